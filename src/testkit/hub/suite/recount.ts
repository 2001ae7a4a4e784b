import { EMPTY_SUM, plus, sumOf, type RowSum } from '#shared/domain/part-sum.ts';
import type { TableName } from '#shared/domain/tables.ts';
import { sql } from 'kysely';
import type { Reader, Store, Tx } from '#hub/store/index.ts';

export type Sums = Record<string, RowSum>;

/** The sums of every part, added up from nothing with the desk's own function. */
export async function recount({ db }: Store): Promise<Sums> {
  const rows = await db.selectFrom('member').select(['part', 'tbl', 'id', 'ver']).where('op', '=', 1).execute();
  const sums: Sums = {};
  for (const { part, tbl, id, ver } of rows) {
    sums[part] = plus(sums[part] ?? EMPTY_SUM, sumOf(tbl as TableName, id, ver));
  }
  return sums;
}

/** The sums the hub keeps from commit to commit. Parts that have become empty are left out. */
export async function keptSums({ db }: Store): Promise<Sums> {
  const rows = await db.selectFrom('part').selectAll().execute();
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ part, n, s0, s1 }) => [part, [n, s0, s1]]));
}

/** Rows of a part as the hub would hand them out: `tbl/id` → version. */
export async function membersOf({ db }: Store, part: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('member')
    .select(['tbl', 'id', 'ver'])
    .where('part', '=', part)
    .where('op', '=', 1)
    .execute();
  return Object.fromEntries(rows.map(({ tbl, id, ver }) => [`${tbl}/${id}`, ver]));
}

export async function versionOf({ db }: { db: Reader }): Promise<number> {
  return (await db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow()).v;
}

/** Rows this session has read and not yet reported, in tables and through indexes. */
export async function rowsRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as n from pg_stat_xact_user_tables`.execute(tx);
  return rows[0]?.n ?? 0;
}
