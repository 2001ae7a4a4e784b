import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { silentLog } from '#hub/kernel/ports.ts';
import { MIGRATIONS } from '#hub/migrations/index.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { hashStates } from '../sync/row.ts';
import { checkEpoch } from './epoch.ts';
import { inTransaction, openStore, type Store } from './index.ts';
import { migrate } from './migrate.ts';
import { sumOf } from '#shared/domain/part-sum.ts';

const clock = new ManualClock();

const breakRule = () => Promise.reject(Object.assign(new Error('unique'), { code: '23505' }));

describe('a database in memory', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ database: 'memory', clock, log: silentLog });
  });
  afterAll(() => store?.close());

  test('migrations run once and leave their numbers', async () => {
    await migrate(store.db, 1);
    const { rows } = await sql<{ version: number }>`select version from schema_version order by version`.execute(
      store.db,
    );
    expect(rows.map(({ version }) => version)).toEqual(MIGRATIONS.map(({ version }) => version));
  });

  test('a step that fails leaves nothing behind', async () => {
    const broken = { version: 99, name: 'broken', statements: ['create table half (x int)', 'select no_such_thing'] };
    await expect(migrate(store.db, 1, [...MIGRATIONS, broken])).rejects.toThrow();
    const { rows } = await sql<{ t: string | null }>`select to_regclass('half')::text as t`.execute(store.db);
    expect(rows).toEqual([{ t: null }]);
  });

  test('the hash of the database is the hash of the desk', async () => {
    const cases = [
      ['ticket', 't1', 0],
      ['message', 'm-9f/x~', 7],
      ['customer', 'c', 4_294_967_296],
      ['kb', 'x'.repeat(128), 2 ** 52],
    ] as const;
    for (const [tbl, id, version] of cases) {
      const [h0, h1] = hashStates(tbl, id);
      const { rows } = await sql<{ a: number; b: number }>`
        select row_hash(${h0}::bigint, ${version}::bigint) as a, row_hash(${h1}::bigint, ${version}::bigint) as b`.execute(
        store.db,
      );
      expect([1, rows[0]?.a, rows[0]?.b]).toEqual(sumOf(tbl as never, id, version));
    }
  });

  test('one backup restored again begins above what its first timeline gave, and above what is newer than the clock', async () => {
    const seq = () => store.db.selectFrom('hub_seq').selectAll().executeTakeFirstOrThrow();
    const backup = await seq();
    const restore = async (now: number): Promise<number> => {
      await store.db.updateTable('hub_seq').set(backup).execute();
      await checkEpoch(store.db, now, true);
      return (await seq()).v;
    };
    const first = await restore(clock.now());
    const last = first + 500;
    expect(await restore(clock.now() + 1000)).toBeGreaterThan(last);
    await store.db.updateTable('hub_seq').set({ v: last }).execute();
    await checkEpoch(store.db, 1, true);
    expect((await seq()).v).toBeGreaterThan(last);
  });

  test('a transaction that was broken off by a deadlock is tried again, at most three times', async () => {
    let tries = 0;
    const work = () => {
      tries += 1;
      if (tries < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' });
      return Promise.resolve('done');
    };
    expect(await inTransaction(store.db, work)).toBe('done');
    tries = -100;
    await expect(inTransaction(store.db, work)).rejects.toThrow('deadlock');
    expect(tries).toBe(-96);
    await expect(inTransaction(store.db, breakRule)).rejects.toThrow('unique');
  });
});
