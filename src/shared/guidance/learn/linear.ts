import type { Sparse } from './sparse.ts';
import { trainSvm, type SvmOptions } from './svm.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One linear rule a head, each weight an eighth of a float: `weights[h * size + place]` × `scales[h]`, and a bias. */
export type Linear = Vocabulary & {
  readonly heads: readonly string[];
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
};

/** What a head is to tell from everything else: the rows that are of it. */
export type Head = { readonly name: string; readonly isOf: (row: number) => boolean };

/** Both sides count alike, however rare one of them is. */
function balance(labels: Int8Array): Float32Array {
  const of = labels.filter((label) => label > 0).length || 1;
  const others = labels.length - of || 1;
  const half = labels.length / 2;
  return Float32Array.from(labels, (label) => Math.sqrt(half / (label > 0 ? of : others)));
}

/** As whole numbers of −127 to 127, and what one of them stands for. */
function quantise(weights: Float32Array): { whole: Int8Array; scale: number } {
  const most = weights.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scale = most / 127 || 1;
  return { whole: Int8Array.from(weights, (value) => Math.round(value / scale)), scale };
}

/** Learns one rule for each head, one against all others. */
export function trainLinear(
  vocabulary: Vocabulary,
  rows: readonly Sparse[],
  heads: readonly Head[],
  options: SvmOptions,
): Linear {
  const size = vocabulary.hashes.length;
  const weights = new Int8Array(size * heads.length);
  const [scales, biases] = [new Float32Array(heads.length), new Float32Array(heads.length)];
  for (const [h, { isOf }] of heads.entries()) {
    const labels = Int8Array.from(rows, (_, i) => (isOf(i) ? 1 : -1));
    const learned = trainSvm(rows, labels, balance(labels), size, options);
    const { whole, scale } = quantise(learned.subarray(0, size));
    weights.set(whole, h * size);
    scales[h] = scale;
    biases[h] = learned[size] ?? 0;
  }
  return { ...vocabulary, heads: heads.map(({ name }) => name), weights, scales, biases };
}

/** How far each head is for the text (above 0) or against it, in the order of `heads`. */
export function scoresOf({ hashes, heads, weights, scales, biases }: Linear, row: Sparse): Float32Array {
  const size = hashes.length;
  return Float32Array.from(heads, (_, h) => {
    let sum = 0;
    for (let i = 0; i < row.at.length; i += 1) sum += (weights[h * size + (row.at[i] ?? 0)] ?? 0) * (row.value[i] ?? 0);
    return sum * (scales[h] ?? 0) + (biases[h] ?? 0);
  });
}
