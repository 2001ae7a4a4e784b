import { join, resolve } from 'node:path';
import { systemClock } from '../kernel/system-clock.ts';
import { silentLog, type Log } from '../kernel/ports.ts';
import { isPostgresUrl, openStore, type Store } from '../store/index.ts';

export type Place = { readonly database?: string | undefined; readonly data?: string | undefined };

/** Where `npm start` keeps its hub, too. */
const DEFAULT_DATA = join('data', 'hub');

const isFolder = (database: string): boolean => database !== 'memory' && !isPostgresUrl(database);

/** The folder for hub.json, lock and the embedded database. On PostgreSQL only when one is named. */
export function dataFolder({ database, data }: Place): string | undefined {
  if (data !== undefined) return resolve(data);
  if (database !== undefined) return isFolder(database) ? resolve(database) : undefined;
  return resolve(DEFAULT_DATA);
}

export function openPlace(
  place: Place,
  { log = silentLog, wasRestored = false }: { log?: Log; wasRestored?: boolean } = {},
): Promise<Store> {
  const { database } = place;
  const target = database === undefined ? (dataFolder(place) ?? DEFAULT_DATA) : database;
  return openStore({ database: isFolder(target) ? resolve(target) : target, clock: systemClock, log, wasRestored });
}

/** Opens, works, closes: for the commands that come and go. */
export async function withStore<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openPlace(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
