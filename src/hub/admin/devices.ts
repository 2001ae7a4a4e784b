import type { DeviceInfo } from '#shared/contract/team/admin.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { revokeDevice } from '../auth/devices.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db } from '../store/index.ts';

export type DeviceLine = DeviceInfo & { readonly handle: string };

export async function listDevices(db: Db): Promise<DeviceLine[]> {
  const rows = await db
    .selectFrom('device as d')
    .innerJoin('account as a', 'a.agent', 'd.agent')
    .select(['d.id', 'd.agent', 'a.handle', 'd.name', 'd.seen_at', 'd.lease_until', 'd.revoked_at'])
    .orderBy('a.handle')
    .orderBy('d.seen_at', 'desc')
    .execute();
  return rows.map(({ id, agent, handle, name, seen_at, lease_until, revoked_at }) => ({
    id: id as DeviceInfo['id'],
    agentId: agent as DeviceInfo['agentId'],
    handle,
    name,
    seenAt: seen_at,
    leaseUntilAt: lease_until,
    revokedAt: revoked_at,
  }));
}

/** Throws `Problem`: unknown-device. */
export function takeOutDevice(db: Db, id: string, doer: Doer): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (!(await revokeDevice(tx, id, doer.at))) throw new Problem('unknown-device', { device: id });
    await administered(tx, doer, 'admin.revoke-device', id);
  });
}
