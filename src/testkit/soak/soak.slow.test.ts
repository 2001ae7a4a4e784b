import { expect, test } from 'vitest';
import { soak } from './run.ts';

/** Longer ones, with more desks and any seed: `npm run soak`. */
test('a hub on PGlite and three desks, killed and cut off for a while, lose nothing and end the same', async () => {
  const result = await soak({ lengthMs: 10_000, database: 'pglite', desks: 3, seed: 23, pace: 2 });
  expect(result.violations, `seed ${result.seed}`).toEqual([]);
  expect(result.edits).toBeGreaterThan(0);
  expect(result.kills.hub).toBeGreaterThan(0);
  expect(result.kills.desks).toBeGreaterThan(0);
  expect(Object.keys(result.faults).length).toBeGreaterThan(0);
}, 240_000);
