import { shuffle } from './shuffle.ts';

/**
 * One hidden layer. What it answers: first `oneOf` shares that add up to one, then `each` probabilities, the rest as measured.
 * `into[h * inputs + i]`, `outOf[o * hidden + h]`; `mean` and `spread` bring every input to the same measure.
 */
export type Network = {
  readonly oneOf: number;
  readonly each: number;
  readonly mean: Float32Array;
  readonly spread: Float32Array;
  readonly into: Float32Array;
  readonly intoBias: Float32Array;
  readonly outOf: Float32Array;
  readonly outBias: Float32Array;
};

export type NetworkOptions = {
  readonly oneOf: number;
  readonly each: number;
  readonly hidden: number;
  readonly epochs: number;
  /** How fast it learns, and how much every weight is drawn towards nothing. */
  readonly rate: number;
  readonly decay: number;
  /** The share of hidden units that rest at each step, so that none relies on another. */
  readonly rest: number;
  readonly random: () => number;
};

const scaled = ({ mean, spread }: Network, row: ArrayLike<number>): Float32Array =>
  mean.map((middle, i) => ((row[i] ?? 0) - middle) / (spread[i] ?? 1));

function through(weights: Float32Array, bias: Float32Array, from: Float32Array): Float32Array {
  const sums = Float32Array.from(bias);
  const wide = from.length;
  for (let o = 0; o < sums.length; o += 1) {
    let sum = sums[o]!;
    for (let i = 0, at = o * wide; i < wide; i += 1, at += 1) sum += weights[at]! * from[i]!;
    sums[o] = sum;
  }
  return sums;
}

function squash({ oneOf, each }: Network, sums: Float32Array): Float32Array {
  const most = sums.subarray(0, oneOf).reduce((max, sum) => Math.max(max, sum), -Infinity);
  const raised = sums.map((sum, o) => (o < oneOf ? Math.exp(sum - most) : sum));
  const whole = raised.subarray(0, oneOf).reduce((all, value) => all + value, 0);
  return raised.map((value, o) => (o < oneOf ? value / whole : o < oneOf + each ? 1 / (1 + Math.exp(-value)) : value));
}

/** @param row as many inputs as it learned of. */
export function answerOf(network: Network, row: ArrayLike<number>): Float32Array {
  const hidden = through(network.into, network.intoBias, scaled(network, row)).map((sum) => Math.max(0, sum));
  return squash(network, through(network.outOf, network.outBias, hidden));
}

/** Adam (Kingma & Ba, ICLR 2015) with the decay apart from it (Loshchilov & Hutter, ICLR 2019). */
function stepper(weights: Float32Array, rate: number, decay: number) {
  const [first, second] = [new Float32Array(weights.length), new Float32Array(weights.length)];
  let [firstLeft, secondLeft] = [1, 1];
  return (gradient: Float32Array, share: number): void => {
    [firstLeft, secondLeft] = [firstLeft * 0.9, secondLeft * 0.999];
    const pace = rate * share;
    for (let i = 0; i < weights.length; i += 1) {
      const g = gradient[i]!;
      const f = (first[i] = 0.9 * first[i]! + 0.1 * g);
      const s = (second[i] = 0.999 * second[i]! + 0.001 * g * g);
      const move = f / (1 - firstLeft) / (Math.sqrt(s / (1 - secondLeft)) + 1e-8);
      weights[i] = weights[i]! - pace * (move + decay * weights[i]!);
      gradient[i] = 0;
    }
  };
}

function begin(rows: readonly ArrayLike<number>[], outputs: number, options: NetworkOptions): Network {
  const inputs = rows[0]?.length ?? 0;
  const mean = Float32Array.from(
    { length: inputs },
    (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length,
  );
  const spread = mean.map(
    (middle, i) => Math.sqrt(rows.reduce((sum, row) => sum + (row[i]! - middle) ** 2, 0) / rows.length) || 1,
  );
  const { hidden, oneOf, each, random } = options;
  const some = (length: number, of: number): Float32Array =>
    Float32Array.from({ length }, () => (random() * 2 - 1) * Math.sqrt(3 / of));
  return {
    oneOf,
    each,
    mean,
    spread,
    into: some(hidden * inputs, inputs),
    intoBias: new Float32Array(hidden),
    outOf: some(outputs * hidden, hidden),
    outBias: new Float32Array(outputs),
  };
}

const BATCH = 32;

/**
 * Learns to answer as `targets`, in the order of the answer.
 * @param rows, targets one a row, of one length each.
 */
export function trainNetwork(
  rows: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
  options: NetworkOptions,
): Network {
  const { hidden, epochs, rate, decay, rest, random } = options;
  const network = begin(rows, targets[0]?.length ?? 0, options);
  const { into, intoBias, outOf, outBias } = network;
  const inputs = rows.map((row) => scaled(network, row));
  const parts = [into, intoBias, outOf, outBias] as const;
  const steps = parts.map((part, i) => stepper(part, rate, i % 2 === 0 ? decay : 0));
  const gradients = parts.map((part) => new Float32Array(part.length));
  const [toInto, toIntoBias, toOutOf, toOutBias] = gradients as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const learnOf = (row: Float32Array, target: ArrayLike<number>): void => {
    const active = through(into, intoBias, row);
    const stays = new Float32Array(hidden);
    for (let h = 0; h < hidden; h += 1) {
      stays[h] = active[h]! <= 0 || random() < rest ? 0 : 1 / (1 - rest);
      active[h] = active[h]! * stays[h]!;
    }
    const answer = squash(network, through(outOf, outBias, active));
    const back = new Float32Array(hidden);
    for (let o = 0; o < answer.length; o += 1) {
      const miss = answer[o]! - target[o]!;
      toOutBias[o] = toOutBias[o]! + miss;
      for (let h = 0, at = o * hidden; h < hidden; h += 1, at += 1) {
        toOutOf[at] = toOutOf[at]! + miss * active[h]!;
        back[h] = back[h]! + miss * outOf[at]!;
      }
    }
    for (let h = 0; h < hidden; h += 1) {
      const g = back[h]! * stays[h]!;
      if (g === 0) continue;
      toIntoBias[h] = toIntoBias[h]! + g;
      for (let i = 0, at = h * row.length; i < row.length; i += 1, at += 1) toInto[at] = toInto[at]! + g * row[i]!;
    }
  };
  const order = Int32Array.from(rows, (_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.subarray(from, from + BATCH);
      for (const i of batch) learnOf(inputs[i]!, targets[i]!);
      for (const [i, step] of steps.entries()) step(gradients[i]!, 1 - epoch / epochs);
    }
  }
  return network;
}
