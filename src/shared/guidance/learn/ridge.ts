import { shuffle } from './shuffle.ts';
import { addTo, dot, type Sparse } from './sparse.ts';
import type { SvmOptions } from './svm.ts';

const ENOUGH = 0.005;

/**
 * A line through measured values, by dual coordinate descent: the support vector regression of Ho & Lin (JMLR 13, 2012) with squared loss
 * and no tolerance, which is ridge regression.
 * @param rows, values what was measured of each row.
 * @param size of the vectors; the last place of the answer, `size`, is the bias.
 */
export function trainRidge(
  rows: readonly Sparse[],
  values: Float32Array,
  size: number,
  { cost, epochs, random }: SvmOptions,
): Float32Array {
  const weights = new Float32Array(size + 1);
  const alpha = new Float32Array(rows.length);
  const order = Int32Array.from(rows, (_, i) => i);
  const give = 1 / (2 * cost);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    let most = 0;
    for (const i of order) {
      const row = rows[i]!;
      const gap = (values[i] ?? 0) - dot(weights, row) - (weights[size] ?? 0) - give * (alpha[i] ?? 0);
      // Every vector has length one and a bias of one: its square is two.
      const step = gap / (2 + give);
      alpha[i] = (alpha[i] ?? 0) + step;
      addTo(weights, row, step);
      weights[size] = (weights[size] ?? 0) + step;
      most = Math.max(most, Math.abs(step));
    }
    if (most < ENOUGH) break;
  }
  return weights;
}
