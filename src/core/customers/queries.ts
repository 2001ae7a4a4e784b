import type { CustomerCard } from '#shared/contract/app/customers.ts';
import { contactRulesOf } from '#shared/domain/contact-defaults.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import { teamTable } from '../directory/index.ts';
import { customerTable } from './table.ts';

/** Open tickets of one customer are counted up to here. */
const MAX_COUNTED = 1000;

const newest = (db: ReadableDb, customerId: string): CustomerCard['tickets'] =>
  db.all(
    `select id, number, subject, status, channel, updated_at as "updatedAt"
     from ticket where customer_id = ? order by newest_key, id limit 20`,
    [customerId],
  );

const countOpen = (db: ReadableDb, customerId: string): number =>
  db.get<{ n: number }>(
    `select count(*) as n from (select 1 from ticket where customer_id = ? and status in ('open', 'pending') limit ?)`,
    [customerId, MAX_COUNTED],
  )?.n ?? 0;

export function readCard(db: ReadableDb, customerId: string): Omit<CustomerCard, 'isEditable'> | undefined {
  const customer = customerTable.get(db, customerId);
  return (
    customer && {
      ...customer.data,
      version: customer.ver,
      tickets: newest(db, customerId),
      openTickets: countOpen(db, customerId),
    }
  );
}

/** Where a number of theirs without a country would be dialled from: as in the queue of their newest ticket. */
export function countryOf(db: ReadableDb, customerId: string): string {
  const queue = db.get<{ id: QueueId }>(
    'select queue_id as id from ticket where customer_id = ? order by newest_key, id limit 1',
    [customerId],
  );
  return contactRulesOf(teamTable.get(db, 'team')?.data, queue?.id ?? null).country;
}
