import type { Migration } from './types.ts';

/** Whoever is erased takes along what stands of their contacts. */
export const contacts: Migration = {
  version: 10,
  name: 'contacts',
  statements: [
    `create index doc_of_customer on doc ((data->>'customerId')) where tbl in ('contact', 'promise', 'gesture')`,
  ],
};
