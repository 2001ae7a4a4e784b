import { sql } from 'kysely';
import type { Role } from '#shared/domain/role.ts';
import { mayHold } from '../auth/scope.ts';
import type { Reader } from '../store/index.ts';

type Holder = { agent: string; ticket: string; role: Role; part: string };

/** Active agents of a list and the tickets of a list, wherever the one may hold the other now. */
async function pairs(db: Reader, ticketIds: readonly string[], agentIds: readonly string[]): Promise<Holder[]> {
  if (ticketIds.length === 0 || agentIds.length === 0) return [];
  const { rows } = await sql<Holder>`
    select s.agent, t.id as ticket, a.data->>'role' as role, s.part
    from doc t
    join scope s on s.part = 'q:' || (t.data->>'queueId') and s.agent = any (${agentIds}::text[])
    join doc a on a.tbl = 'agent' and a.id = s.agent and (a.data->>'isActive')::boolean
    where t.tbl = 'ticket' and t.id = any (${ticketIds}::text[])`.execute(db);
  return rows.filter(({ role, part }) => mayHold(role, part as never));
}

/** Which of the agents may hold the ticket now. */
export const holdersOf = async (db: Reader, ticketId: string, agentIds: readonly string[]): Promise<string[]> =>
  (await pairs(db, [ticketId], agentIds)).map(({ agent }) => agent);

/** Which of the tickets the agent may hold now. */
export const heldBy = async (db: Reader, agentId: string, ticketIds: readonly string[]): Promise<string[]> =>
  (await pairs(db, ticketIds, [agentId])).map(({ ticket }) => ticket);
