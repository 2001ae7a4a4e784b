import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { Problem } from '../kernel/problem.ts';
import type { DumpFolder } from './dump.ts';
import { preferIndexes } from './planner.ts';
import type { Backend } from './postgres.ts';
import type { Tables } from './tables.ts';

/**
 * V8 lets go of compiled WebAssembly that it has replaced, and now and then ends the whole process over its own list of
 * what there was to let go (nodejs/node#64500). A hub keeps its one database for as long as it runs, so keeping the code
 * costs it a few megabytes once.
 */
setFlagsFromString('--no-wasm-code-gc');

const NUMERIC = 1700;

/**
 * PGlite starts with `-F` and never calls fsync, whatever the settings. Opening the write-ahead log with O_DSYNC is the
 * nearest thing to durable it has; `open_sync` aborts the process.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=open_datasync',
];
const parsers = { [NUMERIC]: Number };

/** Opens an embedded database: in memory, or in a folder with dumps beside it. Tells when it had to go back to a dump. */
export async function openPglite(
  folder: string | undefined,
  dumps: DumpFolder | undefined,
): Promise<Backend & { wasRestored: boolean }> {
  const { pglite, wasRestored } = await open(folder, dumps);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite, onCreateConnection: preferIndexes }) });
  return {
    db,
    wasRestored,
    async listen(channel, heard) {
      return pglite.listen(channel, heard);
    },
    async tidy() {
      await pglite.exec('vacuum analyze');
    },
    dump: async () => dumps?.write(await pglite.dumpDataDir('gzip')),
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}

async function open(
  folder: string | undefined,
  dumps: DumpFolder | undefined,
): Promise<{ pglite: PGlite; wasRestored: boolean }> {
  if (folder === undefined) return { pglite: await PGlite.create({ startParams, parsers }), wasRestored: false };
  try {
    const pglite = await PGlite.create({ dataDir: folder, startParams, parsers });
    await pglite.query('select 1');
    return { pglite, wasRestored: false };
  } catch (cause) {
    return { pglite: await fromDump(folder, dumps, cause), wasRestored: true };
  }
}

/** The damaged folder is put aside, never deleted: somebody may still read it out by hand. */
async function fromDump(folder: string, dumps: DumpFolder | undefined, cause: unknown): Promise<PGlite> {
  const newest = await dumps?.newest();
  if (newest === undefined) throw new Problem('database-damaged', { folder }, cause);
  await dumps?.putAside(folder);
  return PGlite.create({ dataDir: folder, loadDataDir: newest, startParams, parsers });
}
