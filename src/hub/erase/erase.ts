import { sql } from 'kysely';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { eraseContacts, eraseNamelessRuns, eraseNumbers, hasContacts } from './contacts.ts';

/**
 * Takes a customer out of everything the hub holds. Invariants:
 * 1. Deletions are commits like any other: every desk that holds the rows drops them with its next pull.
 * 2. A commit deletes at most 500 rows. Cut off anywhere, doing it again finishes it.
 * 3. A ticket is locked while its rows go, and goes with the last of them: no line can be added behind them.
 */
const CHUNK = 500;

export type Erased = { readonly tickets: number; readonly rows: number };
type Row = { readonly tbl: Effect['tbl']; readonly id: string; readonly sha256: string | null };

/** Flags raised in runs of a ticket, or beside it. They go before the runs that they are found by. */
async function flagsUnder(tx: Tx, ticketId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.tbl, d.id, null as sha256 from doc d
    where d.tbl = 'flag' and d.id in (
      select f.id from doc f where f.tbl = 'flag' and f.data->>'ticketId' = ${ticketId}
      union
      select f.id from doc r join doc f on f.tbl = 'flag' and f.data->>'runId' = r.id
      where r.tbl = 'run' and r.ref = ${ticketId})
    order by d.id limit ${CHUNK} for update of d`.execute(tx);
  return rows;
}

/** What is said in a ticket, what hangs on it and what told colleagues of it. */
async function under(tx: Tx, ticketId: string): Promise<Row[]> {
  const flags = await flagsUnder(tx, ticketId);
  const { rows: lines } = await sql<Row>`
    select d.tbl, d.id, d.data->>'sha256' as sha256 from doc d
    where d.ref = ${ticketId} and d.tbl in ('message', 'attachment', 'run')
    order by d.tbl, d.id limit ${CHUNK - flags.length} for update`.execute(tx);
  const { rows: told } = await sql<Row>`
    select d.tbl, d.id, null as sha256 from doc d
    where d.tbl in ('notice', 'feedback') and d.data->>'ticketId' = ${ticketId}
    order by d.tbl, d.id limit ${CHUNK - flags.length - lines.length} for update`.execute(tx);
  return [...flags, ...lines, ...told];
}

/** Bytes that no row names any more. */
async function dropFiles(tx: Tx, rows: readonly Row[]): Promise<void> {
  const hashes = [...new Set(rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))];
  if (hashes.length === 0) return;
  const { rows: unnamed } = await sql<{ sha256: string }>`
    select h.sha256 from unnest(${hashes}::text[]) h (sha256)
    where not exists (select 1 from doc d where d.tbl = 'attachment' and d.data->>'sha256' = h.sha256)
      and not exists (select 1 from doc d where d.tbl in ('article', 'proposal', 'revision')
        and d.data->'files' @> jsonb_build_array(jsonb_build_object('sha256', h.sha256)))`.execute(tx);
  const gone = unnamed.map(({ sha256 }) => sha256);
  if (gone.length === 0) return;
  await tx.deleteFrom('upload').where('sha256', 'in', gone).execute();
  await tx.deleteFrom('blob').where('sha256', 'in', gone).execute();
}

const deletion = ({ tbl, id }: Pick<Row, 'tbl' | 'id'>): Effect => ({ tbl, id, data: null });

/** @returns how many rows went in this commit, and whether the ticket went with them. */
function eraseSome(db: Db, ticketId: string, at: number): Promise<{ rows: number; isDone: boolean }> {
  return inTransaction(db, async (tx) => {
    await tx
      .selectFrom('doc')
      .select('id')
      .where('tbl', '=', 'ticket')
      .where('id', '=', ticketId)
      .forUpdate()
      .execute();
    const rows = await under(tx, ticketId);
    const isDone = rows.length < CHUNK;
    const all = isDone ? [...rows, { tbl: 'ticket' as const, id: ticketId }] : rows;
    await commit(tx, { effects: all.map(deletion), by: HUB_WRITER, agentId: null, at });
    await dropFiles(tx, rows);
    return { rows: all.length, isDone };
  });
}

async function eraseTicket(db: Db, ticketId: string, at: number): Promise<number> {
  for (let total = 0; ;) {
    const { rows, isDone } = await eraseSome(db, ticketId, at);
    total += rows;
    if (isDone) return total;
  }
}

const ticketsOf = (db: Db | Tx, customerId: string): Promise<{ id: string }[]> =>
  db.selectFrom('doc').select('id').where('tbl', '=', 'ticket').where('ref', '=', customerId).orderBy('id').execute();

/** The customer goes last, while nothing refers to them; a ticket that came meanwhile is erased first. */
function eraseLast(db: Db, customerId: string, doer: Doer): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const own = tx.selectFrom('doc').select('id').where('tbl', '=', 'customer').where('id', '=', customerId);
    const [there] = await own.forUpdate().execute();
    if ((await ticketsOf(tx, customerId)).length > 0 || (await hasContacts(tx, customerId))) return false;
    // What channels call them leads nowhere any more.
    await tx.deleteFrom('inbound_handle').where('customer', '=', customerId).execute();
    await sql`delete from bot_turn t using inbound_conversation c
      where c.customer = ${customerId} and t.token = c.token and t.conversation = c.conversation`.execute(tx);
    await tx.deleteFrom('inbound_conversation').where('customer', '=', customerId).execute();
    const effects = there ? [deletion({ tbl: 'customer', id: customerId })] : [];
    const ver = await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: doer.at, bump: true });
    await tx
      .insertInto('erased')
      .values({ customer: customerId, at: doer.at, ver: ver ?? 0 })
      .onConflict((conflict) => conflict.column('customer').doUpdateSet({ ver: ver ?? 0 }))
      .execute();
    await administered(tx, doer, 'admin.erase-customer', customerId);
    return true;
  });
}

/** Erases a customer with all tickets. The ledger is the caller's business, and comes first. */
export async function eraseCustomer(db: Db, customerId: string, doer: Doer): Promise<Erased> {
  let [tickets, rows] = [0, 0];
  do {
    for (const { id } of await ticketsOf(db, customerId)) {
      rows += await eraseTicket(db, id, doer.at);
      tickets += 1;
    }
    for (const some of [eraseNamelessRuns, eraseContacts, eraseNumbers]) {
      for (let gone = CHUNK; gone === CHUNK;) {
        gone = await some(db, { customerId, at: doer.at, limit: CHUNK });
        rows += gone;
      }
    }
  } while (!(await eraseLast(db, customerId, doer)));
  return { tickets, rows: rows + 1 };
}
