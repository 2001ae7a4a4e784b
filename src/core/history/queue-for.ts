import type { QueueId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import { Refusal } from '../kernel/refusal.ts';

/**
 * Whose colleagues shall see what is written of a customer: those of the ticket it is about, or of the customer's newest one.
 * @throws Refusal when no ticket of theirs is on this desk.
 */
export function queueFor(db: ReadableDb, customerId: string, ticketId: string | null): QueueId {
  const row =
    ticketId === null
      ? db.get<{ id: QueueId }>(
          'select queue_id as id from ticket where customer_id = ? order by newest_key, id limit 1',
          [customerId],
        )
      : db.get<{ id: QueueId }>('select queue_id as id from ticket where id = ?', [ticketId]);
  if (!row) throw new Refusal('NOT_FOUND');
  return row.id;
}
