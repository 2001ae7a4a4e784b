import type { SignedIn } from '#shared/contract/team/auth.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { DeviceId } from '#shared/kernel/ids.ts';
import { z } from 'zod';
import { leaseOf } from '../desk/index.ts';
import { HubUnreachable, type Clock, type Ids, type Log, type Replicas, type Transport } from '../kernel/ports.ts';
import { HubRefused } from '../sync/index.ts';
import { enrolmentFor, findKey, keyLost, newKey } from './enrol.ts';
import { keyByPassword, revoked, type Enrolments, type KeyWorld, type StoredEnrolment } from './enrolment.ts';
import { askSignIn } from './hub-auth.ts';
import type { Probe } from './probe.ts';
import { refuse, type RefusalOf } from './refusal.ts';
import { agentOf, closeReplica, openReplica, rememberSignIn, type OpenReplica } from './replica.ts';
import { waitLeft } from './tries.ts';

export type SignInWorld = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly keyWorld: KeyWorld;
  readonly enrolments: Enrolments;
  readonly replicas: Replicas;
  readonly transport: Transport;
  readonly probe: Probe;
  readonly deviceName: string;
};

export type Admitted = {
  readonly mode: 'online' | 'offline';
  readonly replica: OpenReplica;
  readonly enrolment: StoredEnrolment;
  readonly accessToken: string | null;
};

/** The hub decides when it answers; otherwise the replica opens with the password it was enrolled with. */
export async function signInHere(
  world: SignInWorld,
  handle: string,
  password: string,
  lockCurrent: () => void,
): Promise<Admitted> {
  const name = handle.trim().toLowerCase();
  const known = (await world.enrolments.list()).find((one) => one.handle === name);
  const signedIn = await askHub(world, name, password, known);
  return signedIn
    ? await enterOnline(world, signedIn, password, lockCurrent)
    : await enterOffline(world, known, password, lockCurrent);
}

/** Undefined: the hub does not answer, or not now. */
async function askHub(
  world: SignInWorld,
  handle: string,
  password: string,
  known: StoredEnrolment | undefined,
): Promise<SignedIn | undefined> {
  try {
    if (!(await isServed(world, known))) return undefined;
    return await signInAsDevice(world, handle, password, known?.deviceId ?? DeviceId.parse(world.ids.uuid()));
  } catch (error) {
    if (error instanceof HubUnreachable) return undefined;
    if (!(error instanceof HubRefused)) throw error;
    return refusedByHub(error);
  }
}

/** A hub of another time is as good as away for somebody who can work without it; the desk then says so. */
async function isServed(world: SignInWorld, known: StoredEnrolment | undefined): Promise<boolean> {
  const misfit = await misfitOf(world);
  if (!misfit) return true;
  return known && !known.isRevoked && known.byPassword !== null ? false : refuse(misfit);
}

export async function misfitOf({ probe }: SignInWorld): Promise<RefusalOf<'HUB_INCOMPATIBLE'> | undefined> {
  const info = await probe.ask();
  const fits = PROTOCOL_VERSION >= info.minProtocol && PROTOCOL_VERSION <= info.protocol;
  return fits ? undefined : { code: 'HUB_INCOMPATIBLE', hub: info.protocol, desk: PROTOCOL_VERSION };
}

/** A person whose handle was changed comes back as the device their replica knows, or its edits would have two owners. */
export async function signInAsDevice(
  world: SignInWorld,
  handle: string,
  password: string,
  deviceId: DeviceId,
): Promise<SignedIn> {
  const { enrolments, transport, deviceName } = world;
  const ask = async (id: DeviceId): Promise<SignedIn> => {
    try {
      return await askSignIn(transport, new AbortController().signal, { handle, password, deviceId: id, deviceName });
    } catch (error) {
      if (isRevocation(error)) await revokeDevice(enrolments, id);
      throw error;
    }
  };
  const signedIn = await ask(deviceId);
  const enrolled = await enrolments.find({ hubId: signedIn.hubId, agentId: signedIn.agent.id });
  return enrolled && enrolled.deviceId !== deviceId ? await ask(enrolled.deviceId) : signedIn;
}

const isRevocation = (error: unknown): boolean =>
  error instanceof HubRefused && (error.code === 'device-revoked' || error.code === 'revoked');

async function revokeDevice(enrolments: Enrolments, deviceId: DeviceId): Promise<void> {
  const enrolment = (await enrolments.list()).find((one) => one.deviceId === deviceId);
  if (enrolment) await enrolments.save(revoked(enrolment));
}

const Wait = z.object({ waitMs: z.number() });

export function refusedByHub(error: HubRefused): undefined {
  if (error.code === 'wrong-password') refuse({ code: 'WRONG_PASSWORD' });
  if (isRevocation(error)) refuse({ code: 'DEVICE_REVOKED' });
  if (error.code === 'too-many-tries') {
    const data = Wait.safeParse(error.data);
    refuse({ code: 'TOO_MANY_TRIES', waitMs: data.success ? data.data.waitMs : (error.retryAfterMs ?? 0) });
  }
  // A hub that is starting, overloaded or broken is as good as away.
  if (error.status >= 500 || error.status === 429 || error.status === 404) return undefined;
  throw error;
}

/** The enrolment is on the disk before the replica exists: a file whose key was lost in a crash would be lost too. */
async function enterOnline(
  world: SignInWorld,
  signedIn: SignedIn,
  password: string,
  lockCurrent: () => void,
): Promise<Admitted> {
  const before = await world.enrolments.find({ hubId: signedIn.hubId, agentId: signedIn.agent.id });
  if (before?.isDamaged) refuse({ code: 'REPLICA_DAMAGED' });
  const found = before ? await findKey(world, before, password, signedIn.deskSecret) : newKey(world);
  const enrolment = await enrolmentFor(world, signedIn, password, before, found);
  await world.enrolments.save(enrolment);
  lockCurrent();
  const replica = await openReplica(world.replicas, { folder: enrolment.folder, key: found.key });
  found.key.fill(0);
  rememberSignIn(replica.db, signedIn);
  return { mode: 'online', replica, enrolment, accessToken: signedIn.accessToken };
}

async function enterOffline(
  world: SignInWorld,
  known: StoredEnrolment | undefined,
  password: string,
  lockCurrent: () => void,
): Promise<Admitted> {
  if (!known) return refuse({ code: 'HUB_UNREACHABLE' });
  if (known.isRevoked || known.byPassword === null) return refuse({ code: 'DEVICE_REVOKED' });
  const key = await tryPassword(world, known, password);
  lockCurrent();
  const replica = await openReplica(world.replicas, { folder: known.folder, key });
  key.fill(0);
  try {
    checkUsable(world, replica);
  } catch (error) {
    closeReplica(replica);
    throw error;
  }
  return { mode: 'offline', replica, enrolment: known, accessToken: null };
}

function checkUsable({ clock }: SignInWorld, { db }: OpenReplica): void {
  // The first sign-in was cut off before the hub's answer was stored.
  if (agentOf(db) === null) refuse({ code: 'HUB_UNREACHABLE' });
  const lease = leaseOf(db, clock);
  if (lease.leftMs <= 0) refuse({ code: 'LEASE_ENDED', endedAt: lease.endsAt });
}

async function tryPassword(world: SignInWorld, known: StoredEnrolment, password: string): Promise<Uint8Array> {
  const now = world.clock.now();
  const waitMs = waitLeft(known.tries, known.lastTryAt, now);
  if (waitMs > 0) refuse({ code: 'TOO_MANY_TRIES', waitMs });
  const key = await keyByPassword(world.keyWorld, known, password).catch(keyLost);
  const tries = key ? 0 : known.tries + 1;
  if (tries !== known.tries) await world.enrolments.save({ ...known, tries, lastTryAt: now });
  return key ?? refuse({ code: 'WRONG_PASSWORD' });
}
