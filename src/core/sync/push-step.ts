import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import {
  MAX_PUSH_BYTES,
  MAX_PUSH_MUTATIONS,
  type PushConflict,
  type PushReply,
  type PushRequest,
} from '#shared/contract/team/sync.ts';
import type { Rejection } from '#shared/domain/mutation/index.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { fileState, markAtHub, markLost } from '../attachments/index.ts';
import { changeSet } from '../kernel/changes.ts';
import { FileLost } from '../kernel/ports.ts';
import { filesIn, markSent, refuseHere, resendAfter, waitingPends, type Pend } from '../outbox/index.ts';
import { HubRefused } from './hub-error.ts';
import { positionOf } from './parts.ts';
import type { Learned, Step, StepDeps } from './step.ts';

/** Until a push that cannot succeed is tried again. */
const STUCK_MS = MINUTE;

/**
 * Sends what waits, oldest first. Invariants:
 * 1. A request is no larger than the hub takes, its envelope and all; one that is refused as too large is halved.
 * 2. What can never be sent (a file that is gone, an edit too large by itself) is refused here, and does not hold up the rest.
 */
export function createPush(deps: StepDeps): Step {
  let most = MAX_PUSH_MUTATIONS;
  return async () => {
    const { epoch } = deps.db.read(positionOf);
    const device = deps.deviceId as DeviceId;
    const about = { req: deps.ids.uuid(), device, schema: PROTOCOL_VERSION, epoch, muts: [] };
    const batch = batchOf(
      about,
      deps.db.read((tx) => waitingPends(tx, most)),
    );
    const [first] = batch;
    if (!first) return {};
    const lost = await uploadFiles(deps, batch);
    if (lost.length > 0) return refuse(deps, lost, 'file-lost');
    const reply = await sendUnlessTooLarge(deps, { ...about, muts: batch.map(wireOf) });
    if (reply === undefined && batch.length === 1) return refuse(deps, [first.mid], 'invalid');
    most = reply === undefined ? Math.ceil(batch.length / 2) : MAX_PUSH_MUTATIONS;
    return reply === undefined ? {} : answered(deps, batch, about.req, reply);
  };
}

/** What has been decided already keeps its number, and asks for nothing. */
const wireOf = ({ mid, at, mutation, outcome }: Pend): PushRequest['muts'][number] => ({
  mid,
  at,
  mutation: outcome === null ? mutation : { name: 'nothing' },
});

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** As many as fit, and at least one. */
function batchOf(about: PushRequest, pends: readonly Pend[]): Pend[] {
  let bytes = bytesOf(about);
  const fits = pends.findIndex((pend, i) => {
    bytes += bytesOf(wireOf(pend)) + 1;
    return i > 0 && bytes > MAX_PUSH_BYTES;
  });
  return fits === -1 ? [...pends] : pends.slice(0, fits);
}

/** Undefined: the hub, or something before it, does not take a request of this size. */
async function sendUnlessTooLarge(
  { hub }: StepDeps,
  request: PushRequest,
): Promise<PushReply | PushConflict | undefined> {
  try {
    return await hub.push(request);
  } catch (error) {
    if (error instanceof HubRefused && error.status === 413) return undefined;
    throw error;
  }
}

function answered(deps: StepDeps, batch: readonly Pend[], req: string, reply: PushReply | PushConflict): Learned {
  const { db, announce } = deps;
  if ('code' in reply) return pushConflict(deps, reply);
  if (reply.req !== req || reply.epoch !== db.read(positionOf).epoch) return { pullFirst: true };
  const changed = changeSet();
  db.write((tx) => {
    markSent(tx, reply.lastMid);
  });
  for (const pend of batch) changed.add('outbox', String(pend.mid));
  announce(changed.changes);
  const isTaken = reply.lastMid >= (batch[0]?.mid ?? 0);
  return isTaken ? { pullAgain: true } : { pullAgain: true, pushAfterMs: STUCK_MS };
}

function pushConflict({ db, log, announce }: StepDeps, conflict: PushConflict): Learned {
  log.warn('push.conflict', { code: conflict.code });
  if (conflict.code === 'epoch') return { pullFirst: true };
  const changed = changeSet();
  const isSupplied = db.write((tx) => {
    resendAfter(tx, conflict.expect - 1);
    return waitingPends(tx, 1)[0]?.mid === conflict.expect;
  });
  changed.addAll('outbox');
  announce(changed.changes);
  return { pullFirst: true, pushAfterMs: isSupplied ? SECOND : STUCK_MS };
}

function refuse({ db, log, writer, announce }: StepDeps, mids: readonly number[], code: Rejection): Learned {
  log.warn('push.refused-here', { code, mutations: mids.length });
  const changed = changeSet();
  db.write((tx) => {
    refuseHere(tx, writer(), mids, code, changed);
  });
  announce(changed.changes);
  return {};
}

/**
 * Content goes before the words that name it, so that no colleague sees a file the hub cannot give them.
 * @returns the mutations that name a content nobody has any more.
 */
async function uploadFiles(deps: StepDeps, batch: readonly Pend[]): Promise<number[]> {
  const lost: number[] = [];
  for (const { mid, mutation, outcome } of batch) {
    const files = outcome === null ? filesIn(mutation) : [];
    for (const { sha256 } of files) if (!(await upload(deps, sha256))) lost.push(mid);
  }
  return [...new Set(lost)];
}

/** @returns false when the content is lost. */
async function upload({ db, hub, files, log }: StepDeps, sha256: string): Promise<boolean> {
  const state = db.read((tx) => fileState(tx, sha256));
  if (state === undefined || state === 'hub') return true;
  if (state === 'lost') return false;
  try {
    await hub.upload(sha256, await files.read(sha256));
  } catch (error) {
    if (error instanceof FileLost && state === 'here') {
      db.write((tx) => {
        markLost(tx, sha256);
      });
      return false;
    }
    // The words must not wait for ever for a file the hub will never take, or has had all the time.
    const isFinal =
      error instanceof FileLost || (error instanceof HubRefused && [400, 413, 422].includes(error.status));
    if (!isFinal) throw error;
    log.warn('file.refused', { status: error instanceof HubRefused ? error.status : null });
  }
  db.write((tx) => {
    markAtHub(tx, sha256);
  });
  return true;
}
