import type { TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';

/** Tickets beyond this are not shown under the one they were merged into. */
const MAX_MERGED = 100;

export type MergedTicket = { readonly ticketId: TicketId; readonly number: number; readonly subject: string };

/** Every ticket that was merged into this one, directly or through another, oldest number first. */
export const mergedInto = (db: ReadableDb, ticketId: string): MergedTicket[] =>
  db.all<MergedTicket>(
    `with recursive below (id, depth) as (
       select id, 1 from ticket where merged_into_id = ?
       union select t.id, below.depth + 1 from below join ticket as t on t.merged_into_id = below.id where below.depth < 50
       limit ${MAX_MERGED})
     select t.id as ticketId, t.number, t.subject from below join ticket as t on t.id = below.id order by t.number, t.id`,
    [ticketId],
  );
