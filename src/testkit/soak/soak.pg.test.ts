import { expect, test } from 'vitest';
import { soak } from './run.ts';

/** Longer ones, with more desks and any seed: `npm run soak -- --database postgres`. */
test('a hub on PostgreSQL, which ends at once too, and three desks lose nothing and end the same', async () => {
  const result = await soak({ lengthMs: 10_000, database: 'postgres', desks: 3, seed: 20, pace: 2 });
  expect(result.violations, `seed ${result.seed}`).toEqual([]);
  expect(result.edits).toBeGreaterThan(0);
  expect(result.kills.hub).toBeGreaterThan(0);
  expect(result.kills.database).toBeGreaterThan(0);
  expect(result.kills.desks).toBeGreaterThan(0);
  expect(Object.keys(result.faults).length).toBeGreaterThan(0);
}, 240_000);
