import type { Migration } from './types.ts';

/** compares: the rows of a part that is not live are whole, and only what differs from the hub's is fetched. */
export const reconcile: Migration = {
  number: 70,
  up: (db) => {
    db.exec('alter table part add column compares integer not null default 0');
  },
};
