import type { HistoryPromise } from '#shared/contract/app/history.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { promiseView } from './views.ts';

const MAX = 100;

const isOpen = ({ state }: CustomerPromise): boolean => state === 'open';
const settledAt = (promise: CustomerPromise): number => promise.settledAt ?? promise.dueAt;

/** Open ones, soonest first, then what was settled, newest first. */
export function listPromises(db: ReadableDb, customerId: string, me: string): HistoryPromise[] {
  const all = db
    .all<{ data: string }>(
      `select data from promise where customer_id = ? order by due_at desc, id desc limit ${MAX}`,
      [customerId],
    )
    .map(({ data }) => parsed<CustomerPromise>(data));
  const open = all.filter(isOpen).toSorted((a, b) => a.dueAt - b.dueAt);
  const settled = all.filter((promise) => !isOpen(promise)).toSorted((a, b) => settledAt(b) - settledAt(a));
  return [...open, ...settled].map((promise) => promiseView(db, promise, me));
}
