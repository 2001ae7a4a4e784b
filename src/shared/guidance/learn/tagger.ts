import { placeOf } from './vocabulary.ts';

/** Marks each token of a text as in or out: a weight for each feature, and what it costs to go in or to leave. */
export type Tagger = {
  readonly hashes: Uint32Array;
  /** In steps of one `STEP`th, so that they are small to store. */
  readonly weights: Int16Array;
  /** [out→out, out→in, in→out, in→in] */
  readonly moves: Float32Array;
};

/** Weights of a perceptron are averages of small whole numbers. */
const STEP = 256;
const MOST = 32_767;

/** Of each token the places of its features. */
type Row = readonly (readonly number[])[];

const scoreOf = (weights: Int16Array | Float32Array, places: readonly number[]): number =>
  places.reduce((sum, place) => sum + (place < 0 ? 0 : (weights[place] ?? 0)), 0);

/** The best way through the tokens (Viterbi): true where a token is in. */
function best(row: Row, weights: Int16Array | Float32Array, moves: Float32Array): boolean[] {
  let [out, into] = [0, moves[1] ?? 0];
  const cameFrom: [boolean, boolean][] = [];
  for (const [i, places] of row.entries()) {
    const score = scoreOf(weights, places);
    if (i === 0) {
      into += score;
      cameFrom.push([false, false]);
      continue;
    }
    const [stayOut, leave] = [out + (moves[0] ?? 0), into + (moves[2] ?? 0)];
    const [enter, stayIn] = [out + (moves[1] ?? 0), into + (moves[3] ?? 0)];
    cameFrom.push([leave > stayOut, stayIn > enter]);
    out = Math.max(stayOut, leave);
    into = Math.max(enter, stayIn) + score;
  }
  let isIn = into > out;
  const tags: boolean[] = [];
  for (let i = row.length - 1; i >= 0; i -= 1) {
    tags.unshift(isIn);
    isIn = cameFrom[i]?.[isIn ? 1 : 0] ?? false;
  }
  return tags;
}

const rowOf = (hashes: Uint32Array, tokens: readonly (readonly number[])[]): Row =>
  tokens.map((features) => features.map((hash) => placeOf(hashes, hash)));

/** @param tokens of each the hashes of its features. */
export function tag({ hashes, weights, moves }: Tagger, tokens: readonly (readonly number[])[]): boolean[] {
  return best(rowOf(hashes, tokens), weights, moves);
}

export type Tagged = { readonly tokens: readonly (readonly number[])[]; readonly tags: readonly boolean[] };

const moveOf = (from: boolean, to: boolean): number => (from ? 2 : 0) + (to ? 1 : 0);

/**
 * An averaged structured perceptron (M. Collins, EMNLP 2002).
 * @param hashes features that are learned, ascending.
 */
export function trainTagger(hashes: Uint32Array, texts: readonly Tagged[], epochs: number): Tagger {
  const [weights, moves] = [new Float32Array(hashes.length), new Float32Array(4)];
  const [sums, moveSums] = [new Float64Array(hashes.length), new Float64Array(4)];
  const rows = texts.map(({ tokens, tags }) => ({ row: rowOf(hashes, tokens), tags }));
  let turn = epochs * rows.length;
  const all = turn;
  const change = (row: Row, tags: readonly boolean[], by: number): void => {
    for (const [i, isIn] of tags.entries()) {
      const move = moveOf(i > 0 && (tags[i - 1] ?? false), isIn);
      moves[move] = (moves[move] ?? 0) + by;
      moveSums[move] = (moveSums[move] ?? 0) + by * turn;
      if (!isIn) continue;
      for (const place of row[i] ?? []) {
        if (place < 0) continue;
        weights[place] = (weights[place] ?? 0) + by;
        sums[place] = (sums[place] ?? 0) + by * turn;
      }
    }
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { row, tags } of rows) {
      const guess = best(row, weights, moves);
      if (guess.some((isIn, i) => isIn !== tags[i])) {
        change(row, tags, 1);
        change(row, guess, -1);
      }
      turn -= 1;
    }
  }
  const whole = sums.map((sum) => Math.max(-MOST, Math.min(MOST, Math.round((STEP * sum) / all))));
  const isKept = (_: number, place: number): boolean => whole[place] !== 0;
  return {
    hashes: hashes.filter(isKept),
    weights: Int16Array.from(whole.filter(isKept)),
    moves: Float32Array.from(moveSums, (sum) => (STEP * sum) / all),
  };
}

/** The same tagger, readier to take a token in. @param by how much more a token that is in counts, beside the weights of its features. */
export const leaning = (tagger: Tagger, by: number): Tagger => ({
  ...tagger,
  moves: tagger.moves.map((move, i) => (i % 2 === 1 ? move + STEP * by : move)),
});
