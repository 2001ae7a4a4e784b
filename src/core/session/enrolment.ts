import { z } from 'zod';
import { AgentId, DeviceId } from '#shared/kernel/ids.ts';
import { fromBase64, toBase64 } from '../kernel/base64.ts';
import type { Cabinet, Crypto, Keys, Random } from '../kernel/ports.ts';

/**
 * What lets one person unlock one desk without the hub, as a small file outside the replica. Invariants:
 * 1. The replica's key never lies here in the clear. `byPassword` is the key sealed with the stretched password and then
 *    protected by the machine: opening it takes both.
 * 2. `byDesk` is the key sealed with a secret that only the hub keeps, and then protected by the machine: a password
 *    changed at the hub does not cost a person their outbox, and a stolen disk still opens nothing without the hub.
 * 3. The lease that counts lies inside the encrypted replica; `leaseUntilAt` here is only what the sign-in page shows.
 * 4. A revoked device has no `byPassword`: no word in this file opens the replica again, only the hub's secret does.
 */
export const StoredEnrolment = z.object({
  version: z.literal(1),
  hubId: z.string(),
  /** Where the hub last answered: what a desk that cannot reach it is found by. */
  hubUrl: z.string(),
  signedInAt: z.number(),
  agentId: AgentId,
  handle: z.string(),
  name: z.string(),
  deviceId: DeviceId,
  folder: z.string(),
  salt: z.string(),
  byPassword: z.string().nullable(),
  byDesk: z.string(),
  leaseUntilAt: z.number(),
  tries: z.int(),
  lastTryAt: z.number(),
  isRevoked: z.boolean(),
  /** Damage was found in the replica: it is to be rebuilt before it is used at the hub again. */
  isDamaged: z.boolean().default(false),
});
export type StoredEnrolment = z.infer<typeof StoredEnrolment>;

export type KeyWorld = { readonly crypto: Crypto; readonly keys: Keys; readonly random: Random };

type Wraps = Pick<StoredEnrolment, 'salt' | 'byPassword' | 'byDesk'>;

type PasswordWrap = { readonly salt: string; readonly byPassword: string };

export async function wrapByPassword(world: KeyWorld, key: Uint8Array, password: string): Promise<PasswordWrap> {
  const { crypto, keys, random } = world;
  const salt = random.bytes(16);
  const sealed = crypto.seal(await crypto.stretch(password, salt), key);
  return { salt: toBase64(salt), byPassword: toBase64(await keys.protect(sealed)) };
}

/** `secret`: 32 bytes in base64, from the hub. */
export async function wrapByDesk({ crypto, keys }: KeyWorld, key: Uint8Array, secret: string): Promise<string> {
  return toBase64(await keys.protect(crypto.seal(fromBase64(secret), key)));
}

/** Undefined: the password is not the one it was sealed with, or the device was revoked. Throws when the machine cannot lift its protection. */
export async function keyByPassword(
  { crypto, keys }: KeyWorld,
  wraps: Wraps,
  password: string,
): Promise<Uint8Array | undefined> {
  if (wraps.byPassword === null) return undefined;
  const sealed = await keys.unprotect(fromBase64(wraps.byPassword));
  const stretched = await crypto.stretch(password, fromBase64(wraps.salt));
  try {
    return crypto.open(stretched, sealed);
  } catch {
    return undefined;
  }
}

/** With the secret the hub gives to whoever has just signed in. Throws when it is not the one the key was sealed with. */
export async function keyByDesk({ crypto, keys }: KeyWorld, wraps: Wraps, secret: string): Promise<Uint8Array> {
  return crypto.open(fromBase64(secret), await keys.unprotect(fromBase64(wraps.byDesk)));
}

/** Takes away what opens the replica without the hub. `byDesk` stays: a device that is let in again keeps its outbox. */
export const revoked = (enrolment: StoredEnrolment): StoredEnrolment => ({
  ...enrolment,
  byPassword: null,
  leaseUntilAt: 0,
  isRevoked: true,
});

export const markDamaged = (enrolment: StoredEnrolment): StoredEnrolment => ({ ...enrolment, isDamaged: true });

export type Enrolled = Pick<StoredEnrolment, 'hubId' | 'agentId'>;

export type Enrolments = {
  /** Whoever signed in at this address, last first; one for each person. */
  list(): Promise<StoredEnrolment[]>;
  /** By the hub itself, at whatever address it was then: a hub that moved keeps its desks and what waits in them. */
  find(who: Enrolled): Promise<StoredEnrolment | undefined>;
  save(enrolment: StoredEnrolment): Promise<void>;
  /** A copy under a name that `list` and `find` pass over: its keys may open what was put aside, should they come back. */
  putAside(enrolment: StoredEnrolment): Promise<void>;
  /** Where an agent's replica of a hub lies. */
  folderOf(who: Enrolled): string;
};

/** The enrolments of one hub on this machine. A file that cannot be read is passed over, not deleted. */
export function enrolmentsOf(cabinet: Cabinet, crypto: Crypto, hubUrl: string): Enrolments {
  const digest = (text: string): string => crypto.sha256(new TextEncoder().encode(text)).slice(0, 32);
  const nameOf = ({ hubId, agentId }: Enrolled): string => `enrolment-${digest(`${hubId}\n${agentId}`)}`;
  const read = async (name: string): Promise<StoredEnrolment | undefined> => {
    const text = await cabinet.read(name);
    if (text === undefined) return undefined;
    try {
      return StoredEnrolment.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  };
  return {
    list: async () => {
      const names = (await cabinet.list()).filter((name) => name.startsWith('enrolment-'));
      const all = await Promise.all(names.map(read));
      const here = all.filter((one) => one !== undefined).filter((one) => one.hubUrl === hubUrl);
      const sorted = here.toSorted((a, b) => b.signedInAt - a.signedInAt);
      return sorted.filter((one, i) => sorted.findIndex(({ agentId }) => agentId === one.agentId) === i);
    },
    find: (who) => read(nameOf(who)),
    save: (enrolment) => cabinet.write(nameOf(enrolment), JSON.stringify(enrolment, null, 2)),
    putAside: (enrolment) =>
      cabinet.write(`aside-${nameOf(enrolment)}-${enrolment.signedInAt}`, JSON.stringify(enrolment, null, 2)),
    folderOf: ({ hubId, agentId }) => {
      const isPlain = /^[A-Za-z0-9_-]{1,64}$/.test(agentId);
      return `replicas/${digest(hubId)}/${isPlain ? agentId : digest(agentId)}`;
    },
  };
}
