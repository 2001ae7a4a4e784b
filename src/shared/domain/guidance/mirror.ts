import type { LocalizedText } from '../../kernel/text.ts';
import { WORDS, type CardVariant } from './card.ts';

const LONGEST = 24;

const EDGES = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;
const QUOTES = /["“”「」『』]/gu;
/** Said back alone they say nothing. */
const EMPTY = new Set([
  'that',
  'this',
  'it',
  'you',
  'they',
  'still',
  'again',
  'just',
  'even',
  '这',
  '那',
  '你们',
  '还',
  '又',
]);

/** The customer's own words to give back: the longest stretch that fits in a sentence, without breaks. Null: none does. */
export function wordsOf(text: string, evidence: readonly (readonly [from: number, to: number])[]): string | null {
  const stretches = evidence.map(([from, to]) => text.slice(from, to).replaceAll(EDGES, '').replaceAll(QUOTES, ''));
  const longest = /\p{Script=Han}/u.test(text) ? LONGEST : LONGEST * 2.5;
  const says = (one: string): boolean =>
    one.length >= 2 && one.length <= longest && !/[\n\r]/u.test(one) && !EMPTY.has(one.toLowerCase());
  return stretches.filter(says).toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What the agent might say, with the customer's words in it where there are some. */
export function mirrored({ mirror, plain }: CardVariant, words: string | null): LocalizedText {
  if (words === null) return plain;
  const put = (text: string): string => text.replace(WORDS, () => words);
  return { zh: put(mirror.zh), en: put(mirror.en) };
}
