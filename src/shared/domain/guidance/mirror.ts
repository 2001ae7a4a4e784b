import type { LocalizedText } from '../../kernel/text.ts';
import { WORDS, type CardVariant } from './card.ts';

const LONGEST = 24;

/** The customer's own words to give back: the shortest stretch that says something, without breaks. Null: none fits in a sentence. */
export function wordsOf(text: string, evidence: readonly (readonly [from: number, to: number])[]): string | null {
  const stretches = evidence.map(([from, to]) => text.slice(from, to).replaceAll(/[\s\p{P}]+$|^[\s\p{P}]+/gu, ''));
  const longest = /\p{Script=Han}/u.test(text) ? LONGEST : LONGEST * 2.5;
  const fitting = stretches.filter((one) => one.length >= 2 && one.length <= longest && !/[\n\r]/u.test(one));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What the agent might say, with the customer's words in it where there are some. */
export function mirrored({ mirror, plain }: CardVariant, words: string | null): LocalizedText {
  if (words === null) return plain;
  const put = (text: string): string => text.replace(WORDS, () => words);
  return { zh: put(mirror.zh), en: put(mirror.en) };
}
