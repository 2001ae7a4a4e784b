import { sql } from 'kysely';
import { Problem } from '../kernel/problem.ts';
import { MIGRATIONS, type Migration } from '../migrations/index.ts';
import type { Db } from './store.ts';

const LOCK = 7_240_001;

/** Brings the database up to date, one transaction per step. Throws `database-from-future` for one that is ahead. */
export async function migrate(db: Db, now: number, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await sql`create table if not exists schema_version (version integer primary key, name text not null, at bigint not null)`.execute(
    db,
  );
  const newest = migrations.at(-1)?.version ?? 0;
  for (const migration of migrations) await apply(db, migration, now, newest);
}

async function apply(db: Db, migration: Migration, now: number, newest: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Two hubs may start at once on one PostgreSQL: the second waits here, then finds the work done.
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    const { rows } = await sql<{ v: number }>`select coalesce(max(version), 0)::int as v from schema_version`.execute(
      tx,
    );
    const stands = rows[0]?.v ?? 0;
    if (stands > newest) throw new Problem('database-from-future', { found: stands, known: newest });
    if (stands >= migration.version) return;
    for (const statement of migration.statements) await sql.raw(statement).execute(tx);
    await sql`insert into schema_version (version, name, at) values (${migration.version}, ${migration.name}, ${now})`.execute(
      tx,
    );
  });
}
