import { parseQuery, type Span } from '#shared/domain/search-query.ts';
import { OPERATOR_TWINS, type Operator } from '#shared/domain/search-query-words.ts';

/** How a filter is written by somebody who reads this language. */
export const nameIn = (operator: Operator, language: 'zh' | 'en'): string =>
  language === 'zh' ? (OPERATOR_TWINS[operator][0] ?? operator) : operator;

/** The filters of a query as they are written, in order. */
export const filtersIn = (text: string): readonly (Span & { readonly operator: Operator })[] =>
  parseQuery(text).filters;

/** The text without one of its parts, and without the gap it leaves. */
export const without = (text: string, { start, end }: Span): string => joined(text.slice(0, start), text.slice(end));

const joined = (...pieces: string[]): string =>
  pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join(' ');

export function withoutAll(text: string, operators: readonly Operator[]): string {
  const gone = filtersIn(text).filter(({ operator }) => operators.includes(operator));
  return gone
    .toReversed()
    .reduce<string>((rest, part) => without(rest, part), text)
    .trim();
}

/** The text going on with the name of a filter; one of that name gives way, unless each narrows further. */
export const begun = (text: string, operator: Operator, language: 'zh' | 'en'): string =>
  joined(operator === 'tag' ? text : withoutAll(text, [operator]), `${nameIn(operator, language)}:`);

/** The text with some of its words in quotes, so that nothing else is searched in their place. */
export function exactly(text: string, typed: readonly string[]): string {
  const terms = parseQuery(text).terms.filter((term) => !term.isPhrase && typed.includes(term.text));
  return terms
    .toReversed()
    .reduce<string>((rest, { start, end, text: word }) => `${rest.slice(0, start)}"${word}"${rest.slice(end)}`, text);
}

const SAID_FOR_OR = /^(?:or|或|或者)$/iu;

/** The text with OR for what was written in its place between two words; null where nothing was. */
export function withOr(text: string): string | null {
  const { terms } = parseQuery(text);
  const said = terms.filter(({ text: word, isPhrase, isNegated }, i) => {
    const besides = [terms[i - 1], terms[i + 1]];
    return !isPhrase && !isNegated && SAID_FOR_OR.test(word) && besides.every((term) => term?.isNegated === false);
  });
  if (said.length === 0) return null;
  return said
    .toReversed()
    .reduce<string>((rest, { start, end }) => `${rest.slice(0, start)}OR${rest.slice(end)}`, text);
}
