import { randomUUID } from 'node:crypto';
import { Agent } from '#shared/domain/agent.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/role.ts';
import { addAccount, findAccount, findAgent, grantParts, normalHandle } from '../auth/accounts.ts';
import { hashPassword, MIN_PASSWORD } from '../auth/password.ts';
import { mayHold } from '../auth/scope.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { lockRows } from '../sync/locked-view.ts';
import { requireQueue } from './queues.ts';

export type NewPerson = { handle: string; name: string; role: Role; queueIds: readonly string[]; password: string };

/** Throws `Problem`: handle-taken, unknown-queue, weak-password, bad-value. */
export async function addPerson(db: Db, person: NewPerson, now: number): Promise<Agent> {
  const password = await hashNew(person.password);
  const agent = readAgent(person);
  return inTransaction(db, async (tx) => {
    if (await findAccount(tx, agent.handle)) throw new Problem('handle-taken', { handle: agent.handle });
    for (const queueId of agent.queueIds) await requireQueue(tx, queueId);
    await addAccount(tx, { agentId: agent.id, handle: agent.handle, password }, now);
    await grantParts(tx, agent.id, await firstParts(tx, agent));
    await writeAgent(tx, agent, now);
    return agent;
  });
}

function readAgent({ handle, name, role, queueIds }: NewPerson): Agent {
  const data = { id: `agent-${randomUUID()}`, handle: normalHandle(handle), name, role, queueIds, isActive: true };
  const parsed = Agent.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Problem('bad-value', { field: parsed.error.issues[0]?.path.join('.') ?? 'handle' });
}

/** A new colleague holds their queues, and all the knowledge and procedures there are. */
async function firstParts(tx: Tx, agent: Agent): Promise<Part[]> {
  const known = await tx.selectFrom('part').select('part').where('n', '>', 0).execute();
  const common = known.map(({ part }) => part).filter((part) => part.startsWith('kb:') || part.startsWith('sop:'));
  return [...common, ...agent.queueIds.map(queuePart)].filter((part) => mayHold(agent.role, part));
}

const writeAgent = (tx: Tx, agent: Agent, now: number) =>
  commit(tx, {
    effects: [{ tbl: 'agent', id: agent.id, data: agent }],
    by: HUB_WRITER,
    agentId: null,
    at: now,
  });

async function hashNew(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD) throw new Problem('weak-password', { min: MIN_PASSWORD });
  return hashPassword(password);
}

export async function requirePerson(tx: Tx, handle: string): Promise<Agent> {
  const account = await findAccount(tx, handle);
  const agent = account && (await findAgent(tx, account.agent));
  if (!agent) throw new Problem('unknown-handle', { handle });
  return agent;
}

/** Changes what everybody sees of a person. Takes effect with their next request. */
export function changePerson(
  db: Db,
  handle: string,
  change: Partial<Pick<Agent, 'role' | 'isActive' | 'name'>>,
  now: number,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { id } = await requirePerson(tx, handle);
    await lockRows(tx, [{ tbl: 'agent', id }]);
    const agent = { ...(await requirePerson(tx, handle)), ...change };
    await writeAgent(tx, agent, now);
  });
}

/** Sets a password and ends every session of the person. */
export async function setPassword(db: Db, handle: string, password: string, now: number): Promise<void> {
  const hash = await hashNew(password);
  await inTransaction(db, async (tx) => {
    const { id } = await requirePerson(tx, handle);
    await tx.updateTable('account').set({ password: hash, at: now }).where('agent', '=', id).execute();
    await tx
      .updateTable('token_family')
      .set({ revoked_at: now })
      .where('agent', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  });
}

export async function listPeople(db: Db): Promise<Agent[]> {
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('doc as d', (join) => join.onRef('d.id', '=', 'a.agent').on('d.tbl', '=', 'agent'))
    .select('d.data')
    .orderBy('a.handle')
    .execute();
  return rows.map(({ data }) => data as Agent);
}
