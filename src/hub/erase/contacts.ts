import { sql } from 'kysely';
import type { Contact } from '#shared/domain/contact.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';

/** What of one customer goes in one commit. @returns how many rows it was. */
type Some = (db: Db, about: { customerId: string; at: number; limit: number }) => Promise<number>;

const deletion = ({ tbl, id }: Pick<Effect, 'tbl' | 'id'>): Effect => ({ tbl, id, data: null });

async function written(tx: Tx, effects: readonly Effect[], at: number): Promise<number> {
  if (effects.length > 0) await commit(tx, { effects, by: HUB_WRITER, agentId: null, at });
  return effects.length;
}

/**
 * Procedures walked in contacts of theirs while nobody knew who it was: only the contact says so, so these go before it does, flags
 * first.
 */
export const eraseNamelessRuns: Some = (db, { customerId, at, limit }) =>
  inTransaction(db, async (tx) => {
    // The three tables stand in the condition as in the index of a customer's rows, so that it is used.
    const nameless = sql`select r.id from doc r where r.tbl = 'run' and r.data->>'customerId' is null and r.data->>'contactId' in (
      select c.id from doc c where c.tbl in ('contact', 'promise', 'gesture') and c.tbl = 'contact' and c.data->>'customerId' = ${customerId})`;
    const { rows } = await sql<Pick<Effect, 'tbl' | 'id'>>`
      select d.tbl, d.id from doc d
      where (d.tbl = 'run' and d.id in (${nameless})) or (d.tbl = 'flag' and d.data->>'runId' in (${nameless}))
      order by d.tbl, d.id limit ${limit} for update of d`.execute(tx);
    return written(tx, rows.map(deletion), at);
  });

/**
 * What stands of their contacts, what was promised and done for them, and procedures walked with them, with what was flagged there:
 * flags come first by name, so none outlives the run it is found by, and a run that is locked gets no new one.
 */
export const eraseContacts: Some = (db, { customerId, at, limit }) =>
  inTransaction(db, async (tx) => {
    await sql`select id from doc where tbl = 'run' and data->>'customerId' = ${customerId} order by id for update`.execute(
      tx,
    );
    const { rows } = await sql<Pick<Effect, 'tbl' | 'id'>>`
      select d.tbl, d.id from doc d
      where (d.tbl in ('contact', 'promise', 'gesture') and d.data->>'customerId' = ${customerId})
        or (d.tbl = 'run' and d.data->>'customerId' = ${customerId})
        or (d.tbl = 'flag' and d.data->>'runId' in (
          select r.id from doc r where r.tbl = 'run' and r.data->>'customerId' = ${customerId}))
      order by d.tbl, d.id limit ${limit} for update of d`.execute(tx);
    return written(tx, rows.map(deletion), at);
  });

export const hasContacts = async (tx: Tx, customerId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from doc d where (d.tbl in ('contact', 'promise', 'gesture') and d.data->>'customerId' = ${customerId})
      or (d.tbl = 'run' and d.data->>'customerId' = ${customerId}) limit 1`.execute(tx);
  return rows.length > 0;
};

/**
 * Their number in contacts that name nobody: from before they were known here, in a queue that did not know them, or shared. That
 * somebody rang stays. A number that another customer has too is that one's as well, and stays.
 */
export const eraseNumbers: Some = (db, { customerId, at, limit }) =>
  inTransaction(db, async (tx) => {
    const { rows } = await sql<{ data: Contact }>`
      select k.data from doc k
      join doc c on c.tbl = 'customer' and c.id = ${customerId} and c.data->'phones' @> jsonb_build_array(k.data->'address')
      where k.tbl = 'contact' and k.data->>'customerId' is null and k.data->>'address' is not null
        and not exists (select 1 from doc o where o.tbl = 'customer' and o.id <> ${customerId}
          and o.data->'phones' @> jsonb_build_array(k.data->'address'))
      order by k.id limit ${limit} for update of k`.execute(tx);
    const effects = rows.map(({ data }): Effect => {
      return { tbl: 'contact', id: data.id, data: { ...data, address: null, match: 'unknown' } };
    });
    return written(tx, effects, at);
  });
