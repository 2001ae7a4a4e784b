import type { Migration } from './types.ts';

/**
 * A draft is also the macro that was chosen for it and a signature of its own. `signature` null: as usual; empty: none. A macro
 * may be gone from the team: nothing here names its row.
 */
const columns = `
alter table draft add column macro_id text;
alter table draft add column signature text;
`;

export const wholeDrafts: Migration = {
  number: 60,
  up: (db) => {
    db.exec(columns);
  },
};
