import type { ReadableDb, WritableDb } from '../db/types.ts';

/** Queries that led somewhere, on this desk only; the newest are kept. */
export const MAX_RECENT = 20;

export const recentQueries = (db: ReadableDb): string[] =>
  db
    .all<{ query: string }>('select query from search_recent order by at desc, query limit ?', [MAX_RECENT])
    .map((row) => row.query);

export function rememberQuery(tx: WritableDb, written: string, at: number): void {
  const query = written.trim();
  if (query === '') return;
  tx.run('insert into search_recent (query, at) values (?, ?) on conflict (query) do update set at = excluded.at', [
    query,
    at,
  ]);
  tx.run(
    'delete from search_recent where query not in (select query from search_recent order by at desc, query limit ?)',
    [MAX_RECENT],
  );
}

export function forgetQueries(tx: WritableDb): void {
  tx.run('delete from search_recent');
}
