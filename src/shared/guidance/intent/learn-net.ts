import { quantised, type Net } from './net.ts';
import { countOf, type Rows } from './rows.ts';
import type { Words } from './words.ts';

const HIDDEN = 48;
const EPOCHS = 20;
const RATE = 0.07;
/** Of the units so many are left out at each look, at random: no answer comes to hang on one of them (Srivastava et al., 2014). */
const LEFT_OUT = 0.3;
const START = 0.2;
/** Whom a mistake so small blames is not moved. */
const NOTHING = 1e-4;

type State = {
  readonly into: Float32Array;
  readonly intoBias: Float32Array;
  readonly out: Float32Array;
  readonly outBias: Float32Array;
  /** Squares of all moves so far of each piece, of each answer, of the bias: who has moved far moves less (Duchi et al., 2011). */
  readonly moved: { readonly into: Float32Array; readonly out: Float32Array; bias: number };
  readonly units: Float32Array;
  readonly blame: Float32Array;
  readonly chance: Float32Array;
};

/** Normally distributed (Box and Muller). */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(random() + Number.EPSILON)) * Math.cos(2 * Math.PI * random());

const begin = (size: number, answers: number, random: () => number): State => ({
  into: new Float32Array(size * HIDDEN).map(() => normal(random) * START),
  intoBias: new Float32Array(HIDDEN),
  out: new Float32Array(answers * HIDDEN).map(() => normal(random) / Math.sqrt(HIDDEN)),
  outBias: new Float32Array(answers),
  moved: { into: new Float32Array(size).fill(1e-5), out: new Float32Array(answers).fill(1e-2), bias: 1e-3 },
  units: new Float32Array(HIDDEN),
  blame: new Float32Array(HIDDEN),
  chance: new Float32Array(answers),
});

function forward(state: State, { from, at, value }: Rows, row: number, random: () => number): void {
  const { units, into, intoBias, out, outBias, chance } = state;
  units.set(intoBias);
  for (let k = from[row]!; k < from[row + 1]!; k += 1) {
    const [first, here] = [at[k]! * HIDDEN, value[k]!];
    for (let j = 0; j < HIDDEN; j += 1) units[j]! += into[first + j]! * here;
  }
  for (let j = 0; j < HIDDEN; j += 1) units[j] = units[j]! > 0 && random() >= LEFT_OUT ? units[j]! / (1 - LEFT_OUT) : 0;
  let top = -Infinity;
  for (let answer = 0; answer < chance.length; answer += 1) {
    let sum = outBias[answer]!;
    for (let j = 0; j < HIDDEN; j += 1) sum += out[answer * HIDDEN + j]! * units[j]!;
    chance[answer] = sum;
    top = Math.max(top, sum);
  }
  let all = 0;
  for (let answer = 0; answer < chance.length; answer += 1) all += chance[answer] = Math.exp(chance[answer]! - top);
  for (let answer = 0; answer < chance.length; answer += 1) chance[answer]! /= all;
}

function correctAnswers({ units, blame, out, outBias, chance, moved }: State, right: number, rate: number): void {
  let square = 1;
  for (const unit of units) square += unit * unit;
  blame.fill(0);
  for (let answer = 0; answer < chance.length; answer += 1) {
    const off = chance[answer]! - (answer === right ? 1 : 0);
    if (Math.abs(off) < NOTHING) continue;
    moved.out[answer]! += (off * off * square) / HIDDEN;
    const by = (rate / Math.sqrt(moved.out[answer]!)) * off;
    for (let j = 0, k = answer * HIDDEN; j < HIDDEN; j += 1, k += 1) {
      blame[j]! += out[k]! * off;
      out[k]! -= by * units[j]!;
    }
    outBias[answer]! -= by;
  }
}

function correctPieces(
  { units, blame, into, intoBias, moved }: State,
  { from, at, value }: Rows,
  row: number,
  rate: number,
): void {
  let square = 0;
  for (let j = 0; j < HIDDEN; j += 1) {
    blame[j] = units[j]! > 0 ? blame[j]! / (1 - LEFT_OUT) : 0;
    square += blame[j]! ** 2 / HIDDEN;
  }
  for (let k = from[row]!; k < from[row + 1]!; k += 1) {
    const [place, here] = [at[k]!, value[k]!];
    moved.into[place]! += square * here * here;
    const by = (rate * here) / Math.sqrt(moved.into[place]!);
    for (let j = 0; j < HIDDEN; j += 1) into[place * HIDDEN + j]! -= by * blame[j]!;
  }
  moved.bias += square;
  for (let j = 0; j < HIDDEN; j += 1) intoBias[j]! -= (rate / Math.sqrt(moved.bias)) * blame[j]!;
}

function shuffled(order: Uint32Array, random: () => number): Uint32Array {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** @param right of each row which of the answers is right; −1: none, and nothing is learned of it. */
export function learnNet(
  words: Words,
  rows: Rows,
  right: Int32Array,
  answers: readonly string[],
  random: () => number,
): Net {
  const state = begin(words.hashes.length, answers.length, random);
  const order = Uint32Array.from({ length: countOf(rows) }, (_, row) => row).filter((row) => right[row]! >= 0);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const row of shuffled(order, random)) {
      forward(state, rows, row, random);
      correctAnswers(state, right[row]!, rate);
      correctPieces(state, rows, row, rate);
    }
  }
  const [into, out] = [quantised(state.into), quantised(state.out)];
  const { intoBias, outBias } = state;
  return { words, answers, hidden: HIDDEN, into, intoBias, out, outBias };
}
