import type { Migration } from './types.ts';

/** Who may read a file is answered by what names it: the files of knowledge stand in a list inside their row. */
export const knowledgeFiles: Migration = {
  version: 6,
  name: 'knowledge-files',
  statements: [
    `create index doc_files on doc using gin ((data->'files') jsonb_path_ops) where tbl in ('article', 'proposal', 'revision')`,
  ],
};
