import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { HOUR } from '#shared/kernel/time.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { openStore, type Store } from './index.ts';

const clock = new ManualClock();
const open = (database: string, wasRestored = false): Promise<Store> =>
  openStore({ database, clock, log: silentLog, wasRestored });
const seq = ({ db }: Store) => db.selectFrom('hub_seq').select(['v', 'epoch']).executeTakeFirstOrThrow();

describe('a database in a folder', { timeout: 180_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-store-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('keeps its epoch and its rows, and leaves a dump when it closes; at most two are kept', async () => {
    const first = await open(folder);
    const { epoch } = await seq(first);
    await sql`update hub_seq set v = 41`.execute(first.db);
    clock.advance(HOUR);
    await first.close();
    clock.advance(HOUR);
    const second = await open(folder);
    expect(await seq(second)).toEqual({ v: 41, epoch });
    await second.dump();
    clock.advance(1);
    await second.close();
    expect((await readdir(join(folder, 'dumps'))).length).toBe(2);
  });

  test('tidies up and leaves a dump every hour', async () => {
    // A clock that was set back must not make the fresh dump the one that is thrown away.
    const timed = new ManualClock(clock.now() - 24 * HOUR);
    const before = await readdir(join(folder, 'dumps'));
    const dumped = Promise.withResolvers<void>();
    const log = { ...silentLog, info: (event: string) => event === 'dumped' && dumped.resolve() };
    const store = await openStore({ database: folder, clock: timed, log });
    timed.advance(HOUR);
    await dumped.promise;
    const after = await readdir(join(folder, 'dumps'));
    await store.close();
    expect(after.length).toBe(2);
    expect(after.filter((name) => !before.includes(name)).length).toBe(1);
  });

  test('refuses a second hub while one is open, and takes over from one that is gone', async () => {
    const store = await open(folder);
    await expect(open(folder)).rejects.toMatchObject({ code: 'folder-in-use', params: { pid: process.pid } });
    await store.close();
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim();
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 7, started: '1', boot }));
    const after = await open(folder);
    await after.close();
    expect(await readdir(folder)).not.toContain('lock');
  });

  test('begins a new epoch, with versions from the time of the restore, when the operator says it was restored', async () => {
    const before = await open(folder);
    const old = await seq(before);
    await before.close();
    const after = await open(folder, true);
    const now = await seq(after);
    await after.close();
    expect(now.v).toBe(clock.now());
    expect(now.epoch).not.toBe(old.epoch);
  });

  test('begins a new epoch after the machine went down under it', async () => {
    const before = await open(folder);
    const old = await seq(before);
    await before.close();
    await writeFile(
      join(folder, 'lock'),
      JSON.stringify({ pid: 1, started: '1', boot: 'another start of the machine' }),
    );
    const after = await open(folder);
    expect((await seq(after)).epoch).not.toBe(old.epoch);
    await after.close();
  });

  test('goes back to the newest dump when the folder is damaged, in a new epoch, and keeps what was damaged', async () => {
    const before = await open(folder);
    const old = await seq(before);
    await before.close();
    await rm(join(folder, 'db', 'global', 'pg_control'));
    const after = await open(folder);
    const now = await seq(after);
    await after.close();
    expect(now.v).toBeGreaterThan(old.v);
    expect((await readdir(folder)).filter((name) => name.includes('damaged')).length).toBe(1);
  });

  test('refuses a database that a newer hub has written', async () => {
    const store = await open(folder);
    await sql`insert into schema_version (version, name, at) values (1000, 'later', 0)`.execute(store.db);
    await store.close();
    await expect(open(folder)).rejects.toMatchObject({ code: 'database-from-future', params: { found: 1000 } });
  });
});
