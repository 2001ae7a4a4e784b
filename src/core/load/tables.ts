import { documentTable } from '../db/document-table.ts';

export const loadTables = {
  load: documentTable('load'),
  shift: documentTable('shift', { team_id: ({ teamId }) => teamId }),
};
