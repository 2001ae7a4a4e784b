import { sql } from 'kysely';
import type { Agent } from '#shared/domain/agent.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/role.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { mayHold } from '../auth/scope.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { sharesOf } from '../sync/end-shares.ts';
import { takenBack } from '../sync/told.ts';
import { checkGrant, grantedParts, isGrantable, readPart, replaceParts } from './parts.ts';
import { agentEffect, readValues, requirePerson } from './people.ts';
import { requireQueue } from './queues.ts';

export type PersonChange = {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly queueIds?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
  /** The whole scope besides the directory and their own part; their queues are in it whether named or not. */
  readonly parts?: readonly string[] | undefined;
};

/** More than so many shared sessions in one commit go with the next round of what ends. */
const MAX_GONE = 500;

/**
 * Changes what everybody sees of a person, and what they may hold, in one commit: it wakes every desk, and takes effect with
 * their next request. Invariants:
 * 1. There is always an administrator who can sign in, also when two are demoted at once.
 * 2. A person holds the parts of exactly those queues that are theirs or were granted, and none that their role may not hold.
 * 3. What they were told of tickets they may no longer hold is taken back in the same commit.
 * 4. Who may not sign in any more cannot take back what they have shared of their practice: it goes in the same commit.
 * Throws `Problem`: unknown-agent, unknown-queue, last-admin, scope-needs-role, bad-value.
 */
export function changePerson(db: Db, agentId: string, change: PersonChange, doer: Doer): Promise<Agent> {
  return inTransaction(db, async (tx) => {
    const others = await lockAdmins(tx, agentId);
    const before = await requirePerson(tx, agentId);
    const after = changed(before, change);
    const isAdmin = after.role === 'admin' && after.isActive;
    const wasAdmin = before.role === 'admin' && before.isActive;
    if (wasAdmin && !isAdmin && others === 0) throw new Problem('last-admin', {});
    for (const queueId of after.queueIds) await requireQueue(tx, queueId);
    await replaceParts(tx, agentId, await partsAfter(tx, before, after, change.parts));
    await administered(tx, doer, 'admin.change-person', agentId);
    const shown = after.isActive ? [] : await sharesOf(tx, agentId, MAX_GONE);
    const effects = [agentEffect(after), ...(await takenBack(tx, after)), ...shown];
    await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: doer.at });
    return after;
  });
}

function changed(before: Agent, { name, role, queueIds, isActive }: PersonChange): Agent {
  const given = Object.entries({ name, role, queueIds, isActive }).filter(([, value]) => value !== undefined);
  return readValues({ ...before, ...Object.fromEntries(given) }, 'name');
}

/** Locks the person and every administrator who can sign in, in one order; how many of these are somebody else. */
async function lockAdmins(tx: Tx, agentId: string): Promise<number> {
  const { rows } = await sql<{ id: string; is_admin: boolean }>`
    select d.id, (d.data->>'role' = 'admin' and (d.data->>'isActive')::boolean) as is_admin from doc d
    where d.tbl = 'agent' and (d.id = ${agentId} or d.data->>'role' = 'admin')
      and exists (select 1 from account a where a.agent = d.id)
    order by d.id for update of d`.execute(tx);
  return rows.filter(({ id, is_admin }) => is_admin && id !== agentId).length;
}

async function partsAfter(tx: Tx, before: Agent, after: Agent, wanted?: readonly string[]): Promise<Part[]> {
  const own = after.queueIds.map(queuePart);
  const left = before.queueIds.filter((id) => !after.queueIds.includes(id)).map(queuePart);
  if (wanted === undefined) {
    const kept = (await grantedParts(tx, after.id)).filter((part) => !left.includes(part));
    return unique([...kept, ...own]).filter((part) => mayHold(after.role, part));
  }
  const parts = unique(wanted.map(readPart));
  for (const part of parts) {
    if (!isGrantable(part)) throw new Problem('bad-value', { field: 'parts' });
    await checkGrant(tx, after, part);
  }
  return unique([...parts, ...own]).filter((part) => mayHold(after.role, part));
}

const unique = (parts: readonly Part[]): Part[] => [...new Set(parts)];
