import type { Tx } from '../store/index.ts';

/** Who administers, from where, and when (ms UTC). */
export type Doer = { readonly agentId: string; readonly deviceId: string | null; readonly at: number };

/** Somebody at the hub's own command line. */
export const commandLine = (at: number): Doer => ({ agentId: 'hub-command', deviceId: null, at });

export type AdminAction =
  | 'admin.add-person'
  | 'admin.change-person'
  | 'admin.set-password'
  | 'admin.revoke-device'
  | 'admin.put-queue'
  | 'admin.change-scope'
  | 'admin.add-channel'
  | 'admin.revoke-channel'
  | 'admin.set-bot'
  | 'admin.set-extension'
  | 'admin.erase-customer';

/** Leaves its entry in the same transaction as the change: one never stands without the other. */
export async function administered(tx: Tx, { agentId, deviceId, at }: Doer, action: AdminAction, subject: string) {
  const entry = { at, agent: agentId, device: deviceId, action, customer: null, rows: 0, subject };
  await tx.insertInto('audit').values(entry).execute();
}
