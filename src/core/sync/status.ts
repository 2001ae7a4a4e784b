import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { getNumber } from '../db/meta.ts';
import type { ReadableDb } from '../db/types.ts';
import { countOpen, countUnread } from '../outbox/index.ts';
import { countNotices } from '../notices/index.ts';

export type Trouble = NonNullable<SyncStatus['reason']>;
export type Standing = {
  /** Why the hub refuses us until something changes; null: it does not. */
  readonly paused: Trouble | null;
  /** The last try failed. */
  readonly isOffline: boolean;
  /** Rows are known to be missing, or no exchange has succeeded yet. */
  readonly isBehind: boolean;
  readonly nextTryAt: number | null;
};

function loadingOf(db: ReadableDb): SyncStatus['loading'] {
  const row = db.get<{ done: number; total: number; rows: number | null }>(
    `select count(*) filter (where state = 'live') as done, count(*) as total,
      sum(n) filter (where state = 'snap') as rows from part`,
  );
  if (!row || row.done === row.total) return null;
  return { partsDone: row.done, partsTotal: row.total, rows: row.rows ?? 0 };
}

function stateOf(standing: Standing, loading: SyncStatus['loading']): SyncStatus['state'] {
  if (standing.paused) return 'paused';
  if (standing.isOffline) return 'offline';
  if (loading) return 'loading';
  return standing.isBehind ? 'catching-up' : 'online';
}

export function statusOf(db: ReadableDb, agentId: string, standing: Standing): SyncStatus {
  const loading = loadingOf(db);
  const state = stateOf(standing, loading);
  return {
    state,
    reason: standing.paused ?? (standing.isOffline ? 'unreachable' : null),
    waiting: countOpen(db),
    unread: countUnread(db) + countNotices(db, agentId),
    lastContactAt: getNumber(db, 'lastContactAt') ?? null,
    clockSkewMs: null,
    protocols: null,
    nextTryAt: standing.nextTryAt,
    loading,
  };
}
