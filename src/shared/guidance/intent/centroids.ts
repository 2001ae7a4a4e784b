import { headOf, type Head } from './heads.ts';
import type { Rows } from './rows.ts';

/** Weights of a centroid that are kept: the rest is what anybody says. */
const MOST = 400;

/** What the texts of one answer have in common: their mean, with length one. It needs no more than one text. */
export function centroidOf({ from, at, value }: Rows, rows: Uint32Array, weight: Float32Array): Head {
  const sums = new Map<number, number>();
  for (const row of rows)
    for (let k = from[row]!; k < from[row + 1]!; k += 1)
      sums.set(at[k]!, (sums.get(at[k]!) ?? 0) + value[k]! * weight[row]!);
  const sorted = [...sums].toSorted(([a], [b]) => a - b);
  const length = Math.sqrt(sorted.reduce((sum, [, one]) => sum + one * one, 0)) || 1;
  const places = Uint32Array.from(sorted, ([place]) => place);
  return headOf({ at: places, weight: Float32Array.from(sorted, ([, one]) => one / length) }, 0, MOST);
}
