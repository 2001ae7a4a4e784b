import { shuffle } from './shuffle.ts';
import { addTo, dot, type Sparse } from './sparse.ts';

export type SvmOptions = {
  /** How dear a mistake is beside a simple rule. */
  readonly cost: number;
  /** Passes over the rows at most. */
  readonly epochs: number;
  /** 0 to 1, seeded: the order of the rows. */
  readonly random: () => number;
};

const ENOUGH = 0.01;

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi & Sundararajan, ICML 2008).
 * @param rows, labels what is to be told apart: +1 or −1 for each row.
 * @param weight how dear a mistake about each row is, beside the others.
 * @param size of the vectors; the last place of the answer, `size`, is the bias.
 */
export function trainSvm(
  rows: readonly Sparse[],
  labels: Int8Array,
  weight: Float32Array,
  size: number,
  { cost, epochs, random }: SvmOptions,
): Float32Array {
  const weights = new Float32Array(size + 1);
  const alpha = new Float32Array(rows.length);
  const order = Int32Array.from(rows, (_, i) => i);
  // Every vector has length one and a bias of one: its square is two.
  const step = (i: number): number => {
    const [row, label] = [rows[i]!, labels[i] ?? 1];
    const give = 1 / (2 * cost * (weight[i] ?? 1));
    const before = alpha[i] ?? 0;
    const gradient = label * (dot(weights, row) + (weights[size] ?? 0)) - 1 + give * before;
    const after = Math.max(0, before - gradient / (2 + give));
    if (after === before) return 0;
    alpha[i] = after;
    addTo(weights, row, (after - before) * label);
    weights[size] = (weights[size] ?? 0) + (after - before) * label;
    return Math.abs(after - before);
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    let most = 0;
    for (const i of order) most = Math.max(most, step(i));
    if (most < ENOUGH) break;
  }
  return weights;
}
