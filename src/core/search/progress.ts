import type { IndexProgress } from '#shared/contract/app/search.ts';
import type { ReadableDb } from '../db/types.ts';
import { counted } from './store.ts';

/** Counting further than this would cost more than the number is worth. */
const EXACT = 2000;
/** Fewer rows than this are behind for a moment only: that is no building. */
const BUILDING = 500;

/** Rows of the four tables, by the highest number they have given: at once, and exact where nothing was ever removed. */
const roughTotal = (db: ReadableDb): number =>
  ['customer', 'ticket', 'article', 'message'].reduce(
    (sum, tbl) => sum + (db.get<{ n: number | null }>(`select max(rowid) as n from ${tbl}`)?.n ?? 0),
    0,
  );

const behindUpTo = (db: ReadableDb, most: number): number =>
  db.get<{ n: number }>('select count(*) as n from (select 1 from search_dirty limit ?)', [most])?.n ?? 0;

export const isMuchBehind = (db: ReadableDb): boolean => behindUpTo(db, BUILDING) >= BUILDING;

export function progressOf(db: ReadableDb): IndexProgress {
  const done = Math.max(0, counted(db, 'docs'));
  const behind = behindUpTo(db, EXACT + 1);
  const total = behind <= EXACT ? done + behind : Math.max(done + behind, roughTotal(db));
  return { done, total, isBuilding: behind >= BUILDING };
}
