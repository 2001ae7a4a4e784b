import type { QueryTerm } from '#shared/domain/search-query.ts';
import { clauseOf, type Clause } from './clause.ts';

/** A clause and the words it came from. `isExact`: in quotes, so that nothing else is searched in their place. */
export type Asked = { readonly typed: string; readonly clause: Clause; readonly isExact: boolean };

const PART_OF_NUMBER = /^\+?[\d().\-–—]+$/u;
const digits = (text: string): number => text.replace(/\D/g, '').length;

/** 138 0013 8000 is one number, not three. */
function joinNumbers(terms: readonly QueryTerm[]): QueryTerm[] {
  const joined: QueryTerm[] = [];
  let group: QueryTerm[] = [];
  const close = (): void => {
    const [first] = group;
    const last = group.at(-1);
    const text = group.map((term) => term.text).join(' ');
    const count = digits(text);
    if (first && last && group.length > 1 && count >= 7 && count <= 15)
      joined.push({ ...last, text, start: first.start });
    else joined.push(...group);
    group = [];
  };
  for (const term of terms) {
    const isPart = PART_OF_NUMBER.test(term.text) && digits(term.text) > 0 && !term.isPhrase && !term.isNegated;
    if (!isPart) close();
    if (isPart) group.push(term);
    else joined.push(term);
  }
  close();
  return joined;
}

export const askedOf = (terms: readonly QueryTerm[]): Asked[] =>
  joinNumbers(terms).flatMap((term) => {
    const clause = clauseOf(term);
    return clause ? [{ typed: term.text, clause, isExact: term.isPhrase }] : [];
  });
