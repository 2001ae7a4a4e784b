import type { WritableDb } from '../db/types.ts';
import { count, ERA, KINDS } from './store.ts';

/** Nothing is found any more, until rows come and are indexed anew. What the agent asked lately stays. */
function dropIndex(tx: WritableDb): void {
  for (const kind of KINDS) {
    tx.run(`insert into search_${kind}_text (search_${kind}_text) values ('delete-all')`);
    tx.run(`delete from search_${kind}`);
  }
  for (const table of ['search_dirty', 'search_word']) tx.run(`delete from ${table}`);
  tx.run('delete from search_state where k <> ?', [ERA]);
  count(tx, ERA, 1);
}

/**
 * Empties the tables of the replica (`work`) and the index with them. With the index's triggers in place SQLite would take
 * a million rows out one by one, and note each; without them it drops whole tables.
 */
export function clearedWithIndex(tx: WritableDb, work: () => void): void {
  const triggers = tx.all<{ name: string; sql: string }>(
    `select name, sql from sqlite_schema where type = 'trigger' and name glob 'search_*'`,
  );
  for (const { name } of triggers) tx.exec(`drop trigger ${name}`);
  work();
  dropIndex(tx);
  for (const { sql } of triggers) tx.exec(sql);
}
