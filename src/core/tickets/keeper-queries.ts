import type { ReadableDb } from '../db/types.ts';
import { MAX_NAMED } from '../kernel/changes.ts';

/** What the keeper asks; every answer is bounded and found by an index. */
const SLICE = 200;

export const isLoading = (db: ReadableDb): boolean =>
  db.get(`select 1 as x from part where state = 'snap' limit 1`) !== undefined;

export const staleTickets = (db: ReadableDb): string[] =>
  db.all<{ id: string }>(`select id from ticket where is_due_stale = 1 limit ${SLICE}`).map(({ id }) => id);

/** A ticket that was not written, or is finished, has its promise already. */
export const staleAmong = (db: ReadableDb, ids: ReadonlySet<string>): string[] =>
  [...ids].filter((id) => db.get('select 1 as x from ticket where id = ? and is_due_stale = 1', [id]) !== undefined);

/** Where a look at every unfinished ticket has got to. */
export type Place = { shelf: string; key: number; id: string };
const SHELVES = ['open', 'pending', 'asleep'] as const;
export const FIRST: Place = { shelf: SHELVES[0], key: Number.MIN_SAFE_INTEGER, id: '' };

/** Unfinished tickets after a place, in the order of one index. */
export const unfinishedAfter = (db: ReadableDb, { shelf, key, id }: Place): { id: string; newest_key: number }[] =>
  db.all(
    `select id, newest_key from ticket where shelf = ? and (newest_key, id) > (?, ?) order by newest_key, id limit ${SLICE}`,
    [shelf, key, id],
  );

/** The next moment at which time alone changes something. */
export const nextMoment = (db: ReadableDb, after: number): number | null => {
  const row = db.get<{ at: number | null }>(
    `select min(at) as at from (
       select min(due_at) as at from ticket where due_at > ?
       union all select min(at_risk_at) from ticket where at_risk_at > ?
       union all select min(snoozed_until_at) from ticket where snoozed_until_at > woken_at)`,
    [after, after],
  );
  return row?.at ?? null;
};

export const crossedBetween = (db: ReadableDb, from: number, to: number): string[] =>
  db
    .all<{ id: string }>(
      `select id from (select id from ticket where due_at > ? and due_at <= ? limit ${MAX_NAMED + 1})
       union select id from (select id from ticket where at_risk_at > ? and at_risk_at <= ? limit ${MAX_NAMED + 1})`,
      [from, to, from, to],
    )
    .map(({ id }) => id);

/** Where a look goes on behind `last`, the last ticket found after `place`; null: it has seen all. */
export function placeAfter(place: Place, last: { id: string; newest_key: number } | undefined): Place | null {
  if (last) return { ...place, key: last.newest_key, id: last.id };
  const shelf = SHELVES[(SHELVES as readonly string[]).indexOf(place.shelf) + 1];
  return shelf === undefined ? null : { ...FIRST, shelf };
}

/** Tickets whose sleep is over. */
export const wakers = (db: ReadableDb, now: number): string[] =>
  db
    .all<{ id: string }>(
      'select id from ticket where snoozed_until_at > woken_at and snoozed_until_at <= ? limit 1000',
      [now],
    )
    .map(({ id }) => id);
