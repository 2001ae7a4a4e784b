import type { Db } from '../store/index.ts';

export type Reading = {
  readonly agentId: string;
  readonly deviceId: string | null;
  readonly action: 'pull' | 'snapshot' | 'customer.get' | 'import';
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
 * handed out. One customer is named; several are counted.
 */
export async function openSealed<T>(db: Db, reading: Reading, sealed: Sealed<T>): Promise<T> {
  const { content, customerIds } = Sealed.open(sealed);
  await recordCustomers(db, reading, customerIds);
  return content;
}

export async function recordCustomers(db: Db, reading: Reading, customerIds: readonly string[]): Promise<void> {
  const distinct = [...new Set(customerIds)];
  if (distinct.length === 0) return;
  await db
    .insertInto('audit')
    .values({
      at: reading.at,
      agent: reading.agentId,
      device: reading.deviceId,
      action: reading.action,
      customer: distinct.length === 1 ? (distinct[0] ?? null) : null,
      rows: distinct.length,
    })
    .execute();
}
