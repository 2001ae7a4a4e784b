import type { Outcome } from '#shared/domain/mutation/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import { getNumber, setMeta } from '../db/meta.ts';
import type { WritableDb } from '../db/types.ts';

/** How long a decided mutation is kept to be sent again to a hub that comes back with less than it had. */
export const REPLAY_MS = 30 * DAY;

/**
 * Stores what the hub decided: everything up to `lastMid` is done. Only a pull calls this; a push reply does not, because
 * the row that shows the edit arrives with the pull, and without it the edit would flicker away.
 */
export function settlePends(
  tx: WritableDb,
  lastMid: number,
  results: readonly (readonly [number, Outcome])[],
  now: number,
): void {
  for (const [mid, outcome] of results) {
    const isRead = outcome.status === 'ok' ? 1 : 0;
    tx.run(
      `update pend set state = 'done', outcome = ?, is_read = ?, decided_at = ? where mid = ? and mid <= ? and state <> 'done'`,
      [JSON.stringify(outcome), isRead, now, mid, lastMid],
    );
  }
  tx.run(`update pend set state = 'done', decided_at = ? where state <> 'done' and mid <= ?`, [now, lastMid]);
  tx.run(`delete from pend where state = 'done' and is_read = 1 and decided_at < ?`, [now - REPLAY_MS]);
  // A replica that was made anew under a known device must not use a number twice.
  if ((getNumber(tx, 'nextMid') ?? 1) <= lastMid) setMeta(tx, 'nextMid', lastMid + 1);
}

/** The hub knows nothing beyond `lastMid` (any more): everything after it, even what was decided, is sent again. */
export function resendAfter(tx: WritableDb, lastMid: number): void {
  tx.run(`update pend set state = 'waiting', outcome = null, is_read = 1, decided_at = null where mid > ?`, [lastMid]);
}
