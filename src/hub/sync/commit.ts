import { sql } from 'kysely';
import type { Effect, Outcome } from '#shared/domain/mutation/index.ts';
import type { Tx } from '../store/index.ts';
import { hubRow } from './row.ts';

/**
 * The only way replicated data changes. Invariants (kept by `hub_commit`, migration 2):
 * 1. Versions count commits without gaps and become visible in order.
 * 2. Every membership with op = 1 carries the version of its row.
 * 3. A part's sums are the sums over its rows, at every version.
 * 4. A message or attachment that exists is never written again.
 * 5. Messages, attachments and customers are exactly in the parts of their tickets.
 */
export type Commit = {
  readonly effects: readonly Effect[];
  /** Who stands as the last writer of each changed field: a device, or `hub` for what the hub does itself. */
  readonly by: string;
  readonly agentId: string | null;
  readonly at: number;
  /** A new version even without rows: scope and rights travel by version too. */
  readonly bump?: boolean;
  /** What became of a device's mutations; recorded in the same commit, and `last_mid` moves on. */
  readonly device?: { readonly id: string; readonly outcomes: readonly { mid: number; outcome: Outcome }[] };
};

export const HUB_WRITER = 'hub';

/** Applies a commit inside a transaction whose rows are locked. Returns the new version; null when nothing changed. */
export async function commit(
  tx: Tx,
  { effects, by, agentId, at, bump = false, device }: Commit,
): Promise<number | null> {
  const rows = JSON.stringify(lastOfEach(effects).map(hubRow));
  const outcomes = device?.outcomes.map(({ mid, outcome }) => ({ mid, status: outcome.status, detail: outcome }));
  const { rows: answer } = await sql<{ v: number | null }>`
    select hub_commit(${rows}::jsonb, ${by}::text, ${agentId}::text, ${at}::bigint, ${bump}::boolean,
      ${device?.id ?? null}::text, ${JSON.stringify(outcomes ?? [])}::jsonb) as v`.execute(tx);
  return answer[0]?.v ?? null;
}

/** Several effects on one row within a commit: what stands at the end is what is written. */
function lastOfEach(effects: readonly Effect[]): Effect[] {
  return [...new Map(effects.map((effect) => [`${effect.tbl}/${effect.id}`, effect])).values()];
}
