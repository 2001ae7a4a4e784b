import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOfMedians, differenceOfShares, shareOf, spreadOf, wilson } from './statistics.ts';

describe('the interval of a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the one that is published', (n, of, low, high) => {
    expect(wilson(n, of).low).toBeCloseTo(low, 4);
    expect(wilson(n, of).high).toBeCloseTo(high, 4);
  });

  test('of nothing is everything', () => {
    expect(shareOf(0, 0)).toEqual({ n: 0, of: 0, low: 0, high: 1 });
  });

  test('always holds the share and lies between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [n, of] = [Math.min(a, b), Math.max(a, b, 1)];
        const { low, high } = wilson(n, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(n / of);
        expect(high).toBeGreaterThanOrEqual(n / of);
      }),
    );
  });
});

describe('the interval of a difference of shares', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10; there the first less the second.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %i/%i and %i/%i is the one that is published', (a, m, b, n, low, high) => {
    const found = differenceOfShares({ n: b, of: n }, { n: a, of: m });
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  test('turns round with its sides', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (a, b, c, d) => {
        const [x, y] = [
          { n: a, of: a + b + 1 },
          { n: c, of: c + d + 1 },
        ];
        const [there, back] = [differenceOfShares(x, y), differenceOfShares(y, x)];
        expect(there.value).toBeCloseTo(-back.value, 9);
        expect(there.low).toBeCloseTo(-back.high, 9);
      }),
    );
  });
});

/** Chance that the true median lies between the values of these ranks: the sum of a binomial with 1/2. */
function coverage(n: number, low: number, high: number): number {
  let term = 0.5 ** n;
  let sum = 0;
  for (let k = 0; k < high; k += 1) {
    if (k >= low) sum += term;
    term *= (n - k) / (k + 1);
  }
  return sum;
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('a spread', () => {
  test('of ten values has the median, the ninth as 90th percentile, and second and ninth as interval', () => {
    expect(spreadOf(upTo(10))).toEqual({ n: 10, median: 5.5, p90: 9, low: 2, high: 9 });
  });

  test('does not mind the order, and of few values is their range', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ n: 3, median: 2, p90: 3, low: 1, high: 3 });
    expect(spreadOf([7])).toEqual({ n: 1, median: 7, p90: 7, low: 7, high: 7 });
    expect(spreadOf([])).toBeUndefined();
  });

  test('covers the true median in about 95 of 100 samples, as the binomial distribution says', () => {
    for (let n = 6; n <= 200; n += 1) {
      const { low, high } = spreadOf(upTo(n))!;
      expect([n, coverage(n, low, high) > 0.94]).toEqual([n, true]);
    }
  });

  test('that changes is as uncertain as both sides together', () => {
    const [before, after] = [spreadOf(upTo(10))!, spreadOf(upTo(10).map((ms) => ms + 20))!];
    // 3.5 to each side of both: √(3.5² + 3.5²) = 4.95
    const { value, low, high } = differenceOfMedians(before, after);
    expect([value, low, high].map((one) => one.toFixed(2))).toEqual(['20.00', '15.05', '24.95']);
  });
});
