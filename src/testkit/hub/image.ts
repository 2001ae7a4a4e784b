import { sql } from 'kysely';
import type { Db } from '#hub/store/index.ts';

/** The rows of some tables, as JSON that PostgreSQL wrote and reads. */
export type Image = { readonly tables: readonly Table[]; readonly rows: string };
type Table = { readonly name: string; readonly columns: string };

/** Every table with the columns that can be written, but for what a database keeps for itself. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('schema_version', 'secret')
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`.execute(db);
  return rows;
}

export async function takeImage(db: Db, tables: readonly Table[]): Promise<Image> {
  const each = tables.map(({ name }) => `'${name}', (select coalesce(json_agg(t), '[]') from ${name} t)`);
  const { rows } = await sql<{ all: string }>`
    select json_build_object(${sql.raw(each.join())})::text as all`.execute(db);
  return { tables, rows: rows[0]?.all ?? '{}' };
}

/**
 * Leaves these tables with exactly these rows. Deleting takes 3 ms where `truncate` takes 45, and all rows come back by one
 * statement in 6 ms; PGlite needs 400 to open a copy of itself.
 */
export async function putImage(db: Db, { tables, rows }: Image): Promise<void> {
  const inserts = tables.map(
    ({ name, columns }) => `${name}_rows as (insert into ${name} (${columns}) overriding system value
      select ${columns} from json_populate_recordset(null::${name}, (select image.rows from image) -> '${name}'))`,
  );
  await db.transaction().execute(async (tx) => {
    const deletes = tables.map(({ name }) => `delete from ${name};`).join(' ');
    await sql.raw(`do $$ begin ${deletes} end $$`).execute(tx);
    await sql`with image as (select ${rows}::json as rows), ${sql.raw(inserts.join())} select 1`.execute(tx);
  });
}
