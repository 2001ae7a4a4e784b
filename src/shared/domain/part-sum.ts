import { hash32, SEEDS } from '../kernel/hash.ts';
import type { TableName } from './tables.ts';

/**
 * The checksum of a part: [rows, Σ first hash, Σ second hash], sums modulo 2³². Additive, so that both ends keep it up
 * to date row by row, and independent of order. It guards against defects, not against an attacker.
 */
export type RowSum = readonly [count: number, first: number, second: number];

export const EMPTY_SUM: RowSum = [0, 0, 0];

/** What one member of a part adds to its checksum. */
export function sumOf(tbl: TableName, id: string, version: number): RowSum {
  const text = `${tbl}\n${id}\n${version}`;
  return [1, hash32(text, SEEDS[0]), hash32(text, SEEDS[1])];
}

export const plus = (a: RowSum, b: RowSum): RowSum => [a[0] + b[0], (a[1] + b[1]) >>> 0, (a[2] + b[2]) >>> 0];
export const minus = (a: RowSum, b: RowSum): RowSum => [a[0] - b[0], (a[1] - b[1]) >>> 0, (a[2] - b[2]) >>> 0];
export const sameSum = (a: RowSum, b: RowSum): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
