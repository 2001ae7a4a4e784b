import { fold } from './fold.ts';

/**
 * Text as the index sees it. A run of Han (and of kana and hangul, which know no spaces either) becomes its overlapping
 * pairs of characters and, at its end, the last one alone: 退款了 → 退款 款了 了. So a word of n characters is the phrase of
 * its pairs, found anywhere; one character is the beginning of a pair. Letters and digits are words each: SF1234 → sf 1234.
 */
const RUN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{M}])+|\p{N}+/gu;
const DENSE = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const PLAIN_RUN = /[a-z]+|[0-9]+|[\u0080-\uffff]+/g;

/** Longer tokens are no words; the index keeps their beginning. */
export const MAX_WORD = 40;

export type Run = { readonly text: string; readonly isDense: boolean; readonly at: number };

/** Runs of folded text, in order. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  for (const match of folded.matchAll(PLAIN_RUN)) {
    if (match[0].charCodeAt(0) < 128) runs.push({ text: match[0], isDense: false, at: match.index });
    else for (const run of foreignRuns(match[0], match.index)) runs.push(run);
  }
  return runs;
}

function foreignRuns(text: string, offset: number): Run[] {
  return Array.from(text.matchAll(RUN), (match) => ({
    text: match[0],
    isDense: DENSE.test(match[0]),
    at: offset + match.index,
  }));
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
