import type { Terms } from './store.ts';

/** A vector whose terms are numbers. */
export type Sparse = Map<number, number>;

export function product(a: Sparse, b: Sparse): number {
  const [few, many] = a.size > b.size ? [b, a] : [a, b];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

/** Puts numbers in the place of terms, in the order in which they come. */
export function numbering(): (vector: Terms) => Sparse {
  const numbers = new Map<string, number>();
  const numberOf = (term: string): number => {
    const known = numbers.get(term) ?? numbers.size;
    numbers.set(term, known);
    return known;
  };
  return (vector) => new Map(vector.map(([term, weight]) => [numberOf(term), weight]));
}

/** Terms by which others are looked for: the rarest. What is in every second question finds nothing sooner. */
const LOOKED_FOR = 8;
/** So many are compared in full, and none whose first impression is far below the best. */
const COMPARED = 50;
const FAR_BELOW = 0.25;
/** So many vectors are a few milliseconds of work. */
const STEP = 10;

/** Which vectors have a term, and how much of it. */
type Holders = { readonly at: number[]; readonly weight: number[] };

function* holdersOf(vectors: readonly Sparse[]): Generator<number, Map<number, Holders>> {
  const lists = new Map<number, Holders>();
  for (const [at, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const list = lists.get(term) ?? { at: [], weight: [] };
      lists.set(term, list);
      list.at.push(at);
      list.weight.push(weight);
    }
    if (at % (STEP * 10) === 0) yield 0;
  }
  return lists;
}

/** Finds by rare terms first; its scores are kept in one array that is wiped after each use. */
class Finder {
  readonly #vectors: readonly Sparse[];
  readonly #lists: ReadonlyMap<number, Holders>;
  readonly #scores: Float64Array;

  constructor(vectors: readonly Sparse[], lists: ReadonlyMap<number, Holders>) {
    this.#vectors = vectors;
    this.#lists = lists;
    this.#scores = new Float64Array(vectors.length);
  }

  nearest(at: number, few: number): number[] {
    const vector = this.#vectors[at] ?? new Map<number, number>();
    return this.#likely(at, vector)
      .map((other) => [other, product(vector, this.#vectors[other] ?? new Map<number, number>())] as const)
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, few)
      .map(([other]) => other);
  }

  #likely(at: number, vector: Sparse): number[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const [weight, list] of this.#rarest(vector)) {
      for (let i = 0; i < list.at.length; i += 1) {
        const other = list.at[i] ?? 0;
        if (scores[other] === 0) touched.push(other);
        scores[other] = (scores[other] ?? 0) + weight * (list.weight[i] ?? 0);
      }
    }
    scores[at] = 0;
    let most = 0;
    for (const other of touched) most = Math.max(most, scores[other] ?? 0);
    const worth = touched
      .filter((other) => other !== at && (scores[other] ?? 0) >= most * FAR_BELOW)
      .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
      .slice(0, COMPARED);
    for (const other of touched) scores[other] = 0;
    return worth;
  }

  #rarest(vector: Sparse): (readonly [number, Holders])[] {
    return [...vector]
      .flatMap(([term, weight]) => {
        const list = this.#lists.get(term);
        return list && list.at.length > 1 ? [[weight, list] as const] : [];
      })
      .toSorted((a, b) => a[1].at.length - b[1].at.length || (a[1].at[0] ?? 0) - (b[1].at[0] ?? 0))
      .slice(0, LOOKED_FOR);
  }
}

/** The nearest few of each vector, by `product`; of equals the first. Yields the share done. */
export function* nearestOf(vectors: readonly Sparse[], few: number): Generator<number, number[][]> {
  const finder = new Finder(vectors, yield* holdersOf(vectors));
  const found: number[][] = [];
  for (let at = 0; at < vectors.length; at += 1) {
    found.push(finder.nearest(at, few));
    if (at % STEP === STEP - 1) yield at / vectors.length;
  }
  return found;
}
