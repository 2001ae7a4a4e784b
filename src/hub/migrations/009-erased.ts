import type { Migration } from './types.ts';

/**
 * Who was erased, and with which version; the same list stands in a file outside the database. `receipt`: the version up to
 * which a device has shown to hold nothing of them.
 */
export const erased: Migration = {
  version: 9,
  name: 'erased',
  statements: [
    `create table erased (customer text primary key, at bigint not null, ver bigint not null)`,
    `alter table device add column receipt bigint not null default 0`,
  ],
};
