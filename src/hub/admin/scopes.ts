import { Part } from '#shared/domain/part.ts';
import { grantParts } from '../auth/accounts.ts';
import { mayHold } from '../auth/scope.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { requirePerson } from './people.ts';
import { requireQueue } from './queues.ts';

/** Scope rides on the version like everything else: the commit wakes the desks, their next pull brings the new scope. */
const tell = (tx: Tx, now: number) => commit(tx, { effects: [], by: HUB_WRITER, agentId: null, at: now, bump: true });

function readPart(text: string): Part {
  const parsed = Part.safeParse(text);
  if (!parsed.success) throw new Problem('bad-value', { field: 'part' });
  return parsed.data;
}

/** Throws `Problem`: unknown-handle, unknown-queue, scope-needs-role, bad-value. */
export function grantScope(db: Db, handle: string, text: string, now: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    const part = readPart(text);
    const agent = await requirePerson(tx, handle);
    if (part.startsWith('q:')) await requireQueue(tx, part.slice(2));
    if (!mayHold(agent.role, part)) throw new Problem('scope-needs-role', { handle, role: agent.role });
    await grantParts(tx, agent.id, [part]);
    await tell(tx, now);
  });
}

export function revokeScope(db: Db, handle: string, text: string, now: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    const part = readPart(text);
    const { id } = await requirePerson(tx, handle);
    await tx.deleteFrom('scope').where('agent', '=', id).where('part', '=', part).execute();
    await tell(tx, now);
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
