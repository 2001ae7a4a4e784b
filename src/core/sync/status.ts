import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { getNumber } from '../db/meta.ts';
import type { ReadableDb } from '../db/types.ts';
import { countUnread, countWaiting } from '../outbox/index.ts';
import { countKept } from '../notices/index.ts';
import { isComparing } from './parts.ts';

export type Trouble = NonNullable<SyncStatus['reason']>;
export type Standing = {
  /** Why the hub refuses us until something changes; null: it does not. */
  readonly paused: Trouble | null;
  /** The last try failed. */
  readonly isOffline: boolean;
  /** Rows are known to be missing, or no exchange has succeeded yet. */
  readonly isBehind: boolean;
  readonly nextTryAt: number | null;
  /** Hub time minus desk time at the last exchange, ms; null: none yet. */
  readonly skewMs: number | null;
  readonly hubProtocol: number | null;
};

/** A clock that is wrong by less misleads nobody. */
const SKEW_MS = 2 * MINUTE;
const toldSkew = (skewMs: number | null): number | null =>
  skewMs !== null && Math.abs(skewMs) > SKEW_MS ? skewMs : null;

type Counts = Pick<SyncStatus, 'waiting' | 'unread' | 'lastContactAt' | 'loading'> & {
  /** Everything is here, and some of it is being compared with the hub's. */
  readonly compares: boolean;
};
export const NOTHING_COUNTED: Counts = {
  waiting: 0,
  unread: 0,
  lastContactAt: null,
  loading: null,
  compares: false,
};

export const countsOf = (db: ReadableDb, agentId: string): Counts => ({
  waiting: countWaiting(db),
  unread: countUnread(db) + countKept(db, agentId),
  lastContactAt: getNumber(db, 'lastContactAt') ?? null,
  loading: loadingOf(db),
  compares: isComparing(db),
});

function loadingOf(db: ReadableDb): SyncStatus['loading'] {
  const row = db.get<{ done: number; total: number; rows: number | null }>(
    `select count(*) filter (where state = 'live' or compares = 1) as done, count(*) as total,
      sum(n) filter (where state = 'snap' and compares = 0) as rows from part`,
  );
  if (!row || row.done === row.total) return null;
  return { partsDone: row.done, partsTotal: row.total, rows: row.rows ?? 0 };
}

function stateOf(standing: Standing, { loading, compares }: Counts): SyncStatus['state'] {
  if (standing.paused) return 'paused';
  if (standing.isOffline) return 'offline';
  if (loading) return 'loading';
  return standing.isBehind || compares ? 'catching-up' : 'online';
}

export function statusOf(known: Counts, standing: Standing): SyncStatus {
  const { compares: _, ...counts } = known;
  const { paused, isOffline, skewMs, hubProtocol, nextTryAt } = standing;
  return {
    ...counts,
    state: stateOf(standing, known),
    reason: paused ?? (isOffline ? 'unreachable' : null),
    clockSkewMs: toldSkew(skewMs),
    protocols: paused === 'incompatible' && hubProtocol !== null ? { hub: hubProtocol, desk: PROTOCOL_VERSION } : null,
    nextTryAt,
  };
}
