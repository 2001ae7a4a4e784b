import { expect, test } from 'vitest';
import { growth } from './memory.ts';

test('growth is the median of the last quarter over that of the first', () => {
  expect(growth([100, 100, 900, 110, 120, 130, 200, 200])).toBe(2);
  expect(growth([100, 101, 102, 100, 101, 100, 102, 101])).toBe(1.01);
  expect(growth([1, 2, 3])).toBeNull();
});
