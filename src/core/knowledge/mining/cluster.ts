import { BestFirst } from './best-first.ts';
import { nearestOf, numbering, product, type Sparse } from './near.ts';
import type { Terms } from './store.ts';
import { centre, cosine, type Weights } from './terms.ts';

export type Question = {
  readonly ticketId: string;
  readonly customerId: string;
  readonly at: number;
  readonly text: string;
  /** Everything that is compared. */
  readonly features: readonly string[];
  /** Those that say what it is about. */
  readonly terms: readonly string[];
};
export type Member = { readonly question: Question; readonly likeness: number };
export type Group = {
  /** What the group is about: of telling terms only. */
  readonly centre: Terms;
  /** The most typical first. */
  readonly members: readonly Member[];
  /** Whether its members are so alike that they ask one thing. */
  readonly isCohesive: boolean;
};

/**
 * How alike the members of two groups must be, on average, to be one; and how much more for each doubling of the smaller
 * one: the larger two groups are, the surer it is that they are two questions with the same words. Fitted by
 * `npm run bench -- questions` on the sets it calls "fit".
 */
export const ALIKE = { pair: 0.25, perDoubling: 0.04 } as const;
/**
 * How alike the members of a group must be, on average, to be shown as one question. Chinese is compared by its characters
 * and their pairs as well, so that the same likeness is a smaller number there.
 */
export const COHESIVE = { words: 0.45, han: 0.38 } as const;
/** Two groups of different minings that are one. */
export const SAME = 0.6;
const CENTRE_TERMS = 24;
/** Questions with fewer terms are no question. */
const LEAST_TERMS = 2;
/** Each question is compared with so many others from the start. */
const NEIGHBOURS = 10;
/** A group is known by its heaviest terms; the others only cost time. */
const MAX_TERMS = 120;
/** So many questions, or unions, are a few milliseconds of work. */
const STEP = 20;

type Pile = { readonly at: number; sum: Sparse; members: number[]; near: Set<number>; age: number };
type Union = {
  readonly likeness: number;
  readonly a: number;
  readonly b: number;
  readonly ages: readonly [number, number];
};

const isSooner = (x: Union, y: Union): boolean =>
  x.likeness > y.likeness || (x.likeness === y.likeness && (x.a < y.a || (x.a === y.a && x.b < y.b)));

/** Piles of questions, put together two by two, the most alike first (average link over the nearest neighbours). */
class Piles {
  readonly #piles: (Pile | undefined)[];
  readonly #next = new BestFirst<Union>(isSooner);

  constructor(vectors: readonly Sparse[], nearest: readonly (readonly number[])[]) {
    const piles = vectors.map((sum, at): Pile => ({ at, sum, members: [at], near: new Set(nearest[at]), age: 0 }));
    for (const { at, near } of piles) for (const other of near) piles[other]?.near.add(at);
    this.#piles = piles;
  }

  /** Compares all neighbours; yields now and then. */
  *begin(): Generator<void, void> {
    for (const [i, pile] of this.#piles.entries()) {
      for (const at of pile?.near ?? []) {
        const other = this.#piles[at];
        if (pile && other && pile.at < at) this.#consider(pile, other);
      }
      if (i % STEP === 0) yield;
    }
  }

  #consider(one: Pile, other: Pile): void {
    const [x, y] = one.at < other.at ? [one, other] : [other, one];
    const smaller = Math.min(x.members.length, y.members.length);
    const likeness = product(x.sum, y.sum) / (x.members.length * y.members.length);
    if (likeness < ALIKE.pair + ALIKE.perDoubling * Math.log2(smaller)) return;
    this.#next.put({ likeness, a: x.at, b: y.at, ages: [x.age, y.age] });
  }

  /** False when nothing is left to put together. */
  join(): boolean {
    const union = this.#next.take();
    if (!union) return false;
    const [a, b] = [this.#piles[union.a], this.#piles[union.b]];
    if (a && b && a.age === union.ages[0] && b.age === union.ages[1]) {
      if (a.members.length >= b.members.length) this.#unite(a, b);
      else this.#unite(b, a);
    }
    return true;
  }

  #unite(into: Pile, gone: Pile): void {
    into.sum = heaviest(into.sum, gone.sum);
    into.members.push(...gone.members);
    into.age += 1;
    this.#piles[gone.at] = undefined;
    for (const other of gone.near) into.near.add(other);
    into.near.delete(into.at);
    for (const other of into.near) {
      const pile = this.#piles[other];
      if (!pile) {
        into.near.delete(other);
        continue;
      }
      pile.near.delete(gone.at);
      pile.near.add(into.at);
      this.#consider(into, pile);
    }
  }

  groups(): number[][] {
    return this.#piles.flatMap((pile) => (pile && pile.members.length > 1 ? [pile.members] : []));
  }
}

function heaviest(a: Sparse, b: Sparse): Sparse {
  const sum = new Map(a);
  for (const [term, weight] of b) sum.set(term, (sum.get(term) ?? 0) + weight);
  if (sum.size <= MAX_TERMS) return sum;
  return new Map([...sum].toSorted((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, MAX_TERMS / 2));
}

/**
 * Groups questions said in about the same way. The same questions in the same order always give the same groups. Yields the
 * share done, so that it can be run in slices.
 */
export function* groupQuestions(questions: readonly Question[], weights: Weights): Generator<number, Group[]> {
  const told = questions.filter(({ terms }) => new Set(terms).size >= LEAST_TERMS);
  const numbers = numbering();
  const all: Terms[] = [];
  const vectors: Sparse[] = [];
  for (const [i, { features }] of told.entries()) {
    const vector = weights(features);
    all.push(vector);
    vectors.push(numbers(vector));
    if (i % STEP === 0) yield (i / told.length) * 0.1;
  }
  const piles = new Piles(vectors, yield* scaled(nearestOf(vectors, NEIGHBOURS), 0.1, 0.5));
  for (const _ of piles.begin()) yield 0.6;
  for (let i = 1; piles.join(); i += 1) if (i % STEP === 0) yield 0.6 + Math.min(0.3, (i / told.length) * 0.1);
  const groups: Group[] = [];
  for (const members of piles.groups()) {
    groups.push(groupOf(members, told, all, weights));
    yield 0.9;
  }
  return groups;
}

function* scaled<T>(steps: Generator<number, T>, from: number, width: number): Generator<number, T> {
  let step = steps.next();
  while (step.done !== true) {
    yield from + step.value * width;
    step = steps.next();
  }
  return step.value;
}

function groupOf(
  members: readonly number[],
  told: readonly Question[],
  all: readonly Terms[],
  weights: Weights,
): Group {
  const questions = members.flatMap((at) => told[at] ?? []);
  const middle = centre(
    members.map((at) => all[at] ?? []),
    MAX_TERMS,
  );
  const around = members
    .flatMap((at) => {
      const question = told[at];
      return question ? [{ question, likeness: cosine(all[at] ?? [], middle) }] : [];
    })
    .toSorted((a, b) => b.likeness - a.likeness || b.question.at - a.question.at);
  const terms = questions.map((question) => weights(question.terms));
  return { centre: centre(terms, CENTRE_TERMS), members: around, isCohesive: isCohesive(around) };
}

const isHan = ({ terms }: Question): boolean =>
  terms.filter((term) => term.charCodeAt(0) > 127).length * 2 > terms.length;

/** How most of them are written. */
export const scriptOf = (questions: readonly Question[]): keyof typeof COHESIVE =>
  questions.filter(isHan).length * 2 > questions.length ? 'han' : 'words';

/** Of n vectors of length one whose mean likeness to their middle is l, the mean likeness of two is (n l² − 1) / (n − 1). */
function isCohesive(members: readonly Member[]): boolean {
  const n = members.length;
  const mean = members.reduce((sum, { likeness }) => sum + likeness, 0) / n;
  const least = COHESIVE[scriptOf(members.map(({ question }) => question))];
  return n > 1 && (n * mean * mean - 1) / (n - 1) >= least;
}
