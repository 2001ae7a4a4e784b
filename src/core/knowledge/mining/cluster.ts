import { centre, type Weights } from './terms.ts';
import type { Terms } from './store.ts';

export type Question = {
  readonly ticketId: string;
  readonly at: number;
  readonly text: string;
  readonly terms: readonly string[];
};
export type Member = { readonly question: Question; readonly likeness: number };
export type Group = { readonly centre: Terms; readonly members: readonly Member[] };

/**
 * As alike as two customers who ask the same thing. Pairs that reach over the border of two Chinese words meet no other, so
 * that the same likeness is a smaller number there.
 */
export const ALIKE = { words: 0.4, pairs: 0.28 } as const;
/** Two groups that are one. */
export const SAME = 0.6;
const CENTRE_TERMS = 24;
/** Questions with fewer terms are no question. */
const LEAST_TERMS = 2;
/** So many questions are a few milliseconds of work. */
const STEP = 20;

const alikeness = (terms: readonly string[]): number =>
  terms.filter((term) => term.charCodeAt(0) > 127).length * 2 > terms.length ? ALIKE.pairs : ALIKE.words;

/** Finds the nearest of many vectors by the terms they share. */
class Nearest {
  readonly #postings = new Map<string, { at: number; weight: number }[]>();

  add(at: number, vector: Terms): void {
    for (const [term, weight] of vector) {
      const list = this.#postings.get(term) ?? [];
      list.push({ at, weight });
      this.#postings.set(term, list);
    }
  }

  /** The best, and of equals the first. */
  find(vector: Terms): { at: number; likeness: number } | undefined {
    const scores = new Map<number, number>();
    for (const [term, weight] of vector) {
      for (const other of this.#postings.get(term) ?? []) {
        scores.set(other.at, (scores.get(other.at) ?? 0) + weight * other.weight);
      }
    }
    let best: { at: number; likeness: number } | undefined;
    for (const [at, likeness] of scores) {
      const isBetter = best === undefined || likeness > best.likeness + 1e-9;
      if (isBetter || (likeness > (best?.likeness ?? 0) - 1e-9 && at < (best?.at ?? 0))) best = { at, likeness };
    }
    return best;
  }
}

/**
 * Groups questions said in about the same way: each joins the first leader it is like, or leads; then all choose again among
 * the middles of the groups, and groups that are one are put together. The same questions in the same order always give the
 * same groups. Yields the share done, so that it can be run in slices.
 */
export function* groupQuestions(questions: readonly Question[], weights: Weights): Generator<number, Group[]> {
  const told = questions.filter(({ terms }) => new Set(terms).size >= LEAST_TERMS);
  const all: Terms[] = [];
  const leaders = new Nearest();
  const first = new Map<number, Terms[]>();
  for (const [i, { terms }] of told.entries()) {
    const vector = weights(terms);
    all.push(vector);
    const best = leaders.find(vector);
    if (best && best.likeness >= alikeness(terms)) first.get(best.at)?.push(vector);
    else {
      leaders.add(i, vector);
      first.set(i, [vector]);
    }
    if (i % STEP === STEP - 1) yield (i / told.length) * 0.5;
  }
  const middles = yield* mergedMiddles([...first.values()].filter((members) => members.length > 1));
  return yield* around(middles, told, all);
}

/** The middle of each group, those that are one put together. */
function* mergedMiddles(groups: readonly (readonly Terms[])[]): Generator<number, Terms[]> {
  const near = new Nearest();
  const merged: Terms[][] = [];
  for (const [i, group] of groups.toSorted((a, b) => b.length - a.length).entries()) {
    const middle = centre(group, CENTRE_TERMS);
    const best = near.find(middle);
    if (best && best.likeness >= SAME) merged[best.at]?.push(...group);
    else {
      near.add(merged.length, middle);
      merged.push([...group]);
    }
    if (i % STEP === STEP - 1) yield 0.5;
  }
  return merged.map((group) => centre(group, CENTRE_TERMS));
}

/** Every question at the middle it is nearest to, if it is near any. */
function* around(
  middles: readonly Terms[],
  told: readonly Question[],
  all: readonly Terms[],
): Generator<number, Group[]> {
  const near = new Nearest();
  for (const [at, middle] of middles.entries()) near.add(at, middle);
  const members = middles.map((): Member[] => []);
  for (const [i, question] of told.entries()) {
    const best = near.find(all[i] ?? []);
    if (best && best.likeness >= alikeness(question.terms))
      members[best.at]?.push({ question, likeness: best.likeness });
    if (i % STEP === STEP - 1) yield 0.5 + (i / told.length) * 0.5;
  }
  return middles.map((middle, at) => ({
    centre: middle,
    members: (members[at] ?? []).toSorted((a, b) => b.likeness - a.likeness),
  }));
}
