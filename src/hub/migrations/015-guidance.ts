import type { Migration } from './types.ts';

/** What ends by its age is found by it, as in migration 7. */
const ENDS = ['correction', 'showing'].map(
  (tbl) => `create index doc_${tbl}_at on doc (((data->>'at')::bigint)) where tbl = '${tbl}'`,
);

export const guidance: Migration = { version: 15, name: 'guidance', statements: ENDS };
