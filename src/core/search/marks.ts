import type { Marked } from '#shared/contract/app/search.ts';
import type { Clause, Mark } from './clause.ts';
import { fold, foldWithPlaces, type Folded } from './fold.ts';
import { readingsOf, SHORTEST_INITIALS } from './pinyin.ts';
import { runsOf } from './segments.ts';

/** Makes a text into pieces, the ones that were asked for marked. */
export type Marker = {
  /** The whole line; `head`: a subject, a title, which pinyin stands for too; `name`: as well, from its beginning by two initials; `number`: digits anywhere in it. */
  line(text: string, as?: 'text' | 'number' | 'head' | 'name'): Marked;
  /** One line of the text around the first hit. */
  snippet(text: string): Marked;
};

type Range = readonly [start: number, end: number];

const GAP = String.raw`[^\p{L}\p{N}]*`;
const inWord = (text: string): string => (/^\p{N}/u.test(text) ? String.raw`(?<!\p{N})` : String.raw`(?<![a-z])`);

function textPattern(text: string, isAnywhere: boolean): string | undefined {
  const runs = runsOf(text);
  if (runs.length === 0) return undefined;
  return runs.map((run) => (run.isDense || isAnywhere ? run.text : `${inWord(run.text)}${run.text}`)).join(GAP);
}

const numberPattern = (text: string): string => Array.from(text).join(String.raw`[\s().\-–—]*`);

/** One expression for everything that is text; undefined when nothing is. */
function patternOf(marks: readonly Mark[], isAnywhere: boolean): RegExp | undefined {
  const parts = marks.flatMap(({ as, text }) =>
    as === 'number' ? [numberPattern(text)] : as === 'text' ? [textPattern(text, isAnywhere) ?? []].flat() : [],
  );
  const longestFirst = parts.toSorted((a, b) => b.length - a.length);
  return parts.length === 0 ? undefined : new RegExp(longestFirst.join('|'), 'gu');
}

const rangesOf = (text: string, pattern: RegExp | undefined): Range[] =>
  pattern
    ? Array.from(text.matchAll(pattern), (match): Range => [match.index, match.index + match[0].length]).filter(
        ([start, end]) => end > start,
      )
    : [];

/** How many characters, from the first, the typed letters stand for; 0: none. */
function charactersFor(syllables: readonly string[], typed: string, shortest: number): number {
  const initials = syllables.map((one) => one.charAt(0)).join('');
  if (typed.length >= shortest && initials.startsWith(typed)) return typed.length;
  let left = typed;
  for (const [i, syllable] of syllables.entries()) {
    if (left.length <= syllable.length) return syllable.startsWith(left) ? i + 1 : 0;
    if (!left.startsWith(syllable)) return 0;
    left = left.slice(syllable.length);
  }
  return 0;
}

function pinyinRanges(text: string, marks: readonly Mark[], isName: boolean): Range[] {
  const typed = marks.filter((mark) => mark.as === 'pinyin').map((mark) => mark.text);
  if (typed.length === 0) return [];
  return runsOf(text)
    .filter((run) => run.isDense)
    .flatMap((run, runIndex) =>
      readingsOf(run.text).flatMap((syllables) =>
        syllables.flatMap((_, i): Range[] => {
          const shortest = isName && runIndex === 0 && i === 0 ? 2 : SHORTEST_INITIALS;
          const count = Math.max(...typed.map((word) => charactersFor(syllables.slice(i), word, shortest)));
          return count > 0 ? [[run.at + i, run.at + i + count]] : [];
        }),
      ),
    );
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

/** Places of the folded text as places of the original; a letter that became several is marked whole. */
function originalRange({ from }: Folded, [start, end]: Range): Range {
  const first = from[start] ?? 0;
  let last = end;
  while ((from[last] ?? 0) <= first && last < from.length - 1) last += 1;
  return [first, from[last] ?? first];
}

function pieces(text: string, ranges: readonly Range[]): Marked {
  const result: Marked = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) result.push({ text: text.slice(at, start), isHit: false });
    if (end > Math.max(at, start)) result.push({ text: text.slice(Math.max(at, start), end), isHit: true });
    at = Math.max(at, end);
  }
  if (at < text.length || result.length === 0) result.push({ text: text.slice(at), isHit: false });
  return result;
}

const BEFORE = 32;
const SNIPPET = 140;
/** Where a text is looked through for its first hit. */
const MAX_SEARCHED = 64_000;

/** A cut never splits a character of two units. */
const wholeStart = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

export function createMarker(clauses: readonly Clause[]): Marker {
  const marks = clauses.filter((clause) => !clause.isNegated).flatMap((clause) => clause.marks);
  const words = patternOf(marks, false);
  const numbers = patternOf(marks, true);
  const line: Marker['line'] = (text, as = 'text') => {
    const folded = foldWithPlaces(text);
    const pattern = as === 'number' ? numbers : words;
    const read = as === 'head' || as === 'name' ? pinyinRanges(folded.text, marks, as === 'name') : [];
    const found = [...rangesOf(folded.text, pattern), ...read];
    return pieces(text, merged(found.map((range) => originalRange(folded, range))));
  };
  const firstHit = (text: string): number => {
    const folded = fold(text);
    const at = words ? folded.slice(0, MAX_SEARCHED).search(words) : -1;
    // Where folding changes lengths, the place is found again with places kept, from the beginning of the text only.
    return at < 0 || folded.length === text.length ? Math.max(0, at) : Math.min(at, text.length - 1);
  };
  return {
    line,
    snippet: (text) => {
      const flat = text.slice(0, MAX_SEARCHED).replace(/\s+/gu, ' ').trim();
      const start = wholeStart(flat, Math.max(0, firstHit(flat) - BEFORE));
      const end = wholeStart(flat, Math.min(flat.length, start + SNIPPET));
      const shown = line(flat.slice(start, end));
      const dots = { text: '…', isHit: false };
      return [...(start > 0 ? [dots] : []), ...shown, ...(end < flat.length ? [dots] : [])];
    },
  };
}

export const hasHit = (marked: Marked): boolean => marked.some((piece) => piece.isHit);
