import type { PullReply } from '#shared/contract/team/sync.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { setMeta } from '../db/meta.ts';
import type { WritableDb } from '../db/types.ts';
import { changeSet, type ChangeSet } from '../kernel/changes.ts';
import { applyPull, applyReset, isStale, type Applied } from './apply.ts';
import { forget } from './forget.ts';
import { pullPages, type PullPages } from './pull-pages.ts';
import type { Learned, Step, StepDeps } from './step.ts';
import { inStretches, LOOSE } from './stretch.ts';

/** A part that does not add up is loaded again; if that does not help, at most once an hour. */
const RELOAD_MS = HOUR;

/** One page of what changed since the cursor. */
export function createPull(deps: StepDeps): Step {
  const around: Around = { deps, pages: pullPages(deps), reloaded: new Map() };
  return inStretches(
    deps.db,
    () => pullStep(around),
    ({ more }) => more !== true,
  );
}

type Around = { readonly deps: StepDeps; readonly pages: PullPages; readonly reloaded: Map<string, number> };

async function pullStep({ deps, pages, reloaded }: Around): Promise<Learned> {
  const { db, log } = deps;
  const { req, reply, skewMs, isAhead } = await pages.take();
  const hasMore = !('reset' in reply) && reply.more;
  if (hasMore) pages.begin(reply);
  const changed = changeSet();
  const write = (tx: WritableDb): Applied | undefined => {
    if (isStale(tx, { req }, reply)) return undefined;
    if ('reset' in reply) {
      log.warn('pull.reset', { why: reply.reset });
      applyReset(tx, reply, deps.writer(), deps.agentId, changed);
      return undefined;
    }
    return applyReply(tx, deps, reply, reloaded, changed);
  };
  const applied = hasMore ? db.write(write, LOOSE) : db.write(write);
  deps.announce(changed.changes);
  if (!applied || 'reset' in reply) return { pullAgain: true };
  report(deps, applied);
  if (applied.lostFiles) await forgetFiles(deps, applied.lostFiles);
  return { more: reply.more || isAhead, lease: reply.leaseUntilAt, ...(skewMs === undefined ? {} : { skewMs }) };
}

/** Not before it stands for good that no row names them. */
async function forgetFiles(deps: StepDeps, files: readonly string[]): Promise<void> {
  deps.db.settle();
  await forget(deps, files);
}

function applyReply(
  tx: WritableDb,
  { clock, writer }: StepDeps,
  reply: PullReply,
  reloaded: Map<string, number>,
  changed: ChangeSet,
): Applied {
  const now = clock.now();
  const at = clock.monotonic();
  const mayReload = (part: string): boolean => (reloaded.get(part) ?? at - RELOAD_MS) + RELOAD_MS <= at;
  const sums = Object.fromEntries(Object.entries(reply.sums).filter(([part]) => mayReload(part)));
  const applied = applyPull(tx, { ...reply, sums }, writer(), now, changed);
  for (const part of applied.mismatched) reloaded.set(part, at);
  setMeta(tx, 'leaseUntilAt', reply.leaseUntilAt);
  // The hub's clock is the one the lease is counted by: it replaces whatever this machine had believed.
  setMeta(tx, 'clockHigh', reply.now);
  setMeta(tx, 'lastContactAt', now);
  return applied;
}

function report({ log }: StepDeps, { mismatched, unreadable }: Applied): void {
  if (mismatched.length > 0) log.warn('part.mismatch', { parts: mismatched.join(' ') });
  if (unreadable > 0) log.warn('rows.unreadable', { rows: unreadable });
}
