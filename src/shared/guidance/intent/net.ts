import type { Rows } from './rows.ts';
import type { Words } from './words.ts';

/** A matrix in whole numbers, row by row. */
export type Whole = { readonly whole: Int8Array; readonly scale: number };

/**
 * A small net: pieces → a few hidden units → answers. The units are shared by all answers, so that what is said in other words of one
 * is learned for all. It keeps words and answers of its own: it is not learned again when an article changes.
 */
export type Net = {
  readonly words: Words;
  readonly answers: readonly string[];
  readonly hidden: number;
  /** Of each piece what it gives to each unit. */
  readonly into: Whole;
  readonly intoBias: Float32Array;
  /** Of each answer what it takes of each unit. */
  readonly out: Whole;
  readonly outBias: Float32Array;
};

export function quantised(weights: Float32Array): Whole {
  const most = weights.reduce((max, one) => Math.max(max, Math.abs(one)), 0);
  const scale = most / 127 || 1;
  return { whole: Int8Array.from(weights, (one) => Math.round(one / scale)), scale };
}

/** How far the net is for each of its answers. */
export function netScores({ hidden, into, intoBias, out, outBias }: Net, { from, at, value }: Rows): Float32Array {
  const units = new Float32Array(hidden);
  for (let k = from[0]!; k < from[1]!; k += 1) {
    const [begin, here] = [at[k]! * hidden, value[k]!];
    for (let j = 0; j < hidden; j += 1) units[j]! += into.whole[begin + j]! * here;
  }
  for (let j = 0; j < hidden; j += 1) units[j] = Math.max(0, units[j]! * into.scale + intoBias[j]!);
  return outBias.map((bias, answer) => {
    let sum = 0;
    for (let j = 0; j < hidden; j += 1) sum += out.whole[answer * hidden + j]! * units[j]!;
    return sum * out.scale + bias;
  });
}
