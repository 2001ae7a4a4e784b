import { sql } from 'kysely';
import type { Agent } from '#shared/domain/agent.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { agentPart, queuePart, type Part } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/role.ts';
import { mayHold, scopeOf } from '../auth/scope.ts';
import type { Tx } from '../store/index.ts';

/** Notices that repeat words of a ticket: nobody keeps one longer than they may hold the ticket. */
export const repeatsWords = ({ kind }: Pick<Notice, 'kind'>): boolean => kind === 'mention' || kind === 'followed';

export const withoutNotice = (id: string): Effect => ({ tbl: 'notice', id, data: null });

type Pair = { readonly agentId: string; readonly part: Part };

/**
 * Tells of pairs whether the agent may hold the part. What makes it true is locked until the commit, so that a part that is
 * being taken away is either seen here, or sees what is written here.
 */
export async function holding(tx: Tx, pairs: readonly Pair[]): Promise<(pair: Pair) => boolean> {
  if (pairs.length === 0) return () => false;
  const { rows } = await sql<{ agent: string; part: string; role: Role }>`
    select s.agent, s.part, a.data->>'role' as role from scope s
    join doc a on a.tbl = 'agent' and a.id = s.agent and (a.data->>'isActive')::boolean
    where s.agent = any (${pairs.map(({ agentId }) => agentId)}::text[])
      and s.part = any (${pairs.map(({ part }) => part)}::text[])
    order by s.agent, s.part for share of s`.execute(tx);
  const held = new Set(rows.flatMap(({ agent, part, role }) => (mayHold(role, part) ? [`${agent} ${part}`] : [])));
  return ({ agentId, part }) => held.has(`${agentId} ${part}`);
}

/** Takes back what a person was told of tickets they may no longer hold. `person` as they are after the change. */
export async function takenBack(tx: Tx, { id, role, isActive }: Agent): Promise<Effect[]> {
  const held = isActive ? await scopeOf(tx, { agentId: id, role }) : [];
  const { rows } = await sql<{ id: string; queue: string | null }>`
    select n.id, t.data->>'queueId' as queue from member m
    join doc n on n.tbl = 'notice' and n.id = m.id and n.data->>'kind' in ('mention', 'followed')
    left join doc t on t.tbl = 'ticket' and t.id = n.data->>'ticketId'
    where m.part = ${agentPart(id)} and m.tbl = 'notice' and m.op = 1
    order by n.id for update of n`.execute(tx);
  return rows
    .filter(({ queue }) => queue === null || !held.includes(queuePart(queue)))
    .map((notice) => withoutNotice(notice.id));
}
