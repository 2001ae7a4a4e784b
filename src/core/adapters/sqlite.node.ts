import Database from 'better-sqlite3';
import { DiskFull, ReplicaDamaged, ReplicaInUse } from '../db/errors.ts';
import type { Db, Params, ReadableDb, WritableDb } from '../db/types.ts';
import type { Clock } from '../kernel/ports.ts';
import { systemClock } from './clock.node.ts';
import { transactionsOf } from './transactions.node.ts';
import { slowStatements, type SlowStatements } from './slow-statements.ts';

type Raw = Database.Statement;
/** What we run of it, timed. */
type Statement = Pick<Raw, 'readonly' | 'get' | 'all' | 'run'>;
type Times = Pick<Clock, 'now' | 'monotonic'>;

/** More different texts than the core has; the bound only guards against a text that is built from data. */
const CACHED_STATEMENTS = 400;

function translated(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new ReplicaDamaged(code, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ReplicaInUse(code, { cause: error });
  }
  if (code.startsWith('SQLITE_FULL')) return new DiskFull(code, { cause: error });
  return error;
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error);
  }
}

function timed(made: Raw, sql: string, slow: SlowStatements, times: Times): Statement {
  const run = <T>(work: () => T): T => {
    const start = times.monotonic();
    try {
      return work();
    } finally {
      const ms = times.monotonic() - start;
      if (ms > 1) slow.note(sql, ms, times.now());
    }
  };
  return {
    readonly: made.readonly,
    get: (...given) => run(() => made.get(...given)),
    all: (...given) => run(() => made.all(...given)),
    run: (...given) => run(() => made.run(...given)),
  };
}

/** Statements are compiled once: an uncached `prepare` costs more than most of our queries, and leaks under load. */
function statementsOf(raw: Database.Database, slow: SlowStatements, times: Times): (sql: string) => Statement {
  const cache = new Map<string, Statement>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    const made = timed(raw.prepare(sql), sql, slow, times);
    if (cache.size >= CACHED_STATEMENTS) cache.delete(cache.keys().next().value ?? '');
    cache.set(sql, made);
    return made;
  };
}

const bound = (params: Params | undefined): unknown[] =>
  params === undefined ? [] : Array.isArray(params) ? [...(params as readonly unknown[])] : [params];

/* oxlint-disable typescript/no-unnecessary-type-parameters -- see ReadableDb */
function readerOf(prepare: (sql: string) => Statement): ReadableDb {
  const reading = (sql: string): Statement => {
    const statement = prepare(sql);
    if (!statement.readonly) throw new Error('a reader may not write');
    return statement;
  };
  return {
    get: <Row>(sql: string, params?: Params) => reading(sql).get(...bound(params)) as Row | undefined,
    all: <Row>(sql: string, params?: Params) => reading(sql).all(...bound(params)) as Row[],
  };
}

function writerOf(raw: Database.Database, prepare: (sql: string) => Statement): WritableDb {
  return {
    get: <Row>(sql: string, params?: Params) => prepare(sql).get(...bound(params)) as Row | undefined,
    all: <Row>(sql: string, params?: Params) => prepare(sql).all(...bound(params)) as Row[],
    run: (sql, params) => prepare(sql).run(...bound(params)).changes,
    exec: (sql) => {
      raw.exec(sql);
    },
  };
}

/* oxlint-enable typescript/no-unnecessary-type-parameters */

function wrap(raw: Database.Database, times: Times): Db {
  const slow = slowStatements();
  const prepare = statementsOf(raw, slow, times);
  const reader = readerOf(prepare);
  const transactions = transactionsOf(raw, writerOf(raw, prepare));
  return {
    read: (work) => guarded(() => work(reader)),
    write: (work, options) => guarded(() => transactions.write(work, options)),
    settle: () => {
      guarded(transactions.settle);
    },
    onTakenBack: transactions.onTakenBack,
    checkpoint: () => {
      guarded(() => {
        transactions.settle();
        raw.pragma('wal_checkpoint(TRUNCATE)');
      });
    },
    isSound: () => {
      try {
        return raw.pragma('quick_check(1)', { simple: true }) === 'ok';
      } catch {
        return false;
      }
    },
    slow: () => slow.list(),
    close: () => {
      try {
        guarded(transactions.settle);
      } finally {
        raw.close();
      }
    },
  };
}

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');

function prepareFile(raw: Database.Database, key: Uint8Array): void {
  raw.pragma(`cipher = 'chacha20'`);
  // The raw form: 32 bytes are the key itself, nothing is derived, so that opening costs no 40 ms.
  raw.pragma(`key = "x'${hex(key)}'"`);
  // One process per file: the lock is taken at the first read and kept until `close`.
  raw.pragma('locking_mode = EXCLUSIVE');
  raw.pragma('journal_mode = WAL');
  settle(raw);
}

function settle(raw: Database.Database): void {
  raw.pragma('synchronous = FULL');
  raw.pragma('secure_delete = ON');
  raw.pragma('temp_store = MEMORY');
  raw.pragma('cache_size = -65536');
  // Rows of one moment lie all over the indexes: moved into the file four times as seldom, each page is written once for many.
  raw.pragma('wal_autocheckpoint = 4000');
  raw.pragma('trusted_schema = OFF');
  // Takes the lock and reads the first page: a wrong key and a file in use show here, not later.
  raw.exec('begin immediate; select count(*) from sqlite_schema; commit');
}

/**
 * Opens or creates an encrypted file (chacha20, authenticated page by page).
 * @param key 32 bytes.
 * @throws ReplicaDamaged (wrong key or altered file), ReplicaInUse, DiskFull.
 */
export function openSqlite(path: string, key: Uint8Array, times: Times = systemClock): Db {
  if (key.length !== 32) throw new Error('a replica key has 32 bytes');
  const raw = guarded(() => new Database(path, { timeout: 0 }));
  try {
    guarded(() => {
      prepareFile(raw, key);
    });
  } catch (error) {
    raw.close();
    throw error;
  }
  return wrap(raw, times);
}

/** A database in memory that can be copied whole: `image` is the file it would be. */
export type MemoryDb = Db & { image(): Uint8Array };

/** A database that lives as long as the process, empty or begun from an image; there is nothing to encrypt. */
export function openSqliteInMemory(image?: Uint8Array): MemoryDb {
  const raw = image ? new Database(Buffer.from(image)) : new Database(':memory:');
  settle(raw);
  return { ...wrap(raw, systemClock), image: () => raw.serialize() };
}

export function sqliteVersion(): string {
  const raw = new Database(':memory:');
  try {
    return String(raw.prepare('select sqlite_version()').pluck().get());
  } finally {
    raw.close();
  }
}
