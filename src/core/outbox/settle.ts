import { rejected, type Mutation, type Outcome } from '#shared/domain/mutation/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import { getNumber, setMeta } from '../db/meta.ts';
import type { WritableDb } from '../db/types.ts';

/** How long a decided mutation is kept to be sent again to a hub that comes back with less than it had. */
export const REPLAY_MS = 30 * DAY;

const UNKNOWN = JSON.stringify(rejected('unknown'));
const NOTHING = JSON.stringify({ name: 'nothing' } satisfies Mutation);

/**
 * Stores what the hub decided: everything up to `lastMid` is done. Only a pull calls this; a push reply does not, because
 * the row that shows the edit arrives with the pull, and without it the edit would flicker away.
 * An outcome that is known already stands: the hub was asked for nothing. An edit without any outcome is told as such. Nobody
 * made a count of uses: what became of it is told to nobody.
 */
export function settlePends(
  tx: WritableDb,
  lastMid: number,
  results: readonly (readonly [number, Outcome])[],
  now: number,
): void {
  const settled = `set state = 'done', decided_at = ?, outcome = coalesce(outcome, ?), is_read = iif(outcome is null, max(?, mutation ->> '$.name' = 'usage.add'), is_read)`;
  for (const [mid, outcome] of results) {
    const isRead = outcome.status === 'ok' ? 1 : 0;
    tx.run(`update pend ${settled} where mid = ? and mid <= ? and state <> 'done'`, [
      now,
      JSON.stringify(outcome),
      isRead,
      mid,
      lastMid,
    ]);
  }
  tx.run(`update pend ${settled} where state <> 'done' and mid <= ?`, [now, UNKNOWN, 0, lastMid]);
  tx.run(`delete from pend where state = 'done' and is_read = 1 and decided_at < ?`, [now - REPLAY_MS]);
  // A replica that was made anew under a known device must not use a number twice.
  if ((getNumber(tx, 'nextMid') ?? 1) <= lastMid) setMeta(tx, 'nextMid', lastMid + 1);
}

/**
 * The hub knows nothing beyond `lastMid` (any more): everything after it, even what was decided, is sent again. What was
 * refused stays refused: its words may long be on their way under another number. The hub takes no number before its
 * predecessor, so one whose content is no longer kept goes out as `nothing`.
 */
export function resendAfter(tx: WritableDb, lastMid: number): void {
  tx.run(
    `update pend set state = 'waiting', decided_at = null, outcome = null, is_read = 1
     where mid > ? and (outcome is null or outcome ->> '$.status' <> 'rejected')`,
    [lastMid],
  );
  tx.run(`update pend set state = 'waiting', decided_at = null where mid > ? and outcome is not null`, [lastMid]);
  tx.run(
    `with recursive number (mid) as (
       select ? where ? < ? union all select mid + 1 from number where mid + 1 < ?)
     insert into pend (mid, mutation, ticket_id, at, state, is_read)
     select mid, ?, null, 0, 'waiting', 1 from number where true on conflict (mid) do nothing`,
    [lastMid + 1, lastMid + 1, getNumber(tx, 'nextMid') ?? 1, getNumber(tx, 'nextMid') ?? 1, NOTHING],
  );
}
