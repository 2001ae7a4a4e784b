import { trainRidge } from './ridge.ts';
import type { Sparse } from './sparse.ts';
import { trainSvm, type SvmOptions } from './svm.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One linear rule a head, each weight an eighth of a float: `weights[place * heads + h]` × `scales[h]`, and a bias. */
export type Linear = {
  readonly heads: readonly string[];
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
};

/** What a head is to learn: which rows are of it, or what was measured of each. */
export type Head =
  | { readonly name: string; readonly isOf: (row: number) => boolean }
  | { readonly name: string; readonly valueOf: (row: number) => number };

export type LinearOptions = SvmOptions & {
  /** 0: every row counts alike, 1: both sides do, however rare one of them is; without it half-way between. */
  readonly balance?: number;
};

function balanced(labels: Int8Array, power: number): Float32Array {
  const of = labels.filter((label) => label > 0).length || 1;
  const others = labels.length - of || 1;
  const half = labels.length / 2;
  return Float32Array.from(labels, (label) => (half / (label > 0 ? of : others)) ** power);
}

function learnHead(rows: readonly Sparse[], head: Head, size: number, options: LinearOptions): Float32Array {
  if (!('isOf' in head)) {
    const values = Float32Array.from(rows, (_, i) => head.valueOf(i));
    return trainRidge(rows, values, size, options);
  }
  const labels = Int8Array.from(rows, (_, i) => (head.isOf(i) ? 1 : -1));
  return trainSvm(rows, labels, balanced(labels, options.balance ?? 0.5), size, options);
}

/** Learns one rule for each head, one against all others. */
export function trainLinear(
  vocabulary: Vocabulary,
  rows: readonly Sparse[],
  heads: readonly Head[],
  options: LinearOptions,
): Linear {
  const size = vocabulary.hashes.length;
  const weights = new Int8Array(size * heads.length);
  const [scales, biases] = [new Float32Array(heads.length), new Float32Array(heads.length)];
  for (const [h, head] of heads.entries()) {
    const learned = learnHead(rows, head, size, options);
    const most = learned.subarray(0, size).reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const scale = most / 127 || 1;
    for (let place = 0; place < size; place += 1)
      weights[place * heads.length + h] = Math.round((learned[place] ?? 0) / scale);
    scales[h] = scale;
    biases[h] = learned[size] ?? 0;
  }
  return { heads: heads.map(({ name }) => name), weights, scales, biases };
}

/** How far each head is for the text (above 0) or against it, or what it measures, in the order of `heads`. */
export function scoresOf({ heads, weights, scales, biases }: Linear, { at, value }: Sparse): Float32Array {
  const sums = new Float32Array(heads.length);
  for (let i = 0; i < at.length; i += 1) {
    const [from, by] = [(at[i] ?? 0) * heads.length, value[i] ?? 0];
    for (let h = 0; h < sums.length; h += 1) sums[h] = (sums[h] ?? 0) + (weights[from + h] ?? 0) * by;
  }
  return sums.map((sum, h) => sum * (scales[h] ?? 0) + (biases[h] ?? 0));
}
