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

/** Where all fits into the work that may be done, everything; otherwise what is nearest, and some of the rest. */
export function nearOf(rows: Rows, size: number, answers: number, random: () => number): Near {
  const all = Uint32Array.from({ length: countOf(rows) }, (_, row) => row);
  if (all.length * answers <= ALL || all.length <= NEAREST + OTHERS) return () => all;
  const { from, row } = rowsAt(rows, size);
  return (centroid, own) => {
    const near = new Map<number, number>();
    for (const [place, weight] of heaviest(centroid)) {
      if (from[place + 1]! - from[place]! > COMMON) continue;
      for (let i = from[place]!; i < from[place + 1]!; i += 1) near.set(row[i]!, (near.get(row[i]!) ?? 0) + weight);
    }
    for (const one of own) near.delete(one);
    const nearest = [...near].toSorted(([a, x], [b, y]) => y - x || a - b).slice(0, NEAREST);
    const others = Array.from({ length: OTHERS }, () => Math.floor(random() * all.length));
    return Uint32Array.from(new Set([...own, ...nearest.map(([one]) => one), ...others])).toSorted();
  };
}
