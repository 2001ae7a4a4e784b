import { byCapitals, byFirstName } from './personal-data-capitals-en.ts';
import { isName, WORD } from './personal-data-pieces-en.ts';
import { ALONE, SAID, titled } from './personal-data-said-en.ts';
import { bySmall } from './personal-data-small-en.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { EVERYDAY } from './personal-data-words-en.ts';

/** A family next door; who signs with a dash; who somebody is by family name. */
const FAMILIES = [
  new RegExp(
    `\\b[Tt]he (?<it>${WORD}s)(?= (?:next door|upstairs|downstairs|opposite|across|over the road|at number|at no)\\b)`,
    'gu',
  ),
  // Sanjit (my son); Thanks a million, Bláithín; Rupa x.
  new RegExp(`(?<![\\p{Script=Latin}'’-])(?<it>${WORD})(?= \\((?:my|our|the|his|her)\\b)`, 'gu'),
  new RegExp(`[Tt]hank[^,.\\n]{0,24}, (?<it>${WORD})[.!]?$`, 'gu'),
  new RegExp(`(?:^|[.!?] )(?<it>${WORD}) x{1,3}$`, 'gu'),
  new RegExp(`(?:^|\\n)[-–—~]{1,2} ?(?<it>${WORD}(?: ${WORD})?)\\s*$`, 'gu'),
  new RegExp(
    `(?<it>${WORD})(?= is (?:my|her|his|the|our) (?:surname|last name|first name|family name|maiden name|married name|name)\\b)`,
    'gu',
  ),
];

/** People nobody has named to the desk: with a title, after words that lead to a name, or by a given name that is no other word. */
const namesOf = (text: string): Span[] => [
  ...titled(text),
  ...SAID.flatMap((pattern) => spansOf(text, pattern, isName)),
  ...ALONE.flatMap((pattern) => spansOf(text, pattern, (hit) => isName(hit) && !EVERYDAY.has(hit))),
  ...byFirstName(text),
  ...byCapitals(text),
  ...bySmall(text),
  ...FAMILIES.flatMap((pattern) => spansOf(text, pattern, isName)),
];
/** Of people that stand in one row one is enough: Bronagh, Tadhg and Sean. */
const ROW = new RegExp(`${WORD}(?:, ${WORD}){0,4},? (?:and|or|&) ${WORD}`, 'gu');
function inRows(text: string, found: readonly Span[]): Span[] {
  return spansOf(text, ROW).flatMap((row) =>
    found.some(({ start, end }) => start >= row.start && end <= row.end)
      ? spansOf(text.slice(row.start, row.end), new RegExp(WORD, 'gu'), (hit) => isName(hit) && !EVERYDAY.has(hit)).map(
          ({ start, end }) => ({ start: start + row.start, end: end + row.start }),
        )
      : [],
  );
}
/** With the letter that follows it: Trudi K. */
const withInitial = (text: string, { start, end }: Span): Span => ({
  start,
  end: end + (/^ \p{Lu}\.(?![\p{L}])/u.test(text.slice(end, end + 4)) ? 3 : 0),
});

export function findWesternNames(text: string): Span[] {
  if (!/\p{Script=Latin}/u.test(text)) return [];
  const found = namesOf(text).map((span) => withInitial(text, span));
  return [...found, ...inRows(text, found)];
}

/** Capitals inside a sentence that nothing explains: for a person to look at. */
export const perhapsWesternNames = (text: string): Span[] =>
  spansOf(text, new RegExp(`(?<=[\\p{Ll},] )${WORD}(?: ${WORD})?`, 'gu'), isName);
