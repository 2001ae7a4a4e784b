import { randomBytes } from 'node:crypto';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import type { Db, Tx } from '../store/index.ts';
import type { DevicePrincipal } from './principal.ts';

/** How long a desk may be unlocked without the hub. */
export const LEASE_MS = 72 * HOUR;
/** A lease is written again only when it is a minute old: a pull a second must not be a write a second. */
const LEASE_GRAIN_MS = MINUTE;

export type Enrolled =
  { kind: 'ok'; leaseUntilAt: number; deskSecret: string } | { kind: 'revoked' } | { kind: 'foreign' };
type Device = { id: string; agentId: string; name: string; now: number };

/** Enrols a device, or finds it again. A device belongs to one person for good: its replica is theirs. */
export async function enrol(tx: Tx, { id, agentId, name, now }: Device): Promise<Enrolled> {
  const leaseUntilAt = now + LEASE_MS;
  const secret = randomBytes(32).toString('base64');
  await tx
    .insertInto('device')
    .values({
      id,
      agent: agentId,
      name,
      secret,
      lease_until: leaseUntilAt,
      enrolled_at: now,
      seen_at: now,
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await tx.selectFrom('device').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (known.agent !== agentId) return { kind: 'foreign' };
  if (known.revoked_at !== null) return { kind: 'revoked' };
  await tx.updateTable('device').set({ lease_until: leaseUntilAt, name, seen_at: now }).where('id', '=', id).execute();
  return { kind: 'ok', leaseUntilAt, deskSecret: known.secret };
}

/** Renews the lease and notes that the device was here. Returns what is stored, so hub and desk agree on the moment. */
export async function renewLease(
  db: Db,
  who: DevicePrincipal,
  about: { now: number; schema: number },
): Promise<number> {
  const { now, schema } = about;
  const fresh = now + LEASE_MS;
  const known = who.leaseUntilAt ?? 0;
  if (known >= fresh - LEASE_GRAIN_MS) return known;
  await db
    .updateTable('device')
    .set({ lease_until: fresh, seen_at: now, schema })
    .where('id', '=', who.deviceId)
    .where('lease_until', '<', fresh - LEASE_GRAIN_MS)
    .execute();
  const device = db.selectFrom('device').select('lease_until').where('id', '=', who.deviceId);
  return (await device.executeTakeFirstOrThrow()).lease_until;
}

/** Takes a device out for good. Returns false when there is none with this id. */
export async function revokeDevice(tx: Tx, id: string, now: number): Promise<boolean> {
  const done = await tx
    .updateTable('device')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  await tx.updateTable('token_family').set({ revoked_at: now }).where('device', '=', id).execute();
  return Number(done.numUpdatedRows) > 0 || (await exists(tx, id));
}

async function exists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('device').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
