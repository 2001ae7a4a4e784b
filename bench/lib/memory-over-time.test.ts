import { expect, test } from 'vitest';
import { byMinute, growthOf } from './memory-over-time.ts';

test('what grows to its size in the first third and stays there is flat', () => {
  const readings = [100, 150, 200, 210, 205, 210, 208, 212, 209];
  expect(growthOf(readings)).toBeCloseTo(1, 1);
});

test('what goes on growing is told by how much', () => {
  const readings = [100, 110, 120, 130, 140, 150, 160, 170, 180];
  expect(growthOf(readings)).toBeCloseTo(170 / 140, 6);
});

test('too few readings say nothing, and one a minute is shown', () => {
  expect(growthOf([100, 200])).toBe(1);
  expect(byMinute([100, 1, 2, 3, 4, 5, 120.4, 7])).toBe('100 120');
});
