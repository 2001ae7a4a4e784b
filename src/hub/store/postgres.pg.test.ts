import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestPostgres, type TestPostgres } from '#testkit/hub/postgres.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { silentLog } from '../kernel/ports.ts';
import { openPostgres, type Backend } from './postgres.ts';

let postgres: TestPostgres;
let backend: Backend;
let url: string;
const clock = new ManualClock();
const complaints: string[] = [];
const log = { ...silentLog, error: (event: string) => void complaints.push(event) };
const count = (event: string): number => complaints.filter((one) => one === event).length;

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.newDatabase();
  backend = await openPostgres(url, { clock, log });
});
afterAll(async () => {
  await backend?.close();
  await postgres?.stop();
});

/** A database that goes while a connection is at work once ended the whole hub: nobody heard that connection's error. */
test('a database that ends at once fails the queries under way, and the next ones work when it is back', async () => {
  const atWork = Promise.allSettled([0, 1, 2].map(() => sql`select pg_sleep(60)`.execute(backend.db)));
  await vi.waitFor(async () => {
    const { rows } = await sql`select 1 from pg_stat_activity where query like 'select pg_sleep%'`.execute(backend.db);
    expect(rows).toHaveLength(3);
  });
  await postgres.halt();
  expect((await atWork).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(count('pool-connection-lost')).toBeGreaterThanOrEqual(3);
  await postgres.resume();
  expect((await sql<{ n: number }>`select 1 as n`.execute(backend.db)).rows).toEqual([{ n: 1 }]);
}, 180_000);

/** Each failed try once called for two: after a minute of outage there were more than a database takes. */
test('a listener that cannot connect tries once a second, and is one connection again afterwards', async () => {
  const heard: string[] = [];
  const end = await backend.listen('hub', (payload) => heard.push(payload));
  await postgres.halt();
  await vi.waitFor(() => expect(count('listener-lost')).toBe(1));
  for (let tries = 1; tries <= 5; tries += 1) {
    // The end of a connection is told a little after its error.
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.advance(1000);
    await vi.waitFor(() => expect(count('listener-not-connected')).toBe(tries));
  }
  await postgres.resume();
  await new Promise((resolve) => setTimeout(resolve, 50));
  clock.advance(1000);
  const listeners = async (): Promise<number> =>
    (await sql`select 1 from pg_stat_activity where application_name = 'attune-hub-listen'`.execute(backend.db)).rows
      .length;
  await vi.waitFor(async () => {
    await sql`select pg_notify('hub', '7')`.execute(backend.db);
    expect(heard.length).toBeGreaterThan(0);
  });
  expect(await listeners()).toBe(1);
  await sql`select pg_notify('hub', 'last')`.execute(backend.db);
  await vi.waitFor(() => expect(heard.at(-1)).toBe('last'));
  // Of the sevens more than one may have been under way; two listeners would hear the last one twice.
  expect(heard.filter((payload) => payload === 'last')).toHaveLength(1);
  await end();
}, 180_000);
