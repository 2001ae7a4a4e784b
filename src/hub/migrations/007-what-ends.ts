import type { Migration } from './types.ts';

/** Rows that end by themselves are found by their age; words on a ticket, told to people, are found by the ticket. */
export const whatEnds: Migration = {
  version: 7,
  name: 'what-ends',
  statements: [
    `create index doc_usage_at on doc (((data->>'at')::bigint)) where tbl = 'usage'`,
    `create index doc_told_at on doc (((data->>'at')::bigint)) where tbl = 'notice' and data->>'kind' in ('mention', 'followed')`,
    `create index doc_told_ticket on doc ((data->>'ticketId')) where tbl = 'notice' and data->>'kind' in ('mention', 'followed')`,
  ],
};
