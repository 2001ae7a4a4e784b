import type { Mutation, Outcome } from '#shared/domain/mutation/index.ts';
import { getNumber, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

export type PendState = 'waiting' | 'sent' | 'done';
/**
 * An outcome while `state` is not yet `done`: the agent has been told it, and the hub is asked for nothing under this number.
 */
export type Pend = {
  readonly mid: number;
  readonly mutation: Mutation;
  readonly at: number;
  readonly state: PendState;
  readonly outcome: Outcome | null;
};
type PendRow = { mid: number; mutation: string; at: number; state: PendState; outcome: string | null };

const fromRow = (row: PendRow): Pend => ({
  mid: row.mid,
  mutation: JSON.parse(row.mutation) as Mutation,
  at: row.at,
  state: row.state,
  outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
});
const columns = 'mid, mutation, at, state, outcome';

const ticketOf = (mutation: Mutation): string | null => ('ticketId' in mutation ? mutation.ticketId : null);

/** Queues a mutation under the next number of this device. */
export function insertPend(tx: WritableDb, mutation: Mutation, at: number): number {
  const mid = getNumber(tx, 'nextMid') ?? 1;
  setMeta(tx, 'nextMid', mid + 1);
  tx.run(`insert into pend (mid, mutation, ticket_id, at, state, is_read) values (?, ?, ?, ?, 'waiting', 1)`, [
    mid,
    JSON.stringify(mutation),
    ticketOf(mutation),
    at,
  ]);
  return mid;
}

/** What nobody has decided yet, in order. */
export const openPends = (db: ReadableDb): Pend[] =>
  db.all<PendRow>(`select ${columns} from pend where state <> 'done' and outcome is null order by mid`).map(fromRow);

/** The first number the hub has not confirmed, whatever goes out under it. */
export const firstUnconfirmed = (db: ReadableDb): number | undefined =>
  db.get<{ mid: number }>(`select mid from pend where state <> 'done' order by mid limit 1`)?.mid;

export const openPendsOf = (db: ReadableDb, ticketId: string): Pend[] =>
  db
    .all<PendRow>(
      `select ${columns} from pend where ticket_id = ? and state <> 'done' and outcome is null order by mid`,
      [ticketId],
    )
    .map(fromRow);

/** When the newest edit was made; 0: there is none. */
export const lastAt = (db: ReadableDb): number =>
  db.get<{ at: number }>('select at from pend order by mid desc limit 1')?.at ?? 0;

/** Everything numbered after `mid`, decided or not. */
export const pendsAfter = (db: ReadableDb, mid: number): Pend[] =>
  db.all<PendRow>(`select ${columns} from pend where mid > ? order by mid`, [mid]).map(fromRow);

export const waitingPends = (db: ReadableDb, limit: number): Pend[] =>
  db.all<PendRow>(`select ${columns} from pend where state = 'waiting' order by mid limit ?`, [limit]).map(fromRow);

export const unreadPends = (db: ReadableDb, limit: number): Pend[] =>
  db.all<PendRow>(`select ${columns} from pend where is_read = 0 order by mid limit ?`, [limit]).map(fromRow);

/** Told to the agent, and not yet confirmed by the hub. */
export const toldPends = (db: ReadableDb): Pend[] =>
  db
    .all<PendRow>(`select ${columns} from pend where state <> 'done' and outcome is not null order by mid`)
    .map(fromRow);

/** What the hub has refused, numbered after `mid` and up to `last`. */
export const refusedBetween = (db: ReadableDb, mid: number, last: number): Pend[] =>
  db
    .all<PendRow>(
      `select ${columns} from pend
       where mid > ? and mid <= ? and state = 'done' and outcome ->> '$.status' = 'rejected' order by mid`,
      [mid, last],
    )
    .map(fromRow);

export function findPend(db: ReadableDb, mid: number): Pend | undefined {
  const row = db.get<PendRow>(`select ${columns} from pend where mid = ?`, [mid]);
  return row && fromRow(row);
}

const count = (db: ReadableDb, where: string): number =>
  db.get<{ n: number }>(`select count(*) as n from pend where ${where}`)?.n ?? 0;
export const countOpen = (db: ReadableDb): number => count(db, `state <> 'done' and outcome is null`);
/** What the agent made and nobody has decided. A count of uses is nobody's change: it goes along without being told. */
export const countWaiting = (db: ReadableDb): number =>
  count(db, `state <> 'done' and outcome is null and mutation ->> '$.name' <> 'usage.add'`);
export const countUnread = (db: ReadableDb): number => count(db, 'is_read = 0');

/** Highest mutation whose outcome is stored here. */
export const acknowledgedMid = (db: ReadableDb): number =>
  db.get<{ mid: number | null }>(`select max(mid) as mid from pend where state = 'done'`)?.mid ?? 0;

export function markSent(tx: WritableDb, lastMid: number): void {
  tx.run(`update pend set state = 'sent' where state = 'waiting' and mid <= ?`, [lastMid]);
}

export function markRead(tx: WritableDb, mid: number): void {
  tx.run('update pend set is_read = 1 where mid = ?', [mid]);
}
