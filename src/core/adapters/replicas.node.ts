import { hkdfSync } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReplicaDamaged } from '../db/errors.ts';
import type { Clock, Crypto, ReplicaPlace, Replicas, ReplicaSizes } from '../kernel/ports.ts';
import { sealedFiles } from './files.node.ts';
import { sealedJournal } from './journal.node.ts';
import { replicaInMemory } from './memory-replica.node.ts';
import { openSqlite } from './sqlite.node.ts';

/** Keys of their own: whoever opens the replica erases theirs as soon as the database has it. */
const derived = (key: Uint8Array, use: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', use, 32));

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Replicas below `dataDir`: `<folder>/replica.db`, `<folder>/outbox.log` and `<folder>/files/`. */
export function folderReplicas(dataDir: string, crypto: Crypto, clock: Pick<Clock, 'now' | 'monotonic'>): Replicas {
  const pathOf = (folder: string): string => join(dataDir, folder);
  const freshOf = (folder: string): string => `${pathOf(folder)}.rebuilt`;
  const around = (path: string, key: Uint8Array) => ({
    files: sealedFiles(join(path, 'files'), derived(key, 'attune files'), crypto),
    journal: sealedJournal(join(path, 'outbox.log'), derived(key, 'attune outbox log'), crypto),
  });
  const openAt = async (path: string, key: Uint8Array) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const db = openSqlite(join(path, 'replica.db'), key, clock);
    try {
      return { db, ...around(path, key) };
    } catch (error) {
      db.close();
      throw error;
    }
  };
  return {
    open: async ({ folder, key }) => {
      await finishReplacing(pathOf(folder), freshOf(folder));
      return await openAt(pathOf(folder), key);
    },
    salvage: async ({ folder, key }: ReplicaPlace) => {
      const path = pathOf(folder);
      // Else what was rebuilt already would be swept away as something begun, and an empty place read in its stead.
      await finishReplacing(path, freshOf(folder));
      await mkdir(path, { recursive: true, mode: 0o700 });
      return { ...around(path, key), db: openDamaged(join(path, 'replica.db'), key, clock) };
    },
    fresh: async ({ folder, key }) => {
      await rm(freshOf(folder), { recursive: true, force: true });
      return await openAt(freshOf(folder), key);
    },
    replace: async (folder) => {
      const aside = await asideName(pathOf(folder), clock.now());
      if (await exists(pathOf(folder))) await rename(pathOf(folder), aside);
      await rename(freshOf(folder), pathOf(folder));
      return aside;
    },
    sizes: (folder) => sizesOf(pathOf(folder)),
    inMemory: replicaInMemory,
  };
}

function openDamaged(path: string, key: Uint8Array, clock: Pick<Clock, 'now' | 'monotonic'>) {
  try {
    return openSqlite(path, key, clock);
  } catch (error) {
    if (error instanceof ReplicaDamaged) return null;
    throw error;
  }
}

/** Only a replica that is complete ever waits beside an empty place. */
async function finishReplacing(path: string, fresh: string): Promise<void> {
  if (!(await exists(path)) && (await exists(fresh))) await rename(fresh, path);
}

async function asideName(path: string, now: number): Promise<string> {
  const stem = `${path}.damaged-${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`;
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? stem : `${stem}-${n}`;
    if (!(await exists(name))) return name;
  }
}

const bytesOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

async function sizesOf(path: string): Promise<ReplicaSizes> {
  const entries = await readdir(join(path, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  let filesBytes = 0;
  for (const entry of entries) if (entry.isFile()) filesBytes += await bytesOf(join(entry.parentPath, entry.name));
  const db = join(path, 'replica.db');
  return { replicaBytes: await bytesOf(db), walBytes: await bytesOf(`${db}-wal`), filesBytes };
}
