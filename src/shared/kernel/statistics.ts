/** Two-sided standard normal quantiles. */
export const Z95 = 1.959964;
export const Z99 = 2.575829;

/** `n` of `of`, with the Wilson interval of 95 % of the share behind it. Of nothing, everything is possible: 0 to 1. */
export type Share = { readonly n: number; readonly of: number; readonly low: number; readonly high: number };

/**
 * Lengths of time, ms: median and 90th percentile (nearest rank), and the interval of 95 % of the median. Fewer than six values have no
 * such interval; the whole range stands in its place.
 */
export type Spread = {
  readonly n: number;
  readonly median: number;
  readonly p90: number;
  readonly low: number;
  readonly high: number;
};

/** What the second has more than the first, and from where to where that may lie. */
export type Difference = { readonly value: number; readonly low: number; readonly high: number };

type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/** Wilson's score interval (E. B. Wilson, JASA 22, 1927), without a correction for continuity. */
export function wilson(n: number, of: number, z = Z95): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const [p, zz] = [n / of, z * z];
  const middle = (p + zz / (2 * of)) / (1 + zz / of);
  const half = (z / (1 + zz / of)) * Math.sqrt((p * (1 - p)) / of + zz / (4 * of * of));
  return { low: n === 0 ? 0 : middle - half, high: n === of ? 1 : middle + half };
}

export const shareOf = (n: number, of: number): Share => ({ n, of, ...wilson(n, of) });
export const valueOf = ({ n, of }: Pick<Share, 'n' | 'of'>): number => (of === 0 ? 0 : n / of);

const at = (sorted: readonly number[], rank: number): number =>
  sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? 0;

/**
 * Ranks of the median's interval: n/2 ∓ z·√n/2 (Campbell & Gardner, BMJ 296, 1988), which for six values and more are those of the
 * binomial distribution. @returns undefined of nothing.
 */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const reach = (Z95 * Math.sqrt(n)) / 2;
  return {
    n,
    median: (at(sorted, Math.ceil(n / 2)) + at(sorted, Math.floor(n / 2) + 1)) / 2,
    p90: at(sorted, Math.ceil(0.9 * n)),
    low: at(sorted, Math.round(n / 2 - reach)),
    high: at(sorted, Math.round(n / 2 + 1 + reach)),
  };
}

/**
 * The interval of a difference from the intervals of both sides, by "square and add": of shares with Wilson's intervals it is method 10 of
 * Newcombe (Statistics in Medicine 17, 1998), of other estimates MOVER (Zou & Donner, Statistics in Medicine 27, 2008).
 */
function squareAndAdd(before: Estimate, after: Estimate): Difference {
  const value = after.value - before.value;
  const down = Math.hypot(after.value - after.low, before.high - before.value);
  const up = Math.hypot(after.high - after.value, before.value - before.low);
  return { value, low: value - down, high: value + up };
}

type Counted = Pick<Share, 'n' | 'of'>;
export function differenceOfShares(before: Counted, after: Counted, z = Z95): Difference {
  const estimate = ({ n, of }: Counted): Estimate => ({ value: valueOf({ n, of }), ...wilson(n, of, z) });
  return squareAndAdd(estimate(before), estimate(after));
}

export function differenceOfMedians(before: Spread, after: Spread): Difference {
  const estimate = ({ median, low, high }: Spread): Estimate => ({ value: median, low, high });
  return squareAndAdd(estimate(before), estimate(after));
}

/** A mean and its interval of 95 % where there are enough values for the normal distribution (thirty and more). */
export type Mean = { readonly n: number; readonly mean: number; readonly low: number; readonly high: number };

/** @returns undefined of fewer than two values: nothing tells how far they spread. */
export function meanOf(values: readonly number[], z = Z95): Mean | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = z * Math.sqrt(variance / n);
  return { n, mean, low: mean - half, high: mean + half };
}

/** Welch's interval: each side has a spread of its own. */
export function differenceOfMeans(before: Mean, after: Mean): Difference {
  const estimate = ({ mean, low, high }: Mean): Estimate => ({ value: mean, low, high });
  return squareAndAdd(estimate(before), estimate(after));
}
