import type { z } from 'zod';
import type { PushConflict, PushReply, PushRequestWire } from '#shared/contract/team/sync.ts';
import { keysOf } from '#shared/domain/mutation/index.ts';
import { scopeOf } from '../auth/scope.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { attachable } from '../files/blobs.ts';
import type { Clock } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit } from './commit.ts';
import { withConsequences } from './consequences.ts';
import { filesOf, Judge } from './judge.ts';
import { nextNumbers } from './load-rows.ts';
import { lockReach, withPolicies } from './reach.ts';
import { outsidersOf } from './outsiders.ts';
import { readWire, type Incoming } from './read-wire.ts';
import { strangersTo } from './strangers.ts';

type Wire = z.infer<typeof PushRequestWire>;
export type PushAnswer = { status: 200; body: PushReply } | { status: 409; body: PushConflict };

/**
 * Takes a device's mutations, in one transaction. Invariants:
 * 1. Each (device, mid) has exactly one outcome, recorded in the same commit as its effects; sending it again changes nothing.
 * 2. Outcomes are recorded in the order of `mid`, without gaps.
 * 3. A rejected or unreadable mutation has an outcome like any other: nothing an agent does can block what follows it.
 * 4. Words of a rejected mutation are kept as a notice for their writer.
 */
export function push(db: Db, clock: Clock, who: DevicePrincipal, request: Wire): Promise<PushAnswer> {
  return inTransaction(db, async (tx) => {
    const { lastMid, epoch } = await lockDevice(tx, who.deviceId);
    if (request.epoch !== epoch) return { status: 409, body: { code: 'epoch', epoch } };
    const fresh = freshOf(request.muts, lastMid);
    if (fresh === undefined) return { status: 409, body: { code: 'gap', expect: lastMid + 1 } };
    if (fresh.length > 0) await apply(tx, clock.now(), who, fresh.map(readWire));
    return { status: 200, body: { req: request.req, epoch, lastMid: lastMid + fresh.length } };
  });
}

async function lockDevice(tx: Tx, deviceId: string): Promise<{ lastMid: number; epoch: string }> {
  const device = await tx
    .selectFrom('device')
    .select(['last_mid', 'revoked_at'])
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst();
  if (!device) throw new Refusal('unauthorized');
  if (device.revoked_at !== null) throw new Refusal('revoked');
  const { epoch } = await tx.selectFrom('hub_seq').select('epoch').executeTakeFirstOrThrow();
  return { lastMid: device.last_mid, epoch };
}

/** What is not recorded yet, in order; undefined when a number is missing in between. */
function freshOf(muts: Wire['muts'], lastMid: number): Wire['muts'] | undefined {
  const fresh: Wire['muts'] = [];
  for (const mutation of muts) {
    const expected = lastMid + fresh.length + 1;
    if (mutation.mid > expected) return undefined;
    if (mutation.mid === expected) fresh.push(mutation);
  }
  return fresh;
}

async function apply(tx: Tx, now: number, who: DevicePrincipal, incoming: readonly Incoming[]): Promise<void> {
  const keys = incoming.flatMap((one) => (one.isReadable ? keysOf(one.mutation) : []));
  const rows = await lockReach(tx, keys);
  const scope = await scopeOf(tx, who);
  const hashes = incoming.flatMap((one) => (one.isReadable ? filesOf(one.mutation) : []));
  const files = await attachable(tx, { agentId: who.agentId, scope }, hashes);
  const readable = incoming.flatMap((one) => (one.isReadable ? [one.mutation] : []));
  const numbers = await nextNumbers(tx, readable.filter(({ name }) => name === 'ticket.create').length);
  const strangers = await strangersTo(tx, scope, keys);
  const outsiders = await outsidersOf(tx, readable);
  const judge = new Judge({ who, now, rows, scope, files, strangers, outsiders, numbers });
  const known = [...keys, ...rows];
  const outcomes = incoming.map((one) => {
    const whole = one.isReadable ? { ...one, mutation: withPolicies(one.mutation, known) } : one;
    return { mid: one.mid, outcome: judge.decide(whole) };
  });
  await commit(tx, {
    effects: await withConsequences(tx, rows, judge.effects),
    by: who.deviceId,
    agentId: who.agentId,
    at: now,
    device: { id: who.deviceId, outcomes },
  });
}
