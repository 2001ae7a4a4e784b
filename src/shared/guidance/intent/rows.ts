import { placeOf } from '../learn/vocabulary.ts';
import type { Hashes } from './pieces.ts';
import type { Words } from './words.ts';

/** Texts as vectors of length one, one behind the other: row `i` is [from[i], from[i + 1]) of `at` and `value`. */
export type Rows = { readonly from: Uint32Array; readonly at: Uint32Array; readonly value: Float32Array };

export const countOf = ({ from }: Pick<Rows, 'from'>): number => from.length - 1;

/** The weights of the places, each row with length one. */
export function valued({ idf }: Words, { from, at }: Pick<Rows, 'from' | 'at'>): Rows {
  const value = new Float32Array(at.length);
  for (let row = 0; row + 1 < from.length; row += 1) {
    let sum = 0;
    for (let i = from[row]!; i < from[row + 1]!; i += 1) sum += idf[at[i]!]! ** 2;
    const length = Math.sqrt(sum) || 1;
    for (let i = from[row]!; i < from[row + 1]!; i += 1) value[i] = idf[at[i]!]! / length;
  }
  return { from, at, value };
}

export function placesOf({ hashes }: Words, { narrow, wide }: Hashes): Uint32Array {
  const places: number[] = [];
  for (const text of [narrow, wide])
    for (const hash of text) {
      const place = placeOf(hashes, hash);
      if (place >= 0) places.push(place);
    }
  return Uint32Array.from(places);
}

/** Pieces of one row one behind the other, as `Rows` wants them. */
export function joined(rows: readonly Uint32Array[]): Pick<Rows, 'from' | 'at'> {
  const from = new Uint32Array(rows.length + 1);
  for (const [i, { length }] of rows.entries()) from[i + 1] = from[i]! + length;
  const at = new Uint32Array(from.at(-1) ?? 0);
  for (const [i, row] of rows.entries()) at.set(row, from[i]);
  return { from, at };
}

export const rowsOf = (words: Words, texts: readonly Hashes[]): Rows =>
  valued(words, joined(texts.map((text) => placesOf(words, text))));
