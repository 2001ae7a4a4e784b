import type { QueueId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';

/** The queues this desk holds: an agent's own, a lead's all. */
export const heldQueues = (db: ReadableDb): QueueId[] =>
  db
    .all<{ id: QueueId }>("select substr(part, 3) as id from part where part like 'q:%' order by part")
    .map(({ id }) => id);

/** The teams this desk holds, by name. */
export const teamsOf = (db: ReadableDb): string[] =>
  db
    .all<{ team: string }>("select substr(part, 3) as team from part where part like 's:%' order by part")
    .map(({ team }) => team);

const SHARING = `
  from agent a where a.is_active = 1 and exists (
    select 1 from json_each(a.queue_ids) q join part p on p.part = 'q:' || q.value)`;

/** How many people take contacts of one of these queues: the team a band is read for, the same for the agent and for their lead. */
export const teamSizeOf = (db: ReadableDb, queueIds: readonly string[]): number =>
  db.get<{ n: number }>(
    `select count(*) as n from agent a where a.is_active = 1 and exists (
       select 1 from json_each(a.queue_ids) q where q.value in (select value from json_each(?)))`,
    [JSON.stringify(queueIds)],
  )?.n ?? 0;

export type Colleague = { readonly id: string; readonly name: string };

/** Them, by name; a desk is for no more than a thousand. */
export const teamOf = (db: ReadableDb): Colleague[] =>
  db.all<Colleague>(`select a.id, a.name ${SHARING} order by a.name, a.id limit 1000`);
