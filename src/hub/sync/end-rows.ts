import { sql } from 'kysely';
import { KEEP_SHARES_MS } from '#shared/domain/practice/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from './commit.ts';
import { oldShares, sharesBeyond, sharesLeft } from './end-shares.ts';

/**
 * What is worth something only for a while ends by itself, on the hub and, as deletions in commits like any other, on
 * every desk. Invariants:
 * 1. Uses of articles stand for 45 days: what reads them looks back 30.
 * 2. A notice with words of a ticket (mention, followed) stands for 90 days, read or not.
 * 3. What became of prompt cards and corrected lines stand for a year: long enough to compare, and to be learned of.
 * 4. Practice that was shared with leads stands for 400 days, no longer than its trainee may sign in, and at most 200 of one.
 * 5. A commit deletes at most 500 rows and a run makes at most 40 commits of a kind: a page of a pull stays small, and a
 *    push never waits for years to be cleared. What is left goes with the next run.
 * 6. It waits for nobody: a row that is being written now goes with a later run.
 */
export const KEEP_USES_MS = 45 * DAY;
export const KEEP_TOLD_MS = 90 * DAY;
export const KEEP_GUIDANCE_MS = 365 * DAY;
export { KEEP_SHARES_MS };

export type EndLimits = { readonly chunk: number; readonly commits: number };
const LIMITS: EndLimits = { chunk: 500, commits: 40 };

/** Ends what is old enough at `now`; how many rows that were. */
export async function endRows(db: Db, now: number, limits: EndLimits = LIMITS): Promise<number> {
  const uses = await inCommits(db, now, limits, (tx) => oldUses(tx, now - KEEP_USES_MS, limits.chunk));
  const told = await inCommits(db, now, limits, (tx) => oldTold(tx, now - KEEP_TOLD_MS, limits.chunk));
  const ended = (tbl: 'correction' | 'showing'): Promise<number> =>
    inCommits(db, now, limits, (tx) => oldGuidance(tx, tbl, now - KEEP_GUIDANCE_MS, limits.chunk));
  const guidance = (await ended('correction')) + (await ended('showing'));
  const shares = await inCommits(db, now, limits, (tx) => oldShares(tx, now - KEEP_SHARES_MS, limits.chunk));
  const left = await inCommits(db, now, limits, (tx) => sharesLeft(tx, limits.chunk));
  const beyond = await inCommits(db, now, limits, (tx) => sharesBeyond(tx, limits.chunk));
  return uses + told + guidance + shares + left + beyond;
}

type Find = (tx: Tx) => Promise<Effect[]>;

async function inCommits(db: Db, at: number, { chunk, commits }: EndLimits, find: Find): Promise<number> {
  let ended = 0;
  for (let i = 0; i < commits; i += 1) {
    const count = await inTransaction(db, async (tx) => {
      const effects = await find(tx);
      await commit(tx, { effects, by: HUB_WRITER, agentId: null, at });
      return effects.length;
    });
    ended += count;
    if (count < chunk) break;
  }
  return ended;
}

/** Locks the oldest; each kind by its own partial index: the conditions stand here word for word as in migration 7. */
export async function oldUses(tx: Tx, before: number, limit: number): Promise<Effect[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from doc d where d.tbl = 'usage' and (d.data->>'at')::bigint < ${before}
    order by (d.data->>'at')::bigint limit ${limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => ({ tbl: 'usage', id, data: null }));
}

export async function oldTold(tx: Tx, before: number, limit: number): Promise<Effect[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from doc d
    where d.tbl = 'notice' and d.data->>'kind' in ('mention', 'followed') and (d.data->>'at')::bigint < ${before}
    order by (d.data->>'at')::bigint limit ${limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => ({ tbl: 'notice', id, data: null }));
}

async function oldGuidance(tx: Tx, tbl: 'correction' | 'showing', before: number, limit: number): Promise<Effect[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from doc d where d.tbl = ${sql.lit(tbl)} and (d.data->>'at')::bigint < ${before}
    order by (d.data->>'at')::bigint limit ${limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => ({ tbl, id, data: null }));
}
