import type { SearchAnswer } from '#shared/contract/app/search.ts';
import type { ReadableDb } from '../db/types.ts';
import { widened, type Clause } from './clause.ts';
import { fold } from './fold.ts';
import { isHeld } from './store.ts';
import type { Asked } from './terms.ts';

/** Words of the index that are close to what was typed: one slip, or two in words of eight letters and more. */
const LONG = 8;
const SHORTEST_WORD = 4;
const SHORTEST_NUMBER = 7;
const LONGEST_NUMBER = 20;
const MAX_MENDED = 3;
const MAX_COMPARED = 20_000;

/** Damerau–Levenshtein in its restricted form (a transposition counts 1); more than `max` is said as `max + 1`. */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > max) return max + 1;
    [older, old] = [old, row];
  }
  return old[b.length] ?? max + 1;
}

/** First letters are seldom mistyped, but swapped: both of the first two are looked under. */
function wordsLike(db: ReadableDb, typed: string): string[] {
  const max = typed.length >= LONG ? 2 : 1;
  const initials = new Set([typed.charAt(0), typed.charAt(1)]);
  const near = Array.from(initials).flatMap((initial) =>
    db
      .all<{ word: string }>(
        `select word from search_word where word >= ? and word < ? and length(word) between ? and ? limit ?`,
        [initial, `${initial}{`, typed.length - max, typed.length + max, MAX_COMPARED],
      )
      .map(({ word }) => ({ word, distance: editDistance(typed, word, max) })),
  );
  return near
    .filter(({ word, distance }) => distance > 0 && distance <= max && isHeld(db, word))
    .toSorted((a, b) => a.distance - b.distance || a.word.localeCompare(b.word))
    .map(({ word }) => word);
}

function slipsOf(digits: string): Set<string> {
  const slips = new Set<string>();
  for (let i = 0; i <= digits.length; i += 1) {
    const [head, tail] = [digits.slice(0, i), digits.slice(i)];
    if (tail.length > 1) slips.add(`${head}${tail.charAt(1)}${tail.charAt(0)}${tail.slice(2)}`);
    if (tail !== '') slips.add(head + tail.slice(1));
    for (let d = 0; d <= 9; d += 1) {
      slips.add(`${head}${d}${tail}`);
      if (tail !== '') slips.add(`${head}${d}${tail.slice(1)}`);
    }
  }
  slips.delete(digits);
  return slips;
}

const isKnown = (db: ReadableDb, word: string): boolean =>
  db.get('select 1 as x from search_word where word = ?', [word]) !== undefined;

/** @param head letters before the digits. */
const numbersLike = (db: ReadableDb, head: string, typed: string): string[] =>
  Array.from(slipsOf(typed))
    .filter((digits) => isKnown(db, digits) && isHeld(db, head === '' ? digits : `${head} ${digits}`))
    .map((digits) => head + digits);

/** The one word in what was typed that could be mended: letters or digits alone. */
function mended(db: ReadableDb, typed: string, isNone: boolean): string[] {
  const parts = fold(typed).match(/[a-z]+|[0-9]+/g) ?? [];
  const [prefix, word] = parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : ['', parts[0] ?? ''];
  // One word, or letters before digits (an order number): the digits are what is mistyped.
  if (parts.length === 0 || parts.length > 2 || fold(typed).replace(/[^0-9a-z]/g, '') !== prefix + word) return [];
  if (/^[0-9]/.test(word)) {
    const fits = isNone && word.length >= SHORTEST_NUMBER && word.length <= LONGEST_NUMBER;
    return fits ? numbersLike(db, prefix, word) : [];
  }
  return prefix === '' && word.length >= SHORTEST_WORD ? wordsLike(db, word) : [];
}

type Mended = { readonly clauses: Clause[]; readonly also: SearchAnswer['also'] };

/**
 * Widens each word by the words it may have been meant as.
 * @param isNone nothing was found at all: only then numbers are looked at, for most of them stand in one place only.
 */
export function mendedOf(db: ReadableDb, asked: readonly Asked[], isNone: boolean): Mended {
  const also: SearchAnswer['also'] = [];
  const clauses = asked.map(({ typed, clause, isExact }) => {
    const others = clause.isNegated || isExact ? [] : mended(db, typed, isNone).slice(0, MAX_MENDED);
    if (others.length === 0) return clause;
    also.push({ typed, searched: others, why: 'typo' });
    return widened(clause, others);
  });
  return { clauses, also };
}
