import type { Rows } from './rows.ts';

/** One linear rule: `whole` × `scale` at each place of `at`, ascending, and a bias. */
export type Head = {
  readonly at: Uint32Array;
  readonly whole: Int8Array;
  readonly scale: number;
  readonly bias: number;
};

/** All rules by place: what stands at place `p` is [from[p], from[p + 1]) of `head` and `whole`, heads ascending. */
export type Heads = {
  readonly from: Uint32Array;
  readonly head: Uint16Array;
  readonly whole: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
};

const MOST = 127;

/** A weight at each of some places, ascending. */
export type Weights = { readonly at: Uint32Array; readonly weight: Float32Array };

/** The heaviest `most` of the weights as whole numbers; what rounds to nothing is left out. */
export function headOf({ at, weight }: Weights, bias: number, most: number): Head {
  const heaviest = weight.reduce((max, one) => Math.max(max, Math.abs(one)), 0);
  const scale = heaviest / MOST || 1;
  const whole = Int8Array.from(weight, (one) => Math.round(one / scale));
  const counts = new Uint32Array(MOST + 1);
  for (const one of whole) counts[Math.abs(one)]! += 1;
  let [least, kept] = [MOST, counts[MOST]!];
  while (least > 1 && kept + counts[least - 1]! <= most) kept += counts[(least -= 1)]!;
  const isKept = (_: number, i: number): boolean => Math.abs(whole[i]!) >= least;
  return { at: at.filter(isKept), whole: whole.filter(isKept), scale, bias };
}

export function headsOf(heads: readonly Head[], size: number): Heads {
  const from = new Uint32Array(size + 1);
  for (const { at } of heads) for (const place of at) from[place + 1]! += 1;
  for (let place = 0; place < size; place += 1) from[place + 1]! += from[place]!;
  const next = from.slice();
  const [head, whole] = [new Uint16Array(from[size]!), new Int8Array(from[size]!)];
  for (const [h, one] of heads.entries())
    for (const [i, place] of one.at.entries()) {
      const here = next[place]!;
      next[place] = here + 1;
      head[here] = h;
      whole[here] = one.whole[i]!;
    }
  const [scales, biases] = [heads.map(({ scale }) => scale), heads.map(({ bias }) => bias)];
  return { from, head, whole, scales: Float32Array.from(scales), biases: Float32Array.from(biases) };
}

/** The way back. */
export function headsIn({ from, head, whole, scales, biases }: Heads): Head[] {
  const counts = new Uint32Array(scales.length);
  for (const h of head) counts[h]! += 1;
  const heads = Array.from(counts, (count, h) => {
    const [at, weights] = [new Uint32Array(count), new Int8Array(count)];
    return { at, whole: weights, scale: scales[h]!, bias: biases[h]! };
  });
  const ends = new Uint32Array(scales.length);
  for (let place = 0; place + 1 < from.length; place += 1)
    for (let i = from[place]!; i < from[place + 1]!; i += 1) {
      const one = heads[head[i]!]!;
      const end = ends[head[i]!]!;
      ends[head[i]!] = end + 1;
      one.at[end] = place;
      one.whole[end] = whole[i]!;
    }
  return heads;
}

/** How far each head is for a row (above 0) or against it. */
export function scoresOf(
  { from, head, whole, scales, biases }: Heads,
  { from: begin, at, value }: Rows,
  row = 0,
): Float32Array {
  const sums = new Float32Array(scales.length);
  for (let k = begin[row]!; k < begin[row + 1]!; k += 1) {
    const [place, here] = [at[k]!, value[k]!];
    for (let i = from[place]!; i < from[place + 1]!; i += 1) sums[head[i]!]! += whole[i]! * here;
  }
  return sums.map((sum, h) => sum * scales[h]! + biases[h]!);
}

/** What the head says of one place. */
export function weightAt({ from, head, whole, scales }: Heads, h: number, place: number): number {
  let [low, high] = [from[place]!, from[place + 1]! - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (head[middle] === h) return whole[middle]! * scales[h]!;
    if (head[middle]! < h) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
