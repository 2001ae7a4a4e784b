import type { SpanKind } from '#shared/domain/load/index.ts';
import { KEPT_DAYS } from '#shared/domain/load/privacy.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** What is kept of the agent's own day, and for how long. */
const KEPT_MS = KEPT_DAYS * DAY;

export type Span = {
  readonly kind: SpanKind;
  readonly reason: string;
  readonly fromAt: number;
  readonly toAt: number;
  readonly load: number;
};

const COLUMNS = 'kind, reason, from_at as fromAt, to_at as toAt, load';

/** Those that have a part in [fromAt, toAt), oldest first. */
export const spansBetween = (db: ReadableDb, fromAt: number, toAt: number): Span[] =>
  db.all<Span>(`select ${COLUMNS} from day_span where to_at > ? and from_at < ? order by from_at, id`, [fromAt, toAt]);

export const allSpans = (db: ReadableDb): Span[] =>
  db.all<Span>(`select ${COLUMNS} from day_span order by from_at, id`);

export const hasSpan = (db: ReadableDb, fromAt: number, toAt: number): boolean =>
  db.get('select 1 as x from day_span where to_at > ? and from_at < ? limit 1', [fromAt, toAt]) !== undefined;

/** @returns its id. */
export function addSpan(tx: WritableDb, { kind, reason, fromAt, toAt, load }: Span): number {
  tx.run('insert into day_span (from_at, to_at, kind, reason, load) values (?, ?, ?, ?, ?)', [
    fromAt,
    toAt,
    kind,
    reason,
    load,
  ]);
  return tx.get<{ id: number }>('select last_insert_rowid() as id')?.id ?? 0;
}

export const endSpan = (tx: WritableDb, id: number, toAt: number): void =>
  void tx.run('update day_span set to_at = max(from_at, ?) where id = ?', [toAt, id]);

export const dropSpan = (tx: WritableDb, id: number): void => void tx.run('delete from day_span where id = ?', [id]);

/** What was written by a wrong clock since `sinceId` moves to where it belongs. */
export const moveSpans = (tx: WritableDb, sinceId: number, byMs: number): void =>
  void tx.run('update day_span set from_at = from_at + ?, to_at = to_at + ? where id >= ?', [byMs, byMs, sinceId]);

export function noteHard(tx: WritableDb, contactId: string, at: number): void {
  tx.run('insert into day_hard (contact_id, at) values (?, ?) on conflict do nothing', [contactId, at]);
}

export const isKnownHard = (db: ReadableDb, contactId: string): boolean =>
  db.get('select 1 as x from day_hard where contact_id = ?', [contactId]) !== undefined;

export const hardSince = (db: ReadableDb, fromAt: number, toAt: number): { contactId: string; at: number }[] =>
  db.all('select contact_id as contactId, at from day_hard where at >= ? and at < ? order by at', [fromAt, toAt]);

/** Everything that began in [fromAt, toAt). @returns how many spans went. */
export function forgetDays(tx: WritableDb, fromAt: number, toAt: number): number {
  tx.run('delete from day_hard where at >= ? and at < ?', [fromAt, toAt]);
  return tx.run('delete from day_span where from_at >= ? and from_at < ?', [fromAt, toAt]);
}

export function dropOld(tx: WritableDb, now: number): void {
  tx.run('delete from day_span where to_at < ?', [now - KEPT_MS]);
  tx.run('delete from day_hard where at < ?', [now - KEPT_MS]);
}
