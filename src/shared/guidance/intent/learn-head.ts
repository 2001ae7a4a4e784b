import { headOf, type Head, type Weights } from './heads.ts';
import type { Rows } from './rows.ts';

/** What one head is learned from: rows that are of it, and rows of the rest. */
export type Lesson = {
  readonly rows: Rows;
  readonly used: Uint32Array;
  readonly isOf: (row: number) => boolean;
  /** How dear a mistake about a row is. */
  readonly dear: Float32Array;
  /** As long as the vocabulary, all zero; it is left so. */
  readonly work: Float32Array;
  readonly random: () => number;
  /** Weights that are kept at most. */
  readonly most: number;
};

const EPOCHS = 30;
const ENOUGH = 0.02;
/** Few are of an answer and many are not. Best of 1 to 8 over folds. */
const OF = 4;

/** Takes the weights out of the work, which is empty again then. All places are looked at: to sort those that were touched takes longer. */
function taken({ work }: Lesson): Weights {
  const [at, weight]: [number[], number[]] = [[], []];
  for (let place = 0; place < work.length; place += 1)
    if (work[place] !== 0) {
      at.push(place);
      weight.push(work[place]!);
    }
  work.fill(0);
  return { at: Uint32Array.from(at), weight: Float32Array.from(weight) };
}

/** Swaps two rows that are still looked at. */
function swap(active: Uint32Array, i: number, j: number): void {
  const kept = active[i]!;
  active[i] = active[j]!;
  active[j] = kept;
}

/**
 * A support vector machine with squared hinge loss by dual coordinate descent, with shrinking: a row that is told apart easily is not
 * looked at again (Hsieh et al., ICML 2008, algorithm 3).
 */
export function learnHead(lesson: Lesson): Head {
  const { rows, used, isOf, dear, work, random, most } = lesson;
  const { from, at, value } = rows;
  const active = Uint32Array.from(used, (_, i) => i);
  const alpha = new Float32Array(used.length);
  const label = Int8Array.from(used, (row) => (isOf(row) ? 1 : -1));
  let [bias, left, limit] = [0, used.length, Infinity];
  const slope = (i: number): number => {
    let sum = bias;
    for (let k = from[used[i]!]!; k < from[used[i]! + 1]!; k += 1) sum += work[at[k]!]! * value[k]!;
    return label[i]! * sum - 1;
  };
  const move = (i: number, by: number): void => {
    for (let k = from[used[i]!]!; k < from[used[i]! + 1]!; k += 1) work[at[k]!]! += by * value[k]!;
    bias += by;
  };
  /** @returns how far from right the row was; −1: it needs no further look. */
  const look = (i: number): number => {
    const give = 1 / (2 * dear[used[i]!]! * (label[i]! > 0 ? OF : 1));
    const before = alpha[i]!;
    const gradient = slope(i) + give * before;
    if (before === 0 && gradient > 0) return gradient > limit ? -1 : 0;
    // Every vector has length one and a bias of one: its square is two.
    const after = Math.max(0, before - gradient / (2 + give));
    alpha[i] = after;
    if (after !== before) move(i, (after - before) * label[i]!);
    return Math.abs(gradient);
  };
  for (let epoch = 0; epoch < EPOCHS && limit >= ENOUGH; epoch += 1) {
    for (let i = left - 1; i > 0; i -= 1) swap(active, i, Math.floor(random() * (i + 1)));
    let worst = 0;
    for (let s = 0; s < left;) {
      const off = look(active[s]!);
      if (off < 0) swap(active, s, (left -= 1));
      else [s, worst] = [s + 1, Math.max(worst, off)];
    }
    limit = worst;
  }
  return headOf(taken(lesson), bias, most);
}
