import type { Effect } from '#shared/domain/mutation/index.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { findAgent, grantParts } from '../auth/accounts.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { takenBack } from '../sync/told.ts';
import { checkGrant, readPart } from './parts.ts';
import { agentIdOf, requirePerson } from './people.ts';

/** Scope rides on the version like everything else: the commit wakes the desks, their next pull brings the new scope. */
async function tell(tx: Tx, agentId: string, doer: Doer, effects: readonly Effect[] = []): Promise<void> {
  await administered(tx, doer, 'admin.change-scope', agentId);
  await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: doer.at, bump: true });
}

/** Throws `Problem`: unknown-handle, unknown-queue, scope-needs-role, bad-value. */
export function grantScope(db: Db, handle: string, text: string, doer: Doer): Promise<void> {
  return inTransaction(db, async (tx) => {
    const part = readPart(text);
    const agent = await requirePerson(tx, await agentIdOf(tx, handle));
    await checkGrant(tx, agent, part);
    await grantParts(tx, agent.id, [part]);
    await tell(tx, agent.id, doer);
  });
}

/** What the person was told of tickets in the part goes with it. Throws `Problem`: unknown-handle, bad-value. */
export function revokeScope(db: Db, handle: string, text: string, doer: Doer): Promise<void> {
  return inTransaction(db, async (tx) => {
    const part = readPart(text);
    const agentId = await agentIdOf(tx, handle);
    await tx.deleteFrom('scope').where('agent', '=', agentId).where('part', '=', part).execute();
    const agent = await findAgent(tx, agentId);
    await tell(tx, agentId, doer, agent ? await takenBack(tx, agent) : []);
  });
}

export async function listScopes(db: Db): Promise<{ handle: string; parts: string[] }[]> {
  const rows = await db
    .selectFrom('account as a')
    .leftJoin('scope as s', 's.agent', 'a.agent')
    .select(['a.handle', 's.part'])
    .orderBy('a.handle')
    .orderBy('s.part')
    .execute();
  const byHandle = new Map<string, string[]>();
  for (const { handle, part } of rows) {
    const parts = byHandle.get(handle) ?? [];
    byHandle.set(handle, part === null ? parts : [...parts, part]);
  }
  return [...byHandle].map(([handle, parts]) => ({ handle, parts }));
}
