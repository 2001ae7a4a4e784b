import type { SearchAnswer } from '#shared/contract/app/search.ts';
import { clauseOf, type Clause } from './clause.ts';
import { fold } from './fold.ts';
import { runsOf, type Run } from './segments.ts';
import type { Asked } from './terms.ts';

/** Chinese typed without spaces, as the words it is made of: 退款到账 → 退款, 到账, wherever they stand. */
const HAN = /^\p{sc=Han}+$/u;
const SHORTEST_RUN = 4;
/** More words only cost time. */
const MAX_PIECES = 12;

let segmenter: Intl.Segmenter | undefined;

/** Characters that are words by themselves and say little: they hold no word together. */
const LITTLE = /[我你您他她它的了吗呢吧啊是在和就也还都很想要请问把被给]/u;

/** The segmenter knows few words (退款|到|账): what it left as single characters next to each other is taken as one. */
function joinedSingles(segments: readonly string[]): string[] {
  const words: string[] = [];
  let singles = '';
  for (const segment of segments) {
    const isSingle = Array.from(segment).length === 1;
    if (isSingle && !LITTLE.test(segment)) singles += segment;
    else {
      words.push(singles, isSingle ? '' : segment);
      singles = '';
    }
  }
  return [...words, singles].filter((word) => Array.from(word).length > 1);
}

/** The words of two characters and more in a run of Han. */
export function segmentsOf(run: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return joinedSingles(Array.from(segmenter.segment(run), ({ segment }) => segment));
}

/** Where there is but the run itself, its pieces of two, the last from its end. */
function wordsOf(run: string): string[] {
  const words = segmentsOf(run);
  if (words.length > 0 && words[0] !== run) return words;
  const chars = Array.from(run);
  return chars.flatMap((_, i) =>
    i % 2 === 0
      ? [
          chars
            .slice(Math.min(i, chars.length - 2))
            .slice(0, 2)
            .join(''),
        ]
      : [],
  );
}

const isLongHan = ({ text, isDense }: Run): boolean =>
  isDense && HAN.test(text) && Array.from(text).length >= SHORTEST_RUN;

/** Empty: it is no such run, or was meant as it stands. */
function piecesOf({ typed, clause, isExact }: Asked): string[] {
  const runs = runsOf(fold(typed));
  if (isExact || clause.isNegated || !runs.some(isLongHan)) return [];
  const pieces = runs.flatMap((run) => (isLongHan(run) ? wordsOf(run.text) : [run.text]));
  return Array.from(new Set(pieces)).slice(0, MAX_PIECES);
}

export type InPieces = { readonly clauses: Clause[]; readonly also: SearchAnswer['also'] };

/** Each long run is also found where all of its words stand. @param clauses of `asked`, in the same order. */
export function inPieces(asked: readonly Asked[], clauses: readonly Clause[]): InPieces {
  const also: SearchAnswer['also'] = [];
  const wide = clauses.map((clause, i) => {
    const one = asked[i];
    const pieces = one ? piecesOf(one) : [];
    const together = pieces.flatMap(
      (text) => clauseOf({ text, isPhrase: true, isOpen: false, isNegated: false }) ?? [],
    );
    if (!one || together.length === 0) return clause;
    also.push({ typed: one.typed, searched: pieces, why: 'pieces' });
    return { ...clause, together, marks: [...clause.marks, ...together.flatMap((part) => part.marks)] };
  });
  return { clauses: wide, also };
}
