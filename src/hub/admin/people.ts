import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Person } from '#shared/contract/team/admin.ts';
import { Agent } from '#shared/domain/agent.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/role.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { addAccount, findAccount, findAgent, grantParts, normalHandle } from '../auth/accounts.ts';
import { hashPassword, MIN_PASSWORD } from '../auth/password.ts';
import { mayHold } from '../auth/scope.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Reader, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { isGrantable } from './parts.ts';
import { requireQueue } from './queues.ts';

export type NewPerson = { handle: string; name: string; role: Role; queueIds: readonly string[]; password: string };

/** Throws `Problem`: handle-taken, unknown-queue, weak-password, bad-value. */
export async function addPerson(db: Db, person: NewPerson, doer: Doer): Promise<Agent> {
  const password = await hashNew(person.password);
  const agent = readAgent(person);
  return inTransaction(db, async (tx) => {
    if (await findAccount(tx, agent.handle)) throw new Problem('handle-taken', { handle: agent.handle });
    for (const queueId of agent.queueIds) await requireQueue(tx, queueId);
    await addAccount(tx, { agentId: agent.id, handle: agent.handle, password }, doer.at);
    await grantParts(tx, agent.id, await firstParts(tx, agent));
    await administered(tx, doer, 'admin.add-person', agent.id);
    await commit(tx, { effects: [agentEffect(agent)], by: HUB_WRITER, agentId: null, at: doer.at });
    return agent;
  });
}

function readAgent({ handle, name, role, queueIds }: NewPerson): Agent {
  const id = `agent-${randomUUID()}`;
  const data = { id, handle: normalHandle(handle), name, role, queueIds, isActive: true, signature: '' };
  return readValues(data, 'handle');
}

export function readValues(data: unknown, field: string): Agent {
  const parsed = Agent.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Problem('bad-value', { field: String(parsed.error.issues[0]?.path[0] ?? field) });
}

/** A new colleague holds their queues, and all the knowledge and procedures there are. */
async function firstParts(tx: Tx, agent: Agent): Promise<Part[]> {
  const known = await tx.selectFrom('part').select('part').where('n', '>', 0).execute();
  const common = known.map(({ part }) => part).filter((part) => part.startsWith('kb:') || part.startsWith('sop:'));
  return [...common, ...agent.queueIds.map(queuePart)].filter((part) => mayHold(agent.role, part));
}

export const agentEffect = (agent: Agent): Effect => ({ tbl: 'agent', id: agent.id, data: agent });

async function hashNew(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD) throw new Problem('weak-password', { min: MIN_PASSWORD });
  return hashPassword(password);
}

/** The id behind what somebody types. Throws `Problem`: unknown-handle. */
export async function agentIdOf(db: Reader, handle: string): Promise<string> {
  const account = await findAccount(db, handle);
  if (!account) throw new Problem('unknown-handle', { handle });
  return account.agent;
}

/** Throws `Problem`: unknown-agent. */
export async function requirePerson(db: Reader, agentId: string): Promise<Agent> {
  const account = await db.selectFrom('account').select('agent').where('agent', '=', agentId).executeTakeFirst();
  const agent = account && (await findAgent(db, agentId));
  if (!agent) throw new Problem('unknown-agent', { agent: agentId });
  return agent;
}

/** Sets a password and ends every session of the person. Throws `Problem`: unknown-agent, weak-password. */
export async function setPassword(db: Db, agentId: string, password: string, doer: Doer): Promise<void> {
  const hash = await hashNew(password);
  await inTransaction(db, async (tx) => {
    const { id } = await requirePerson(tx, agentId);
    await tx.updateTable('account').set({ password: hash, at: doer.at }).where('agent', '=', id).execute();
    await tx
      .updateTable('token_family')
      .set({ revoked_at: doer.at })
      .where('agent', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
    await administered(tx, doer, 'admin.set-password', id);
  });
}

/** Everybody who may sign in, by handle; `devices` counts those that are not revoked. */
export async function listPeople(db: Db): Promise<Person[]> {
  const { rows } = await sql<{ data: Agent; parts: Part[]; devices: number; seen: number | null }>`
    select d.data,
      array(select s.part from scope s where s.agent = a.agent order by s.part) as parts,
      (select count(*)::int from device v where v.agent = a.agent and v.revoked_at is null) as devices,
      (select max(v.seen_at) from device v where v.agent = a.agent) as seen
    from account a join doc d on d.tbl = 'agent' and d.id = a.agent
    order by a.handle`.execute(db);
  return rows.map(({ data, parts, devices, seen }) => ({
    ...data,
    parts: parts.filter(isGrantable),
    devices,
    seenAt: seen,
  }));
}
