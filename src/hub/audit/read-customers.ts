import { sql } from 'kysely';
import type { Db } from '../store/index.ts';

export type Reading = {
  readonly agentId: string;
  readonly deviceId: string | null;
  readonly action: 'pull' | 'snapshot' | 'rows' | 'customer.get' | 'import';
  readonly at: number;
};

/**
 * Rows that came out of the database and have not been accounted for. There is no way to look inside but `openSealed`,
 * which writes the audit entry first: that is what makes every read of a customer leave a trace.
 */
export class Sealed<T> {
  readonly #content: T;
  readonly #customerIds: readonly string[];
  constructor(content: T, customerIds: readonly string[]) {
    this.#content = content;
    this.#customerIds = customerIds;
  }

  static open<T>(sealed: Sealed<T>): { content: T; customerIds: readonly string[] } {
    return { content: sealed.#content, customerIds: sealed.#customerIds };
  }
}

/**
 * The one door to customer rows: first the audit entry, then the rows. When the entry cannot be written, nothing is
 * handed out. The entry names one customer and counts several; each of them leads back to it.
 */
export async function openSealed<T>(db: Db, reading: Reading, sealed: Sealed<T>): Promise<T> {
  const { content, customerIds } = Sealed.open(sealed);
  await recordCustomers(db, reading, customerIds);
  return content;
}

export async function recordCustomers(db: Db, reading: Reading, customerIds: readonly string[]): Promise<void> {
  const distinct = [...new Set(customerIds)];
  if (distinct.length === 0) return;
  const { at, agentId, deviceId, action } = reading;
  const only = distinct.length === 1 ? distinct[0] : null;
  await sql`
    with entry as (
      insert into audit (at, agent, device, action, customer, rows)
      values (${at}, ${agentId}, ${deviceId}, ${action}, ${only}, ${distinct.length}) returning id)
    insert into audit_customer (customer, audit)
      select c.customer, entry.id from entry, unnest(${distinct}::text[]) c (customer)`.execute(db);
}
