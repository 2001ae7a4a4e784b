import type { ReadableDb } from '../db/types.ts';

/** How many people share a queue with somebody, themselves among them: the team a band is read for. Both sides count alike. */
export const teamSizeOf = (db: ReadableDb, agentId: string): number =>
  db.get<{ n: number }>(
    `select count(*) as n from agent a where a.is_active = 1 and exists (
       select 1 from json_each(a.queue_ids) q join agent me on me.id = ? join json_each(me.queue_ids) mine on mine.value = q.value)`,
    [agentId],
  )?.n ?? 0;
