import type { TableName } from './tables.ts';

/**
 * The checksum of a part: [rows, Σ first hash, Σ second hash], sums modulo 2³². Additive, so that both ends keep it up
 * to date row by row, and independent of order. It guards against defects, not against an attacker.
 */
export type RowSum = readonly [count: number, first: number, second: number];

export const EMPTY_SUM: RowSum = [0, 0, 0];

/** FNV-1a over UTF-16 units; `seed` makes two independent hashes of one function. */
function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  // Murmur's finaliser: without it the last characters (the version) would move only the low bits.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** What one member of a part adds to its checksum. */
export function sumOf(tbl: TableName, id: string, version: number): RowSum {
  const text = `${tbl}\n${id}\n${version}`;
  return [1, hash(text, 0x811c9dc5), hash(text, 0x5bd1e995)];
}

export const plus = (a: RowSum, b: RowSum): RowSum => [a[0] + b[0], (a[1] + b[1]) >>> 0, (a[2] + b[2]) >>> 0];
export const minus = (a: RowSum, b: RowSum): RowSum => [a[0] - b[0], (a[1] - b[1]) >>> 0, (a[2] - b[2]) >>> 0];
export const sameSum = (a: RowSum, b: RowSum): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
