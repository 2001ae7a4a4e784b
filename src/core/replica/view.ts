import type { View } from '#shared/domain/mutation/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { getRow } from './tables.ts';

/** The visible rows as the shared rules read them. A desk knows no field versions, so nothing clashes here. */
export const viewOf = (db: ReadableDb): View => ({
  get: (tbl, id) => {
    const row = getRow(db, tbl, id);
    return row && { data: row.data, fields: {} };
  },
});
