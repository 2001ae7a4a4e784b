import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import {
  MAX_PULL_BYTES,
  MAX_PUSH_BYTES,
  MAX_PUSH_MUTATIONS,
  type PullReply,
  type PushConflict,
} from '#shared/contract/team/sync.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { isOnlyHere, markAtHub } from '../attachments/index.ts';
import { setMeta } from '../db/meta.ts';
import type { Db, WritableDb } from '../db/types.ts';
import { changeSet, type Changes, type ChangeSet } from '../kernel/changes.ts';
import type { Clock, Files, Ids, Log } from '../kernel/ports.ts';
import { acknowledgedMid, findPend, markSent, resendAfter, textOf, waitingPends, type Pend } from '../outbox/index.ts';
import { applyPull, applyReset, applySnapshot, isStale, type Applied, type Writer } from './apply.ts';
import { HubRefused } from './hub-error.ts';
import type { Hub, SnapshotPage } from './hub.ts';
import { nextLoading, positionOf, removePart, type PartState } from './parts.ts';

/** What a step learned; the session decides what to do next. */
export type Learned = {
  /** The hub has more for us right now. */
  readonly more?: boolean;
  readonly pullAgain?: boolean;
  /** Before anything else. */
  readonly pullFirst?: boolean;
  /** Nothing is pushed for this long: sending the same at once would get the same answer. */
  readonly pushAfterMs?: number;
  readonly lease?: PullReply['leaseUntilAt'];
};

export type StepDeps = {
  readonly db: Db;
  readonly hub: Hub;
  readonly files: Files;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly agentId: string;
  readonly deviceId: string;
  readonly writer: () => Writer;
  readonly announce: (changes: Changes) => void;
};

/** A part that does not add up is loaded again; if that does not help, at most once an hour. */
const RELOAD_MS = HOUR;
/** About 50 ms of work. */
const SLICE_ROWS = 500;
/** Until a push that cannot succeed is tried again. */
const STUCK_MS = MINUTE;
/** Rows of a page can be asked for again, so they need not wait for the disk. */
const LOOSE = { isDurable: false };

export type Steps = { push(): Promise<Learned>; pull(): Promise<Learned>; snapshot(): Promise<Learned> };

export function createSteps(deps: StepDeps): Steps {
  const reloaded = new Map<string, number>();
  return {
    push: () => pushStep(deps),
    pull: () => pullStep(deps, reloaded),
    snapshot: () => snapshotStep(deps),
  };
}

function batchOf(pends: readonly Pend[]): Pend[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  const fits = pends.findIndex((pend, i) => {
    bytes += encoder.encode(JSON.stringify(pend.mutation)).length + 64;
    return i > 0 && bytes > MAX_PUSH_BYTES;
  });
  return fits === -1 ? [...pends] : pends.slice(0, fits);
}

/** Content goes before the words that name it, so that no colleague sees a file the hub cannot give them. */
async function uploadFiles({ db, hub, files, log }: StepDeps, batch: readonly Pend[]): Promise<void> {
  const named = batch.flatMap((pend) => textOf(pend.mutation)?.message.attachments ?? []);
  for (const { sha256 } of named) {
    if (!db.read((tx) => isOnlyHere(tx, sha256))) continue;
    try {
      await hub.upload(sha256, await files.read(sha256));
    } catch (error) {
      const isFinal = error instanceof HubRefused && [400, 413, 422].includes(error.status);
      if (!isFinal) throw error;
      // The words must not wait for ever for a file the hub will never take.
      log.warn('file.refused', { status: error.status });
    }
    db.write((tx) => {
      markAtHub(tx, sha256);
    });
  }
}

async function pushStep(deps: StepDeps): Promise<Learned> {
  const { db, hub, ids, deviceId } = deps;
  const batch = batchOf(db.read((tx) => waitingPends(tx, MAX_PUSH_MUTATIONS)));
  if (batch.length === 0) return {};
  await uploadFiles(deps, batch);
  const { epoch } = db.read(positionOf);
  const muts = batch.map(({ mid, at, mutation }) => ({ mid, at, mutation }));
  const request = { req: ids.uuid(), device: deviceId as DeviceId, schema: PROTOCOL_VERSION, epoch, muts };
  const reply = await hub.push(request);
  if ('code' in reply) return pushConflict(deps, reply);
  if (reply.req !== request.req || reply.epoch !== db.read(positionOf).epoch) return { pullFirst: true };
  const changed = changeSet();
  db.write((tx) => {
    markSent(tx, reply.lastMid);
  });
  for (const pend of batch) changed.add('outbox', String(pend.mid));
  deps.announce(changed.changes);
  const isTaken = reply.lastMid >= (batch[0]?.mid ?? 0);
  return isTaken ? { pullAgain: true } : { pullAgain: true, pushAfterMs: STUCK_MS };
}

function pushConflict({ db, log, announce }: StepDeps, conflict: PushConflict): Learned {
  log.warn('push.conflict', { code: conflict.code });
  if (conflict.code === 'epoch') return { pullFirst: true };
  const changed = changeSet();
  const isKept = db.write((tx) => {
    resendAfter(tx, conflict.expect - 1);
    return findPend(tx, conflict.expect) !== undefined;
  });
  changed.addAll('outbox');
  announce(changed.changes);
  // A number that is no longer kept cannot be supplied; one that is goes out with the next push.
  return { pullFirst: true, pushAfterMs: isKept ? SECOND : STUCK_MS };
}

async function pullStep(deps: StepDeps, reloaded: Map<string, number>): Promise<Learned> {
  const { db, hub, ids, log } = deps;
  const position = db.read(positionOf);
  const req = ids.uuid();
  const ackMid = db.read(acknowledgedMid);
  const about = { req, device: deps.deviceId as DeviceId, schema: PROTOCOL_VERSION, max: MAX_PULL_BYTES, ackMid };
  const reply = await hub.pull({ ...about, epoch: position.epoch, cursor: position.cursor, live: [...position.live] });
  const changed = changeSet();
  const applied = db.write((tx) => {
    if (isStale(tx, { req }, reply)) return undefined;
    if ('reset' in reply) {
      log.warn('pull.reset', { why: reply.reset });
      applyReset(tx, reply, deps.agentId, changed);
      return undefined;
    }
    return applyReply(tx, deps, reply, reloaded, changed);
  });
  deps.announce(changed.changes);
  if (!applied || 'reset' in reply) return { pullAgain: true };
  report(deps, applied);
  if (applied.lostFiles) await forget(deps, applied.lostFiles);
  return { more: reply.more, lease: reply.leaseUntilAt };
}

function applyReply(
  tx: WritableDb,
  { clock, writer }: StepDeps,
  reply: PullReply,
  reloaded: Map<string, number>,
  changed: ChangeSet,
): Applied {
  const now = clock.now();
  const mayReload = (part: string): boolean => (reloaded.get(part) ?? -RELOAD_MS) + RELOAD_MS <= now;
  const sums = Object.fromEntries(Object.entries(reply.sums).filter(([part]) => mayReload(part)));
  const applied = applyPull(tx, { ...reply, sums }, writer(), now, changed);
  for (const part of applied.mismatched) reloaded.set(part, now);
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

/** What left the scope leaves the disk too: sealed files, and the pages the write-ahead log still holds. */
async function forget({ db, files }: StepDeps, lost: readonly string[]): Promise<void> {
  db.checkpoint();
  for (const sha256 of lost) await files.remove(sha256);
}

async function snapshotStep(deps: StepDeps): Promise<Learned> {
  const { db, hub } = deps;
  const part = db.read(nextLoading);
  if (!part) return {};
  const page = await hub.snapshot(part.part, part.after).catch((error: unknown) => {
    if (error instanceof HubRefused && error.code === 'denied') return undefined;
    throw error;
  });
  if (!page) {
    // The scope has changed since it was listed; the next pull lists it anew.
    const changed = changeSet();
    db.write((tx) => {
      removePart(tx, part.part, changed);
    });
    deps.announce(changed.changes);
    return { pullAgain: true };
  }
  await applyInSlices(deps, part, page);
  if (page.head.epoch !== db.read(positionOf).epoch) return { pullFirst: true };
  return { pullAgain: page.head.done };
}

/**
 * A page of 2,000 rows would hold up everything else for a fifth of a second. Its rows come in the order of the place that
 * stands in `after`, so every slice is a page of its own: a restart goes on behind the last one.
 */
async function applyInSlices(deps: StepDeps, asked: PartState, { head, rows }: SnapshotPage): Promise<void> {
  let part: PartState | undefined = asked;
  for (let i = 0; part && (i === 0 || i < rows.length); i += SLICE_ROWS) {
    const slice = rows.slice(i, i + SLICE_ROWS);
    const last = slice.at(-1);
    const isLast = i + SLICE_ROWS >= rows.length;
    const sliceHead = isLast || !last ? head : { ...head, after: `${last[0]}/${last[1]}`, done: false };
    part = applySlice(deps, part, { head: sliceHead, rows: slice });
    if (!isLast) await nextTurn(deps.clock);
  }
}

/** @returns where the part stands now; undefined when it was no longer waiting for this slice. */
function applySlice(
  { db, log, writer, announce }: StepDeps,
  part: PartState,
  page: SnapshotPage,
): PartState | undefined {
  const changed = changeSet();
  const unreadable = db.write((tx) => applySnapshot(tx, part, page, writer(), changed), LOOSE);
  announce(changed.changes);
  if (unreadable === undefined) return undefined;
  if (unreadable > 0) log.warn('rows.unreadable', { rows: unreadable });
  return { ...part, after: page.head.after };
}

const nextTurn = (clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    clock.after(0, resolve);
  });
