import type { SignedIn } from '#shared/contract/team/auth.ts';
import type { Clock, Transport } from '../kernel/ports.ts';
import {
  keyByDesk,
  keyByPassword,
  wrapByDesk,
  wrapByPassword,
  type Enrolments,
  type KeyWorld,
  type StoredEnrolment,
} from './enrolment.ts';
import { refuse } from './refusal.ts';

type World = {
  readonly clock: Clock;
  readonly keyWorld: KeyWorld;
  readonly enrolments: Enrolments;
  readonly transport: Transport;
};

/** The machine's own protection no longer opens what it protected: the key, and with it the replica, is out of reach. */
export const keyLost = (error: unknown): never => refuse({ code: 'KEY_LOST' }, error);

export type FoundKey = { readonly key: Uint8Array; readonly isByPassword: boolean };

/** The key of a known replica: by the password, else with the hub's half. @throws SignInRefused KEY_LOST */
export async function findKey(
  { keyWorld }: World,
  before: StoredEnrolment,
  password: string,
  deskSecret: string,
): Promise<FoundKey> {
  const sameKey = await keyByPassword(keyWorld, before, password).catch(keyLost);
  if (sameKey) return { key: sameKey, isByPassword: true };
  return { key: await keyByDesk(keyWorld, before, deskSecret).catch(keyLost), isByPassword: false };
}

/** What the file of an enrolment says after the hub has let somebody in, with this key. */
export async function enrolmentFor(
  world: World,
  signedIn: SignedIn,
  password: string,
  before: StoredEnrolment | undefined,
  { key, isByPassword }: FoundKey,
): Promise<StoredEnrolment> {
  const { agent, deviceId, leaseUntilAt, deskSecret, hubId } = signedIn;
  const wraps = before && isByPassword ? before : await wrapByPassword(world.keyWorld, key, password);
  return {
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
    isDamaged: false,
  };
}

/** A person's first key on this desk. */
export const newKey = ({ keyWorld }: World): FoundKey => ({ key: keyWorld.random.bytes(32), isByPassword: false });
