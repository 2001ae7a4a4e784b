import type { CustomerCard } from '#shared/contract/app/customers.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { ReadableDb } from '../db/types.ts';
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

export function readCard(db: ReadableDb, customerId: string): CustomerCard | undefined {
  const customer: Customer | undefined = customerTable.get(db, customerId)?.data;
  return customer && { ...customer, tickets: newest(db, customerId), openTickets: countOpen(db, customerId) };
}
