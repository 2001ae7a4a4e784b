import { fold } from './fold.ts';

/**
 * Text as the index sees it. A run of Han (and of kana and hangul, which know no spaces either) becomes its overlapping
 * pairs of characters and, at its end, the last one alone: 退款了 → 退款 款了 了. So a word of n characters is the phrase of
 * its pairs, found anywhere; one character is the beginning of a pair. Letters and digits are words each: SF1234 → sf 1234.
 */
const [UNKNOWN, NONE, LETTER, DIGIT, DENSE, FOREIGN_LETTER, FOREIGN_NUMBER] = [0, 1, 2, 3, 4, 5, 6] as const;
type Sort = typeof NONE | typeof LETTER | typeof DIGIT | typeof DENSE | typeof FOREIGN_LETTER | typeof FOREIGN_NUMBER;

const IS_DENSE = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const IS_LETTER = /^[\p{L}\p{M}]/u;
const IS_NUMBER = /^\p{N}/u;

function lookUp(code: number): Sort {
  if (code < 128) {
    if (code >= 97 && code <= 122) return LETTER;
    return code >= 48 && code <= 57 ? DIGIT : NONE;
  }
  const char = String.fromCodePoint(code);
  if (IS_DENSE.test(char)) return DENSE;
  if (IS_LETTER.test(char)) return FOREIGN_LETTER;
  return IS_NUMBER.test(char) ? FOREIGN_NUMBER : NONE;
}

/** What each character of the BMP is, once it was met: asking Unicode's tables by pattern took most of the time of an index. */
const known = new Uint8Array(0x1_00_00);

function sortOf(code: number): Sort {
  if (code > 0xff_ff) return lookUp(code);
  const sort = known[code] as Sort | typeof UNKNOWN;
  if (sort !== UNKNOWN) return sort;
  const found = lookUp(code);
  known[code] = found;
  return found;
}

/** Longer tokens are no words; the index keeps their beginning. */
export const MAX_WORD = 40;

export type Run = { readonly text: string; readonly isDense: boolean; readonly at: number };

/** Runs of folded text, in order. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  let sort: Sort = NONE;
  const end = (until: number): void => {
    if (sort !== NONE) runs.push({ text: folded.slice(at, until), isDense: sort === DENSE, at });
  };
  for (let i = 0; i < folded.length;) {
    const code = folded.codePointAt(i) ?? 0;
    const next = sortOf(code);
    if (next !== sort) {
      end(i);
      at = i;
      sort = next;
    }
    i += code > 0xff_ff ? 2 : 1;
  }
  end(folded.length);
  return runs;
}

/** The pairs of a dense run, and its last character. Characters beyond the BMP are one each. */
export function pairsOf(run: string): string[] {
  const chars = /[\ud800-\udfff]/.test(run) ? Array.from(run) : undefined;
  const length = chars?.length ?? run.length;
  const at = (i: number): string => (chars ? (chars[i] ?? '') : run.charAt(i));
  const pairs: string[] = [];
  for (let i = 0; i < length; i += 1) pairs.push(at(i) + at(i + 1));
  return pairs;
}

/** Every token of a text, in order, as the index holds them. */
export function tokensOf(text: string): string[] {
  return runsOf(fold(text)).flatMap((run) => (run.isDense ? pairsOf(run.text) : [run.text.slice(0, MAX_WORD)]));
}

/** What is handed to the full-text table. */
export const indexText = (text: string): string => tokensOf(text).join(' ');
