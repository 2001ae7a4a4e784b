import type { Agent } from '#shared/domain/agent.ts';
import type { Part } from '#shared/domain/part.ts';
import { agentPart, DIR } from '#shared/domain/part.ts';
import type { Reader, Tx } from '../store/index.ts';

export type Account = { agentId: string; handle: string; password: string };

export const normalHandle = (typed: string): string => typed.trim().toLowerCase();

export function findAccount(db: Reader, handle: string) {
  return db.selectFrom('account').selectAll().where('handle', '=', normalHandle(handle)).executeTakeFirst();
}

/** The person behind an account, as everybody sees them; undefined when the row is gone. */
export async function findAgent(db: Reader, agentId: string): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('doc')
    .select('data')
    .where('tbl', '=', 'agent')
    .where('id', '=', agentId)
    .executeTakeFirst();
  return row?.data as Agent | undefined;
}

/** Gives a person a way in. `password` is the argon2id text. Everybody holds the directory and their own part. */
export async function addAccount(tx: Tx, { agentId, handle, password }: Account, now: number): Promise<void> {
  await tx.insertInto('account').values({ agent: agentId, handle, password, at: now }).execute();
  await grantParts(tx, agentId, [DIR, agentPart(agentId)]);
}

export async function grantParts(tx: Tx, agentId: string, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  await tx
    .insertInto('scope')
    .values(parts.map((part) => ({ agent: agentId, part })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
