import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '#core/adapters/sqlite.node.ts';
import { migrate } from '#core/db/migrate.ts';
import { MIGRATIONS } from '#core/db/migrations/index.ts';
import type { Db, ReadableDb, Value } from '#core/db/types.ts';
import { rememberSignIn } from '#core/session/replica.ts';
import { fakeClock } from '../clock.ts';
import { memoryLog } from '../core-ports.ts';
import { FOLDER, KEY, openParts, replicaFile, rest, signIn, START, startDesk } from './desk.ts';
import { cloneWorld, happen, makeWorld, type CrashWorld } from './world.ts';

/** The lives of a replica in which a machine may stop; what each does stands in workload.ts. */
export const PHASES = ['snapshot', 'edits', 'pulls', 'reconcile', 'narrow', 'migration'] as const;
export type Phase = (typeof PHASES)[number];

/** What a phase begins with: a folder to be copied, null for none, and the hub as it was then. */
export type Prepared = { readonly dataDir: string | null; readonly world: CrashWorld };

/** A desk that has loaded everything, and since then seen and made some changes. */
async function loaded(dataDir: string, world: CrashWorld, seed: number): Promise<void> {
  const clock = fakeClock(START);
  const transport = world.hub.transport();
  const parts = await openParts(dataDir, clock);
  migrate(parts.db);
  const signedIn = await signIn(transport);
  rememberSignIn(parts.db, signedIn);
  const open = startDesk({ clock, transport, log: memoryLog(), seed }, parts, signedIn.accessToken);
  if (!(await rest(open, parts.db, clock))) throw new Error('the prepared desk does not come to rest');
  world.remember();
  for (let i = 0; i < 3; i += 1) happen(world, 'colleagues');
  if (!(await rest(open, parts.db, clock))) throw new Error('the prepared desk does not come to rest');
  open.close();
}

export const OLD_SCHEMA = 10;
type Named = { readonly name: string };

const columnsOf = (db: ReadableDb, table: string): string[] =>
  db.all<Named>('select name from pragma_table_info(?)', [table]).map(({ name }) => name);

/** The same rows in a file as the first desks made it: what later schemas added is not there. */
function aged(from: Db, to: Db): void {
  migrate(
    to,
    MIGRATIONS.filter(({ number }) => number <= OLD_SCHEMA),
  );
  const tables = to.read((db) => db.all<Named>(`select name from sqlite_schema where type = 'table'`));
  for (const { name } of tables) {
    const columns = sharedColumns(from, to, name);
    const rows = from.read((db) => db.all<Record<string, Value>>(`select ${columns.join(', ')} from ${name}`));
    const places = columns.map(() => '?').join(', ');
    to.write((tx) => {
      for (const row of rows) {
        const values = columns.map((column) => row[column] ?? null);
        tx.run(`insert into ${name} (${columns.join(', ')}) values (${places})`, values);
      }
    });
  }
}

function sharedColumns(from: Db, to: Db, table: string): string[] {
  const present = from.read((db) => columnsOf(db, table));
  return to.read((db) => columnsOf(db, table)).filter((column) => present.includes(column));
}

function makeOld(source: string, dataDir: string): void {
  mkdirSync(join(dataDir, FOLDER), { recursive: true });
  cpSync(join(source, FOLDER), join(dataDir, FOLDER), { recursive: true });
  rmSync(replicaFile(dataDir));
  const from = openSqlite(replicaFile(source), KEY);
  const to = openSqlite(replicaFile(dataDir), KEY);
  aged(from, to);
  from.close();
  to.close();
}

/** Makes the beginnings of all phases below `root`. */
export async function prepare(root: string, seed: number): Promise<Record<Phase, Prepared>> {
  const fresh = makeWorld(seed);
  const world = makeWorld(seed);
  const present = join(root, 'present');
  const old = join(root, 'old');
  await loaded(present, world, seed);
  makeOld(present, old);
  const whole = { dataDir: present, world };
  return {
    snapshot: { dataDir: null, world: fresh },
    edits: whole,
    pulls: whole,
    reconcile: whole,
    narrow: whole,
    migration: { dataDir: old, world: cloneWorld(world) },
  };
}
