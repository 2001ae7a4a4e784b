import { expect, test } from 'vitest';
import { classification, timesOf } from './figures.ts';
import { precisionAt } from './judge-feeling.ts';
import { correlation } from './satisfaction.ts';

const said = (label: string, answer: string, sure: number) => ({ label, said: answer, sure, micros: 100 * sure });

test('figures of one label a line are of the labels that were meant', () => {
  const all = [said('a', 'a', 0.9), said('a', 'b', 0.2), said('b', 'b', 0.8), said('b', 'c', 0.1)];
  expect(classification(all)).toMatchObject({
    n: 4,
    accuracy: 0.5,
    macroF1: 0.583,
    perLabel: { a: { n: 2, precision: 1, recall: 0.5, f1: 0.667 }, b: { n: 2, precision: 0.5, recall: 0.5, f1: 0.5 } },
    confusion: { a: { a: 1, b: 1 }, b: { b: 1, c: 1 } },
  });
  const { coverage } = classification(all) as { coverage: { share: number; accuracy: number; leastSure: number }[] };
  expect(coverage[4]).toEqual({ share: 0.5, accuracy: 1, leastSure: 0.8 });
  expect(coverage.at(-1)).toEqual({ share: 1, accuracy: 0.5, leastSure: 0.1 });
});

test('of durations the middle one and the one that nearly all keep to', () => {
  expect(timesOf(Array.from({ length: 101 }, (_, i) => i))).toEqual({ p50Us: 50, p95Us: 95 });
  expect(timesOf([])).toEqual({ p50Us: 0, p95Us: 0 });
});

test('precision is taken where so much of what is meant is found', () => {
  const scored = [1, 0, 1, 0, 0, 1].map((meant, i) => ({ isMeant: meant === 1, score: -i }));
  expect(precisionAt(scored, 0.3)).toBe(1);
  expect(precisionAt(scored, 0.6)).toBeCloseTo(2 / 3);
  expect(precisionAt(scored, 1)).toBe(0.5);
});

test('what rises together has a correlation of one, what does not vary of none', () => {
  expect(correlation([1, 2, 3], [10, 20, 30])).toBeCloseTo(1);
  expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  expect(correlation([1, 1], [1, 2])).toBe(0);
});
