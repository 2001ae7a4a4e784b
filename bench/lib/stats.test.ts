import { expect, test } from 'vitest';
import { median, percentile, percentiles, round } from './stats.ts';

test('a percentile is a sample of its own, by nearest rank', () => {
  const samples = [5, 1, 4, 2, 3];
  expect([0, 0.2, 0.21, 0.5, 0.95, 1].map((share) => percentile(samples, share))).toEqual([1, 1, 2, 3, 5, 5]);
  expect(samples).toEqual([5, 1, 4, 2, 3]);
  expect(median([4, 1, 3, 2])).toBe(2);
});

test('of nothing there is none', () => {
  expect(percentile([], 0.5)).toBeNaN();
});

test('what a report names is rounded to hundredths', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1.005_01);
  expect(percentiles(hundred)).toEqual({ p50Ms: 50.01, p95Ms: 95.01, p99Ms: 99.01 });
  expect(round(1.26, 1)).toBe(1.3);
});
