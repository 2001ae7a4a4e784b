import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { MAX_PULL_BYTES, type PullReply, type PullReset } from '#shared/contract/team/sync.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { setMeta } from '../db/meta.ts';
import type { WritableDb } from '../db/types.ts';
import { changeSet, type ChangeSet } from '../kernel/changes.ts';
import type { Clock } from '../kernel/ports.ts';
import { acknowledgedMid } from '../outbox/index.ts';
import { applyPull, applyReset, isStale, type Applied } from './apply.ts';
import { forget } from './forget.ts';
import { positionOf } from './parts.ts';
import type { Learned, Step, StepDeps } from './step.ts';

/** A part that does not add up is loaded again; if that does not help, at most once an hour. */
const RELOAD_MS = HOUR;

/** One page of what changed since the cursor. */
export function createPull(deps: StepDeps): Step {
  const reloaded = new Map<string, number>();
  return () => pullStep(deps, reloaded);
}

async function pullStep(deps: StepDeps, reloaded: Map<string, number>): Promise<Learned> {
  const { db, hub, ids, log } = deps;
  const position = db.read(positionOf);
  const req = ids.uuid();
  const ackMid = db.read(acknowledgedMid);
  const about = { req, device: deps.deviceId as DeviceId, schema: PROTOCOL_VERSION, max: MAX_PULL_BYTES, ackMid };
  const askedAt = deps.clock.monotonic();
  const reply = await hub.pull({ ...about, epoch: position.epoch, cursor: position.cursor, live: [...position.live] });
  const skewMs = skewOf(deps.clock, askedAt, reply);
  const changed = changeSet();
  const applied = db.write((tx) => {
    if (isStale(tx, { req }, reply)) return undefined;
    if ('reset' in reply) {
      log.warn('pull.reset', { why: reply.reset });
      applyReset(tx, reply, deps.writer(), deps.agentId, changed);
      return undefined;
    }
    return applyReply(tx, deps, reply, reloaded, changed);
  });
  deps.announce(changed.changes);
  if (!applied || 'reset' in reply) return { pullAgain: true };
  report(deps, applied);
  if (applied.lostFiles) await forget(deps, applied.lostFiles);
  return { more: reply.more, lease: reply.leaseUntilAt, ...skewMs };
}

/** The hub wrote its time somewhere between question and answer: the middle is the best guess. */
function skewOf(clock: Clock, askedAt: number, reply: PullReply | PullReset): Pick<Learned, 'skewMs'> {
  if ('reset' in reply) return {};
  return { skewMs: Math.round(reply.now - (clock.now() - (clock.monotonic() - askedAt) / 2)) };
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
