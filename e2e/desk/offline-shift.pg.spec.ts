import { startTestPostgres, type TestPostgres } from '#testkit/hub/postgres.ts';
import { test } from '../fixtures/world.ts';
import { offlineShift } from './offline-shift.ts';

let postgres: TestPostgres;
test.beforeAll(async () => {
  postgres = await startTestPostgres();
});
test.afterAll(async () => {
  await postgres.stop();
});

test.describe('on PostgreSQL', () => {
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  test.use({ database: async ({}, use) => use(await postgres.newDatabase()) });

  test('a shift without the hub loses nothing and doubles nothing (PostgreSQL)', async ({ world }) => {
    await offlineShift(world);
  });
});
