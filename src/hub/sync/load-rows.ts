import { sql } from 'kysely';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from './commit.ts';

const CHUNK = 500;

/** Loads many rows, 500 to a commit: a page of a pull never parts a commit, so a commit must not be huge. */
export async function loadRows(db: Db, rows: readonly Effect[], at: number): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const effects = rows.slice(start, start + CHUNK);
    await inTransaction(db, (tx) => commit(tx, { effects, by: HUB_WRITER, agentId: null, at }));
  }
}

/** Takes the next ticket numbers. */
export async function nextNumbers(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{
    n: number;
  }>`select nextval('ticket_number') as n from generate_series(1, ${count})`.execute(tx);
  return rows.map(({ n }) => n);
}

/** After tickets came with numbers of their own: the sequence goes on behind the highest. */
export async function raiseNumbers(db: Db): Promise<void> {
  await sql`
    select setval('ticket_number', greatest(
      (select last_value from ticket_number),
      (select coalesce(max((data->>'number')::bigint), 1) from doc where tbl = 'ticket')))`.execute(db);
}
