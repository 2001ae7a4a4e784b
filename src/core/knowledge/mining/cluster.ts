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

/** As alike as two customers who ask the same thing; measured on real conversations, see the test. */
export const ALIKE = 0.3;
/** Two groups that are one. */
export const SAME = 0.55;
const CENTRE_TERMS = 24;
/** Questions with fewer terms are no question. */
const LEAST_TERMS = 2;

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
  const all = told.map(({ terms }) => weights(terms));
  const leaders = new Nearest();
  const first = new Map<number, number[]>();
  for (const [i, vector] of all.entries()) {
    const best = leaders.find(vector);
    if (best && best.likeness >= ALIKE) first.get(best.at)?.push(i);
    else {
      leaders.add(i, vector);
      first.set(i, [i]);
    }
    if (i % 50 === 49) yield (i / all.length) * 0.5;
  }
  const middles = mergedMiddles(
    [...first.values()].filter((members) => members.length > 1).map((members) => members.map((i) => all[i] ?? [])),
  );
  const near = new Nearest();
  for (const [at, middle] of middles.entries()) near.add(at, middle);
  const groups = middles.map((middle) => ({ centre: middle, members: [] as Member[] }));
  for (const [i, vector] of all.entries()) {
    const best = near.find(vector);
    const question = told[i];
    if (question && best && best.likeness >= ALIKE)
      groups[best.at]?.members.push({ question, likeness: best.likeness });
    if (i % 50 === 49) yield 0.5 + (i / all.length) * 0.5;
  }
  return groups.map((group) => ({ ...group, members: group.members.toSorted((a, b) => b.likeness - a.likeness) }));
}

/** The middle of each group, those that are one put together. */
function mergedMiddles(groups: readonly (readonly Terms[])[]): Terms[] {
  const near = new Nearest();
  const merged: Terms[][] = [];
  for (const group of groups.toSorted((a, b) => b.length - a.length)) {
    const middle = centre(group, CENTRE_TERMS);
    const best = near.find(middle);
    if (best && best.likeness >= SAME) merged[best.at]?.push(...group);
    else {
      near.add(merged.length, middle);
      merged.push([...group]);
    }
  }
  return merged.map((group) => centre(group, CENTRE_TERMS));
}
