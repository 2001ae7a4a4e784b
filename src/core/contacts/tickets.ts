import type { TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';

/** The unfinished ticket of a customer that was touched last; with `ticketId`, that one if it is theirs. */
export function ticketFor(db: ReadableDb, customerId: string, ticketId?: string): TicketId | undefined {
  const row =
    ticketId === undefined
      ? db.get<{ id: TicketId }>(
          `select id from ticket where customer_id = ? and status in ('open', 'pending') order by newest_key, id limit 1`,
          [customerId],
        )
      : db.get<{ id: TicketId }>('select id from ticket where customer_id = ? and id = ?', [customerId, ticketId]);
  return row?.id;
}

/** The one unfinished ticket of a customer; undefined: there is none, or it could be one of several. */
export function onlyTicketOf(db: ReadableDb, customerId: string): TicketId | undefined {
  const rows = db.all<{ id: TicketId }>(
    `select id from ticket where customer_id = ? and status in ('open', 'pending') limit 2`,
    [customerId],
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}
