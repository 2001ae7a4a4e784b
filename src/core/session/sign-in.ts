import type { SignedIn } from '#shared/contract/team/auth.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { DeviceId } from '#shared/kernel/ids.ts';
import { z } from 'zod';
import { leaseOf } from '../desk/index.ts';
import { HubUnreachable, type Clock, type Ids, type Log, type Replicas, type Transport } from '../kernel/ports.ts';
import { HubRefused } from '../sync/index.ts';
import {
  keyByDesk,
  keyByPassword,
  revoked,
  wrapByDesk,
  wrapByPassword,
  type Enrolments,
  type KeyWorld,
  type StoredEnrolment,
} from './enrolment.ts';
import { askSignIn } from './hub-auth.ts';
import type { Probe } from './probe.ts';
import { refuse } from './refusal.ts';
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
    await checkProtocol(world);
    return await signInAsDevice(world, handle, password, known?.deviceId ?? DeviceId.parse(world.ids.uuid()));
  } catch (error) {
    if (error instanceof HubUnreachable) return undefined;
    if (!(error instanceof HubRefused)) throw error;
    return refusedByHub(error);
  }
}

async function checkProtocol({ probe }: SignInWorld): Promise<void> {
  const info = await probe.ask();
  const isServed = PROTOCOL_VERSION >= info.minProtocol && PROTOCOL_VERSION <= info.protocol;
  if (!isServed) refuse({ code: 'HUB_INCOMPATIBLE', hub: info.protocol, desk: PROTOCOL_VERSION });
}

/** A person whose handle was changed comes back as the device their replica knows, or its edits would have two owners. */
async function signInAsDevice(
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

function refusedByHub(error: HubRefused): undefined {
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

async function enterOnline(
  world: SignInWorld,
  signedIn: SignedIn,
  password: string,
  lockCurrent: () => void,
): Promise<Admitted> {
  const before = await world.enrolments.find({ hubId: signedIn.hubId, agentId: signedIn.agent.id });
  const { key, enrolment } = await enrol(world, signedIn, password, before);
  lockCurrent();
  const replica = await openReplica(world.replicas, { folder: enrolment.folder, key });
  key.fill(0);
  rememberSignIn(replica.db, signedIn);
  return { mode: 'online', replica, enrolment, accessToken: signedIn.accessToken };
}

/** The enrolment is on the disk before the replica exists: a file whose key was lost in a crash would be lost too. */
async function enrol(
  world: SignInWorld,
  signedIn: SignedIn,
  password: string,
  before: StoredEnrolment | undefined,
): Promise<{ key: Uint8Array; enrolment: StoredEnrolment }> {
  const { agent, deviceId, leaseUntilAt, deskSecret, hubId } = signedIn;
  const sameKey = before && (await keyByPassword(world.keyWorld, before, password).catch(damaged));
  const key =
    sameKey ??
    (before ? await keyByDesk(world.keyWorld, before, deskSecret).catch(damaged) : world.keyWorld.random.bytes(32));
  const wraps = before && sameKey ? before : await wrapByPassword(world.keyWorld, key, password);
  const enrolment: StoredEnrolment = {
    version: 1,
    hubId,
    hubUrl: world.transport.hubUrl,
    signedInAt: world.clock.now(),
    agentId: agent.id,
    handle: agent.handle,
    name: agent.name,
    deviceId,
    folder: before?.folder ?? world.enrolments.folderOf({ hubId, agentId: agent.id }),
    salt: wraps.salt,
    byPassword: wraps.byPassword,
    // Sealed anew each time: a hub restored from a backup may keep another secret for this device.
    byDesk: await wrapByDesk(world.keyWorld, key, deskSecret),
    leaseUntilAt,
    tries: 0,
    lastTryAt: 0,
    isRevoked: false,
  };
  await world.enrolments.save(enrolment);
  return { key, enrolment };
}

/** The machine's own protection no longer opens what it protected: the key, and with it the replica, is out of reach. */
const damaged = (error: unknown): never => refuse({ code: 'REPLICA_DAMAGED' }, error);

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
  const key = await keyByPassword(world.keyWorld, known, password).catch(damaged);
  const tries = key ? 0 : known.tries + 1;
  if (tries !== known.tries) await world.enrolments.save({ ...known, tries, lastTryAt: now });
  return key ?? refuse({ code: 'WRONG_PASSWORD' });
}
