import { sql } from 'kysely';
import type { Doer } from '../audit/administered.ts';
import type { Log } from '../kernel/ports.ts';
import type { Db } from '../store/index.ts';
import { eraseCustomer } from './erase.ts';
import type { Erasure, Ledger } from './ledger.ts';

const AGENT = 'hub';

async function inDatabase(db: Db): Promise<Erasure[]> {
  const rows = await db.selectFrom('erased').select(['customer', 'at']).orderBy('at').execute();
  return rows.map(({ customer, at }) => ({ customerId: customer, at }));
}

/** Of these customers, those the database holds something of. */
async function presentIn(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct w.id from unnest(${[...ids]}::text[]) w (id)
    where exists (select 1 from doc d where d.tbl = 'customer' and d.id = w.id)
      or exists (select 1 from doc d where d.tbl = 'ticket' and d.ref = w.id)`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Before anything is served: who was erased stays so, whatever backup this database came out of. Ledger and database tell
 * each other what one of them does not know; a second hub on the same database has a ledger of its own.
 * @returns how many customers had come back and were erased again.
 */
export async function keepErased(db: Db, ledger: Ledger, { now, log }: { now: number; log: Log }): Promise<number> {
  const [listed, known] = [await ledger.read(), await inDatabase(db)];
  const unlisted = known.filter(({ customerId }) => !listed.some((one) => one.customerId === customerId));
  if (unlisted.length > 0) await ledger.append(unlisted);
  const ids = [...new Set([...listed, ...unlisted].map(({ customerId }) => customerId))];
  const back = ids.length === 0 ? [] : await presentIn(db, ids);
  const unknown = ids.filter((id) => !known.some(({ customerId }) => customerId === id));
  const doer: Doer = { agentId: AGENT, deviceId: null, at: now };
  for (const id of new Set([...back, ...unknown])) await eraseCustomer(db, id, doer);
  if (back.length > 0) log.warn('erased-again', { customers: back.length });
  return back.length;
}
