import { revokeDevice } from '../auth/devices.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db } from '../store/index.ts';

export type DeviceLine = {
  id: string;
  handle: string;
  name: string;
  seenAt: number;
  leaseUntilAt: number;
  revokedAt: number | null;
};

export async function listDevices(db: Db): Promise<DeviceLine[]> {
  const rows = await db
    .selectFrom('device as d')
    .innerJoin('account as a', 'a.agent', 'd.agent')
    .select(['d.id', 'a.handle', 'd.name', 'd.seen_at', 'd.lease_until', 'd.revoked_at'])
    .orderBy('a.handle')
    .orderBy('d.seen_at', 'desc')
    .execute();
  return rows.map(({ id, handle, name, seen_at, lease_until, revoked_at }) => ({
    id,
    handle,
    name,
    seenAt: seen_at,
    leaseUntilAt: lease_until,
    revokedAt: revoked_at,
  }));
}

/** Throws `Problem`: unknown-device. */
export function takeOutDevice(db: Db, id: string, now: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (!(await revokeDevice(tx, id, now))) throw new Problem('unknown-device', { device: id });
  });
}
