import type { Issue } from '../../domain/practice/index.ts';
import { findPerhapsNames } from '../../domain/personal-data-names.ts';
import type { Look } from './kinds.ts';

type Placed = { readonly place: string; readonly text: string };
const under = (place: string, texts: readonly string[]): Placed[] => texts.map((text) => ({ place, text }));

/** Every text of a draft with its place in it. */
export function textsOf(issue: Issue): Placed[] {
  return [
    ...under('title', [issue.title]),
    ...under('about', [issue.about]),
    ...Object.values(issue.openings).flatMap((lines) => under('openings', lines)),
    ...issue.facts.flatMap(({ is, ask, tell }, at) => under(`facts.${at}`, [is, ...ask, ...tell])),
    ...Object.values(issue.needs).flatMap(({ show, met }) => under('needs', [...show, ...met])),
    ...under('answers', [...issue.answers.words, ...issue.answers.accept]),
    ...under('company', issue.company),
    ...Object.values(issue.better).flatMap((lines) => under('better', lines)),
  ];
}

const MOST_NAMES = 20;

/** Words that might name somebody after all: family names and capitals that stayed, each once. */
export function perhapsNames(issue: Issue, stock: ReadonlySet<string>): Look[] {
  const seen = new Set<string>();
  return textsOf(issue)
    .filter(({ text }) => !stock.has(text))
    .flatMap(({ place, text }) =>
      findPerhapsNames(text).map(({ start, end }): Look => ({
        code: 'perhaps-name',
        place,
        word: text.slice(start, end),
      })),
    )
    .filter(({ word }) => word !== null && !seen.has(word) && seen.add(word))
    .slice(0, MOST_NAMES);
}
