import { segmentsOf } from '../../search/index.ts';
import type { Group } from './cluster.ts';
import { termsOf } from './terms.ts';

const MAX_WORDS = 5;
const HEAVIEST = 12;
/** So many of the most typical questions are read for their words. */
const READ = 12;
const RUNS = /\p{sc=Han}+|\p{sc=Latin}+/gu;

/** A word is heavy when all of it is: of its pairs none may say nothing, and one must be what the group is about. */
function isHeavy(word: string, heavy: ReadonlySet<string>): boolean {
  const terms = termsOf(word);
  const isWhole = !/^\p{sc=Han}/u.test(word) || terms.length === word.length - 1;
  return isWhole && terms.some((term) => heavy.has(term));
}

const wordsIn = (text: string): string[] =>
  Array.from(text.toLowerCase().matchAll(RUNS), ([run]) => (/^\p{sc=Han}/u.test(run) ? segmentsOf(run) : [run])).flat();

/** The words most of a group’s questions share, as customers write them; of two that begin alike the more frequent. */
export function wordsOf({ centre, members }: Group): string[] {
  const heavy = new Set(centre.slice(0, HEAVIEST).map(([term]) => term));
  const counts = new Map<string, number>();
  const read = members.slice(0, READ);
  for (const { question } of read) {
    for (const word of new Set(wordsIn(question.text))) {
      if (isHeavy(word, heavy)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const shared = [...counts].filter(([, n]) => n > 1).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = new Map<string, string>();
  for (const [word] of shared) {
    const key = termsOf(word).join(' ');
    if (!kept.has(key)) kept.set(key, word);
  }
  return [...kept.values()].slice(0, MAX_WORDS);
}
