import { sql } from 'kysely';
import { join } from 'node:path';
import type { Clock, Log } from '../kernel/ports.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { dumpFolder } from './dump.ts';
import { checkEpoch, currentEpoch } from './epoch.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres, type Backend } from './postgres.ts';
import type { Store } from './store.ts';

export type StoreOptions = {
  /** `postgres://…`, `memory`, or the folder of an embedded database. */
  readonly database: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The operator says this database came out of a backup. */
  readonly wasRestored?: boolean;
};

export const isPostgresUrl = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/**
 * Opens the hub's database, brings it up to date and decides its epoch. Throws `Problem`: folder-in-use,
 * database-unreachable, database-unsafe, database-damaged, database-from-future.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { database, clock, log } = options;
  const isPostgres = isPostgresUrl(database);
  const folder = isPostgres || database === 'memory' ? undefined : database;
  const lock = folder === undefined ? undefined : await lockFolder(folder, clock);
  try {
    const backend = isPostgres ? await openPostgres(database, options) : await openFolder(folder, clock);
    return await ready(backend, lock, options);
  } catch (cause) {
    await lock?.release();
    throw cause;
  }

  async function ready(
    backend: Backend & { wasRestored?: boolean },
    held: FolderLock | undefined,
    { wasRestored = false }: StoreOptions,
  ): Promise<Store> {
    try {
      await migrate(backend.db, clock.now());
      const isOtherTime = wasRestored || backend.wasRestored === true || held?.hadPowerLoss === true;
      const { epoch, isNew } = await checkEpoch(backend.db, clock.now(), isOtherTime);
      log.info('store-open', { kind: isPostgres ? 'postgres' : 'pglite', epoch, isNewEpoch: isNew });
    } catch (cause) {
      await backend.close();
      throw cause;
    }
    const server = await sql<{ v: string }>`select current_setting('server_version') as v`.execute(backend.db);
    return asStore(backend, server.rows[0]?.v ?? '', isPostgres ? 'postgres' : 'pglite', held, { clock, log });
  }
}

const openFolder = (folder: string | undefined, clock: Clock) =>
  folder === undefined
    ? openPglite(undefined, undefined)
    : openPglite(join(folder, 'db'), dumpFolder(join(folder, 'dumps'), clock));

function asStore(
  backend: Backend,
  server: string,
  kind: 'postgres' | 'pglite',
  lock: FolderLock | undefined,
  { clock, log }: { clock: Clock; log: Log },
): Store {
  const dump = async (): Promise<string | undefined> => {
    const path = await backend.dump();
    if (path !== undefined) log.info('dumped');
    return path;
  };
  let cancel: (() => void) | undefined;
  const hourly = (): void => {
    cancel = clock.after(HOUR, () => {
      void backend
        .tidy()
        .then(dump)
        .catch((cause: unknown) => log.error('dump-failed', cause))
        .finally(hourly);
    });
  };
  hourly();
  return {
    db: backend.db,
    facts: { kind, server, epoch: () => currentEpoch(backend.db) },
    listen: (heard) => backend.listen('hub', (payload) => heard(Number(payload))),
    listenLive: (heard) => backend.listen('live', heard),
    async notify(version) {
      await sql`select pg_notify('hub', ${String(version)})`.execute(backend.db);
    },
    async tellLive(word) {
      await sql`select pg_notify('live', ${word})`.execute(backend.db);
    },
    dump,
    async close() {
      cancel?.();
      await dump().catch((cause: unknown) => log.error('dump-failed', cause));
      await backend.close();
      await lock?.release();
    },
  };
}
