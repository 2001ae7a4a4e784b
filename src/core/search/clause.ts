import type { QueryTerm } from '#shared/domain/search-query.ts';
import { joinedNumbers } from './documents.ts';
import { fold } from './fold.ts';
import { pinyinAsked } from './pinyin.ts';
import { MAX_WORD, pairsOf, runsOf, type Run } from './segments.ts';

/** Words next to each other, as the index holds them; `isPrefix`: the last one is the beginning of a word. */
export type Phrase = { readonly tokens: readonly string[]; readonly isPrefix: boolean };

/** One thing that is asked for: any of its phrases, any of `either`, or all of `together` (none of them a "not"). */
export type Clause = {
  readonly phrases: readonly Phrase[];
  readonly together?: readonly Clause[];
  readonly either?: readonly Clause[];
  readonly isNegated: boolean;
  /** What to mark in a text. Empty for properties. */
  readonly marks: readonly Mark[];
};

/** `text`: folded words; `number`: digits, however they are grouped; `pinyin`: letters that stand for characters. */
export type Mark = { readonly as: 'text' | 'number' | 'pinyin'; readonly text: string };

export const exact = (...tokens: readonly string[]): Phrase => ({ tokens, isPrefix: false });
export const property = (tokens: readonly string[], isNegated = false): Clause => ({
  phrases: tokens.map((token) => exact(token)),
  isNegated,
  marks: [],
});

/**
 * A run of Han at the end of what is asked may go on in the text, so that its last character alone is left out, unless it
 * is the only one; before another word its end is known.
 */
function tokensOfRun(run: Run, isLast: boolean): string[] {
  if (!run.isDense) return [run.text.slice(0, MAX_WORD)];
  const pairs = pairsOf(run.text);
  return isLast && pairs.length > 1 ? pairs.slice(0, -1) : pairs;
}

/** The phrase of some words as typed. @param isOpen the last Latin word is a beginning. Undefined: no words in it. */
export function phraseOf(text: string, isOpen: boolean): Phrase | undefined {
  const runs = runsOf(fold(text));
  const last = runs.at(-1);
  if (!last) return undefined;
  const tokens = runs.flatMap((run, i) => tokensOfRun(run, i === runs.length - 1));
  const isSingle = last.isDense && pairsOf(last.text).length === 1;
  return { tokens, isPrefix: last.isDense ? isSingle : isOpen };
}

/** Numbers are written with and without the trunk zero and the way out of the country. */
function numberPhrases(typed: string): Phrase[] {
  const folded = fold(typed);
  const bare = /^\+?[\d\s().\-–—]+$/.test(folded) ? folded.replace(/\D/g, '') : (joinedNumbers(typed)[0] ?? '');
  if (bare.length < 7) return [];
  const forms = new Set([bare, bare.replace(/^00/, ''), bare.replace(/^0/, ''), bare.replace(/^(00)?86/, '')]);
  return Array.from(forms, (form) => ({ tokens: [form], isPrefix: true }));
}

const pinyinPhrases = (typed: string): Phrase[] => pinyinAsked(fold(typed)).map((token) => exact(token));

const same = (a: Phrase): string => `${a.tokens.join(' ')}${a.isPrefix ? '*' : ''}`;

const marksOf = (as: Mark['as'], phrases: readonly Phrase[]): Mark[] =>
  phrases.map(({ tokens }) => ({ as, text: tokens.join('') }));

type Typed = Pick<QueryTerm, 'text' | 'isPhrase' | 'isOpen' | 'isNegated'>;

/** Undefined when the term holds nothing the index knows: punctuation, symbols. */
export function clauseOf(term: Typed): Clause | undefined {
  const literal = phraseOf(term.text, !term.isPhrase || term.isOpen);
  if (!literal) return undefined;
  const numbers = numberPhrases(term.text);
  const read = term.isPhrase ? [] : pinyinPhrases(term.text);
  const phrases = new Map([literal, ...numbers, ...read].map((phrase) => [same(phrase), phrase]));
  return {
    phrases: Array.from(phrases.values()),
    isNegated: term.isNegated,
    marks: [
      { as: 'text', text: fold(term.text) },
      ...marksOf('number', numbers),
      ...(read.length > 0 ? [{ as: 'pinyin', text: fold(term.text) } as const] : []),
    ],
  };
}

/** Also found when only these words stand there, not the typed one. */
export function widened(clause: Clause, others: readonly string[]): Clause {
  const phrases = others.flatMap((text) => phraseOf(text, false) ?? []);
  const marks = others.map((text) => ({ as: 'text', text: fold(text) }) as const);
  return { ...clause, phrases: [...clause.phrases, ...phrases], marks: [...clause.marks, ...marks] };
}

/** Any of them, each however it may be found. */
export const eitherOf = (clauses: readonly Clause[]): Clause => ({
  phrases: [],
  either: clauses,
  isNegated: false,
  marks: clauses.flatMap(({ marks }) => marks),
});

const quoted = ({ tokens, isPrefix }: Phrase): string => `"${tokens.join(' ')}"${isPrefix ? '*' : ''}`;
function anyOf({ phrases, together, either = [] }: Clause): string {
  const ways = [...phrases.map(quoted), ...either.map(anyOf)];
  if (together) ways.push(`(${together.map(anyOf).join(' AND ')})`);
  return ways.length === 1 ? (ways[0] ?? '') : `(${ways.join(' OR ')})`;
}

/** A full-text expression; undefined when nothing is asked for but what shall be absent. */
export function expressionOf(clauses: readonly Clause[]): string | undefined {
  const wanted = clauses.filter((clause) => !clause.isNegated).map(anyOf);
  const unwanted = clauses.filter((clause) => clause.isNegated).map(anyOf);
  if (wanted.length === 0) return undefined;
  const all = wanted.join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`;
}

/** The index answers it entry by entry, newest first; a beginning it must first collect from every word that has it. */
export const isLazy = ({ phrases, together = [], either = [] }: Clause): boolean =>
  phrases.every((phrase) => !phrase.isPrefix) && [...together, ...either].every(isLazy);

/** Longer beginnings stand for few words. */
const BROAD = 3;
export const isBroad = ({ phrases, together = [], either = [] }: Clause): boolean =>
  phrases.some(({ tokens, isPrefix }) => isPrefix && (tokens.at(-1) ?? '').length <= BROAD) ||
  [...together, ...either].some(isBroad);

/** Whether an entry's own text (`head rest`) answers the clauses, as the index would. */
export function answers(entry: string, clauses: readonly Clause[]): boolean {
  const text = ` ${entry} `;
  const holds = ({ phrases, together, either = [] }: Clause): boolean =>
    phrases.some(({ tokens, isPrefix }) => text.includes(` ${tokens.join(' ')}${isPrefix ? '' : ' '}`)) ||
    either.some(holds) ||
    (together?.every(holds) ?? false);
  return clauses.every((clause) => holds(clause) !== clause.isNegated);
}
