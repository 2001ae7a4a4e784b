import { sql } from 'kysely';
import type { Tx } from '../store/index.ts';

type Key = { readonly tbl: string; readonly id: string };
type Body = Record<string, unknown>;

/** Reads the rows behind keys, each once however often it is named. */
export async function readBodies(tx: Tx, keys: readonly Key[]): Promise<(key: Key) => Body> {
  if (keys.length === 0) return () => ({});
  const tables = keys.map(({ tbl }) => tbl);
  const ids = keys.map(({ id }) => id);
  const { rows } = await sql<Key & { data: string }>`
    select d.tbl, d.id, d.data::text as data
    from (select distinct k.tbl, k.id from unnest(${tables}::text[], ${ids}::text[]) k (tbl, id)) k
    join doc d on d.tbl = k.tbl and d.id = k.id`.execute(tx);
  const known = new Map(rows.map(({ tbl, id, data }) => [`${tbl}/${id}`, data]));
  return ({ tbl, id }) => JSON.parse(known.get(`${tbl}/${id}`) ?? '{}') as Body;
}
