import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOfMeans, meanOf, Z95, Z99 } from './statistics.ts';

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const width = (values: readonly number[], z?: number) => meanOf(values, z)!.high - meanOf(values, z)!.low;

describe('a mean', () => {
  test('has the interval of its standard error, and there is none of fewer than two', () => {
    // Standard deviation √2.5, standard error √0.5.
    const { n, mean, low, high } = meanOf([1, 2, 3, 4, 5])!;
    expect([n, mean]).toEqual([5, 3]);
    expect([low, high].map((one) => one.toFixed(4))).toEqual(['1.6141', '4.3859']);
    expect([meanOf([]), meanOf([1])]).toEqual([undefined, undefined]);
    expect(meanOf([2, 2, 2])).toEqual({ n: 3, mean: 2, low: 2, high: 2 });
  });

  test('is surer the more values there are, and less sure the surer it must be', () => {
    expect(width([...NINE, ...NINE])).toBeLessThan(width(NINE));
    expect(width(NINE, Z99) / width(NINE)).toBeCloseTo(Z99 / Z95, 9);
  });

  const values = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 40 });

  test('lies among its values and in the middle of its interval, and moves with them', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -5, max: 5 }), (list, by) => {
        const [{ mean, low, high }, moved] = [meanOf(list)!, meanOf(list.map((value) => value + by))!];
        expect(mean).toBeGreaterThanOrEqual(Math.min(...list) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...list) + 1e-9);
        expect((low + high) / 2).toBeCloseTo(mean, 9);
        expect(moved.mean - by).toBeCloseTo(mean, 6);
        expect(moved.high - moved.low).toBeCloseTo(high - low, 6);
      }),
    );
  });

  test('beside another has Welch’s interval, and turns round with its sides', () => {
    // B. L. Welch, Biometrika 34 (1947): z · √(s₁²/n₁ + s₂²/n₂).
    const [before, after] = [meanOf([1, 2, 3, 4, 5])!, meanOf([0, 10, 0, 10, 5].map((value) => value + 4))!];
    const { value, low, high } = differenceOfMeans(before, after);
    expect(value).toBe(6);
    for (const half of [high - value, value - low]) expect(half).toBeCloseTo(Z95 * Math.sqrt(2.5 / 5 + 25 / 5), 6);
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [there, back] = [differenceOfMeans(meanOf(a)!, meanOf(b)!), differenceOfMeans(meanOf(b)!, meanOf(a)!)];
        expect(there.value).toBeCloseTo(-back.value, 9);
        expect(there.low).toBeCloseTo(-back.high, 9);
        expect(there.low).toBeLessThanOrEqual(there.value);
      }),
    );
  });
});
