import { expect, test } from 'vitest';
import { batches, timeBatches } from './batches.ts';

test('everything comes in batches, the rest in a shorter one', () => {
  expect([...batches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...batches([], 2)]).toEqual([]);
});

test('each batch is worked on once, in order', async () => {
  const seen: number[][] = [];
  const tookS = await timeBatches([1, 2, 3], 2, (batch) => void seen.push([...batch]));
  expect(seen).toEqual([[1, 2], [3]]);
  expect(tookS).toBeGreaterThanOrEqual(0);
});
