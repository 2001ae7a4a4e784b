import { promiseBook, type PromiseBook } from '#shared/domain/sla.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { calendarTable, policyTable } from './tables.ts';

/** A team has a few dozen; the bound only keeps a broken hub from filling the memory. */
const MAX = 5000;

export function bookOf(db: ReadableDb): PromiseBook {
  const rowsOf = (name: string): Row[] => db.all<Row>(`select data from ${name} order by id limit ?`, [MAX]);
  return promiseBook(rowsOf('policy').map(policyTable.fromRow), rowsOf('calendar').map(calendarTable.fromRow));
}

/** Changes whenever a policy or a calendar does. */
export const bookMark = (db: ReadableDb): string =>
  db.get<{ mark: string }>(
    `select (select count(*) || '/' || coalesce(sum(ver), 0) || '/' || coalesce(max(ver), 0) from policy) || ' ' ||
       (select count(*) || '/' || coalesce(sum(ver), 0) || '/' || coalesce(max(ver), 0) from calendar) as mark`,
  )?.mark ?? '';
