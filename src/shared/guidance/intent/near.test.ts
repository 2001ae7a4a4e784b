import { expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { centroidOf } from './centroids.ts';
import { nearOf } from './near.ts';
import { rowsOf } from './rows.ts';
import { learnWords } from './words.ts';

/** Row `i` is of group `i % 100`, and has the piece of its group, the piece of the next group, and one of its own. */
const texts = Array.from({ length: 4000 }, (_, i) => ({
  narrow: Uint32Array.of(i % 100, (i + 1) % 100, 1000 + i).toSorted(),
  wide: new Uint32Array(),
}));
const words = learnWords(texts, 'all');
const rows = rowsOf(words, texts);
const size = words.hashes.length;
const random = () => {
  const seeded = seededRandom(1);
  return () => seeded.next();
};
const own = Uint32Array.from({ length: 40 }, (_, i) => i * 100);
const centroid = centroidOf(rows, own, new Float32Array(4000).fill(1));

test('few rows are told apart from all others', () => {
  expect(nearOf(rows, size, 100, random())(centroid, own)).toHaveLength(4000);
});

test('of many an answer is told apart from its own, from what is near, and from some of the rest', () => {
  const used = nearOf(rows, size, 1000, random())(centroid, own);
  expect(used.length).toBeLessThanOrEqual(own.length + 400);
  const near = Array.from({ length: 4000 }, (_, row) => row).filter((row) => [99, 0, 1].includes(row % 100));
  expect(near.every((row) => used.includes(row))).toBe(true);
  expect(used).toEqual(used.toSorted());
  expect(new Set(used).size).toBe(used.length);
});
