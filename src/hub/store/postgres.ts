import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Problem } from '../kernel/problem.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { preferIndexes } from './planner.ts';
import type { Db } from './store.ts';
import type { Tables } from './tables.ts';

const INT8 = 20;
const NUMERIC = 1700;
const RECONNECT_MS = 1000;

/** Versions and times are far below 2⁵³: plain numbers, as on PGlite. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Closed, because a name of a channel cannot be a parameter. */
export type Channel = 'hub' | 'live';

export type Backend = {
  readonly db: Db;
  /** Calls back with what is told on a channel, from whichever process. */
  listen(channel: Channel, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** What PostgreSQL does by itself and an embedded database does not: clears away old row versions. */
  tidy(): Promise<void>;
  dump(): Promise<string | undefined>;
  close(): Promise<void>;
};

export async function openPostgres(url: string, around: { clock: Clock; log: Log }): Promise<Backend> {
  const pool = new pg.Pool({ connectionString: url, max: 16, types, application_name: 'attune-hub' });
  const lost = (cause: Error): void => around.log.error('pool-connection-lost', cause);
  pool.on('error', lost);
  // The pool hears only connections that rest in it. One that is at work when the database goes would end this process: its
  // query fails by itself, and the pool throws the connection away.
  pool.on('connect', (client) => void client.on('error', lost));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: preferIndexes }) });
  try {
    await assertDurable(db);
  } catch (cause) {
    await db.destroy();
    throw cause instanceof Problem ? cause : new Problem('database-unreachable', {}, cause);
  }
  return {
    db,
    listen: (channel, heard) => listen(url, channel, heard, around),
    tidy: () => Promise.resolve(),
    dump: () => Promise.resolve(undefined),
    close: () => db.destroy(),
  };
}

/** Without these a crash can hand out one version twice, and devices would keep the wrong rows. */
async function assertDurable(db: Db): Promise<void> {
  const { rows } = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(db);
  const row = rows[0];
  if (row?.fsync !== 'on') throw new Problem('database-unsafe', { setting: 'fsync', value: row?.fsync ?? '' });
  if (row.commit === 'off') throw new Problem('database-unsafe', { setting: 'synchronous_commit', value: row.commit });
}

/** Keeps one connection that listens, and makes a new one whenever it is lost. */
async function listen(
  url: string,
  channel: Channel,
  heard: (payload: string) => void,
  { clock, log }: { clock: Clock; log: Log },
): Promise<() => Promise<void>> {
  let isEnded = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'attune-hub-listen' });
    client = next;
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next.on('error', (cause) => log.error('listener-lost', cause));
    // Comes once for every connection, also for one that was never made: the only place that tries again.
    next.on('end', () => {
      if (!isEnded) clock.after(RECONNECT_MS, () => void connect().catch(complain));
    });
    await next.connect();
    await next.query(`listen ${channel}`);
  };
  const complain = (cause: unknown): void => {
    log.error('listener-not-connected', cause);
    void client?.end().catch(() => undefined);
  };
  const end = async (): Promise<void> => {
    isEnded = true;
    await client?.end();
  };
  try {
    await connect();
  } catch (cause) {
    await end().catch(() => undefined);
    throw cause;
  }
  return end;
}
