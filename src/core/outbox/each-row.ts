import type { Db, ReadableDb } from '../db/types.ts';

/** Row by row, so that a damaged page costs only what lies on it and behind it; false: not all of it could be read. */
export function eachRow<Row>(
  db: Db,
  next: (tx: ReadableDb, last: Row | undefined) => Row | undefined,
  work: (row: Row) => void,
): boolean {
  let last: Row | undefined;
  try {
    for (;;) {
      const row = db.read((tx) => next(tx, last));
      if (!row) return true;
      work(row);
      last = row;
    }
  } catch {
    return false;
  }
}
