import type { Migration } from './types.ts';

/** Shared practice ends by its age, and with its trainee's time here; it is found by both, as in migration 7. */
export const practice: Migration = {
  version: 16,
  name: 'practice',
  statements: [
    `create index doc_share_at on doc (((data->>'sharedAt')::bigint)) where tbl = 'share'`,
    `create index doc_share_agent on doc ((data->>'agentId')) where tbl = 'share'`,
  ],
};
