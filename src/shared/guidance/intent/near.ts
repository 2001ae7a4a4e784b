import type { Head } from './heads.ts';
import { countOf, type Rows } from './rows.ts';

/** Rows times answers above which each answer is told apart from what is near it only. */
const ALL = 3_000_000;
const NEAREST = 300;
const OTHERS = 100;
/** Places of a centroid that are followed, and rows a place may have: more of them say nothing. */
const FOLLOWED = 64;
const COMMON = 2000;

/** From what rows an answer is to be told apart. */
export type Near = (centroid: Head, own: Uint32Array) => Uint32Array;

/** Which rows have a place: those of place `p` are [from[p], from[p + 1]) of `row`. */
function rowsAt(rows: Rows, size: number): { from: Uint32Array; row: Uint32Array } {
  const from = new Uint32Array(size + 1);
  for (const place of rows.at) from[place + 1]! += 1;
  for (let place = 0; place < size; place += 1) from[place + 1]! += from[place]!;
  const next = from.slice();
  const row = new Uint32Array(rows.at.length);
  for (let r = 0; r < countOf(rows); r += 1)
    for (let k = rows.from[r]!; k < rows.from[r + 1]!; k += 1) {
      row[next[rows.at[k]!]!] = r;
      next[rows.at[k]!]! += 1;
    }
  return { from, row };
}

const heaviest = ({ at, whole }: Head): [place: number, weight: number][] =>
  Array.from(at, (place, i): [number, number] => [place, whole[i]!])
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, FOLLOWED);

const STEPS = 1024;

/** The rows that are nearest, about as many as are wanted and never more: found by counting, because sorting all of them takes long. */
function nearest(sums: Float32Array, wanted: number): number[] {
  const most = sums.reduce((max, sum) => Math.max(max, sum), 0) || 1;
  const stepOf = (sum: number): number => Math.floor((sum / most) * (STEPS - 1));
  const counts = new Uint32Array(STEPS);
  for (const sum of sums) if (sum > 0) counts[stepOf(sum)]! += 1;
  let [least, kept] = [STEPS, 0];
  while (least > 0 && kept + counts[least - 1]! <= wanted) kept += counts[(least -= 1)]!;
  const rows: number[] = [];
  for (const [row, sum] of sums.entries()) if (sum > 0 && stepOf(sum) >= least) rows.push(row);
  return rows;
}

/** Where all fits into the work that may be done, everything; otherwise what is nearest, and some of the rest. */
export function nearOf(rows: Rows, size: number, answers: number, random: () => number): Near {
  const all = Uint32Array.from({ length: countOf(rows) }, (_, row) => row);
  if (all.length * answers <= ALL || all.length <= NEAREST + OTHERS) return () => all;
  const { from, row } = rowsAt(rows, size);
  const sums = new Float32Array(all.length);
  return (centroid, own) => {
    sums.fill(0);
    for (const [place, weight] of heaviest(centroid)) {
      if (from[place + 1]! - from[place]! > COMMON) continue;
      for (let i = from[place]!; i < from[place + 1]!; i += 1) sums[row[i]!]! += weight;
    }
    for (const one of own) sums[one] = 0;
    const others = Array.from({ length: OTHERS }, () => Math.floor(random() * all.length));
    return Uint32Array.from(new Set([...own, ...nearest(sums, NEAREST), ...others])).toSorted();
  };
}
