import type { DuePromise } from '#shared/contract/app/promises.ts';
import type { ReadableDb } from '../db/types.ts';

const MAX = 50;

/** Open promises of one colleague that are due until then, soonest first. */
export const duePromises = (db: ReadableDb, agentId: string, untilAt: number): DuePromise[] =>
  db.all<DuePromise>(
    `select p.id, p.customer_id as "customerId", p.ticket_id as "ticketId", p.data ->> '$.text' as text,
       p.due_at as "dueAt", coalesce(c.name, '') as "customerName"
     from promise as p left join customer as c on c.id = p.customer_id
     where p.agent_id = ? and p.state = 'open' and p.due_at <= ? order by p.due_at, p.id limit ${MAX}`,
    [agentId, untilAt],
  );
