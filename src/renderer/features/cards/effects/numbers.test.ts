import { expect, it } from 'vitest';
import { placeOf, signed, widthOf } from './numbers.ts';

it('says a change with its sign, and none where it rounds to nothing', () => {
  expect([0.214, -0.05, 0, -0.001].map(signed)).toEqual(['+0.21', '−0.05', '0.00', '0.00']);
});

it('draws a change between worse and better, and never beyond the ends', () => {
  expect([-1, 0, 0.5, 1.7].map(placeOf)).toEqual(['0.0%', '50.0%', '75.0%', '100.0%']);
  expect(widthOf(-0.5, 0.5)).toBe('50.0%');
  expect(widthOf(0.8, 2)).toBe('10.0%');
});
