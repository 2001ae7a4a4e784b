import type { LocalizedText } from '../../kernel/text.ts';
import { WORDS, type CardVariant } from './card.ts';

const LONGEST = 24;

/** From the first letter or number to the last, with what belongs to a number: $50, 30%. Finds its end in one go, however long the text is. */
const CORE =
  /(?:\p{Sc}(?=\p{N}))?[^\s\p{P}\p{S}\p{Cf}\uFE0F](?:.*[^\s\p{P}\p{S}\p{Cf}\uFE0F])?(?:(?<=\p{N})[%％‰\p{Sc}])?/su;
/**
 * Cannot stand in a sentence that puts its own quotation marks around it: other quotation marks, which may be lone and may mean the opposite of
 * what they hold, breaks, and what turns the direction of writing. An apostrophe in a word may.
 */
const UNFIT =
  /["“”„‟«»‹›‘「」『』〝〞〟＂]|(?<!\p{L})['’]|['’](?!\p{L})|[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
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

/** Where a part of a sentence ends. */
const EDGE = /[\s，。！？；：、,.!?;:…~～—]/u;
/** So long a part of a sentence is given back whole: half of it would sound cut off. */
const WHOLE = 14;
/** Numbers, addresses and names say nothing of how somebody feels. */
const FACTS = /\d{5}|[路街号]\d|\d+号|https?:|@/u;

/** The stretch with the part of the sentence it stands in, if that is short; null where it is cut at both ends out of a longer one. */
function rounded(text: string, [from, to]: readonly [number, number], isHan: boolean): string | null {
  const most = isHan ? WHOLE : WHOLE * 3;
  let [start, end] = [from, to];
  while (start > 0 && from - start <= most && !EDGE.test(text[start - 1] ?? ' ')) start -= 1;
  while (end < text.length && end - to <= most && !EDGE.test(text[end] ?? ' ')) end += 1;
  if (!isHan) {
    // Words are whole in English; whole clauses are too long.
    return text.slice(
      from > 0 && !EDGE.test(text[from - 1] ?? ' ') ? start : from,
      to < text.length && !EDGE.test(text[to] ?? ' ') ? end : to,
    );
  }
  if (end - start <= most) return text.slice(start, end);
  return start === from || end === to ? text.slice(from, to) : null;
}

/** The customer's own words to give back: the longest stretch that fits in a sentence, without breaks. Null: none does. */
export function wordsOf(text: string, evidence: readonly (readonly [from: number, to: number])[]): string | null {
  const isHan = /\p{Script=Han}/u.test(text);
  const stretches = evidence.map((stretch) => CORE.exec(rounded(text, stretch, isHan) ?? '')?.[0] ?? '');
  const longest = isHan ? LONGEST : LONGEST * 2.5;
  const says = (one: string): boolean =>
    one.length >= 2 && one.length <= longest && !UNFIT.test(one) && !FACTS.test(one) && !EMPTY.has(one.toLowerCase());
  return stretches.filter(says).toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What the agent might say, with the customer's words in it where there are some. */
export function mirrored({ mirror, plain }: CardVariant, words: string | null): LocalizedText {
  if (words === null) return plain;
  const put = (text: string): string => text.replace(WORDS, () => words);
  return { zh: put(mirror.zh), en: put(mirror.en) };
}
