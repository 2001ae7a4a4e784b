import Database from 'better-sqlite3';
import { MIGRATIONS } from '#core/db/migrations/index.ts';
import type { Value, WritableDb } from '#core/db/types.ts';

/** SQLite itself with the replica's cipher and page cache, and nothing of ours: what the disk and the library can do. */
export function openRaw(path: string): Database.Database {
  const raw = new Database(path);
  raw.pragma(`cipher = 'chacha20'`);
  raw.pragma(`key = "x'${'5a'.repeat(32)}'"`);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = NORMAL');
  raw.pragma('temp_store = MEMORY');
  raw.pragma('cache_size = -65536');
  return raw;
}

const values = (params: unknown): Value[] => (params ?? []) as Value[];

/** Adapts a raw handle to what the tables of the replica write to; statements are compiled once. */
export function rawWriter(raw: Database.Database): WritableDb {
  const cache = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = cache.get(sql) ?? raw.prepare(sql);
    cache.set(sql, known);
    return known;
  };
  const run = (sql: string, params: unknown): number => prepared(sql).run(...values(params)).changes;
  const get = (sql: string, params: unknown): unknown => prepared(sql).get(...values(params));
  const all = (sql: string, params: unknown): unknown => prepared(sql).all(...values(params));
  const writer: unknown = { get, all, run, exec: (sql: string) => void raw.exec(sql) };
  return writer as WritableDb;
}
/** The replica's own tables and indexes; without its triggers, so that nothing but the rows is written. */
export function makeTables(raw: Database.Database): void {
  for (const migration of MIGRATIONS) migration.up(rawWriter(raw));
  const triggers = raw.prepare(`select name from sqlite_schema where type = 'trigger'`).all() as { name: string }[];
  for (const { name } of triggers) raw.exec(`drop trigger "${name}"`);
}
