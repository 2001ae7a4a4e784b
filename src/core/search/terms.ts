import type { QueryTerm } from '#shared/domain/search-query.ts';
import { clauseOf, eitherOf, type Clause } from './clause.ts';

/**
 * A clause and the words it came from. `isExact`: in quotes, so that nothing else is searched in their place. Of those with
 * the same `chain` any is enough (OR).
 */
export type Asked = {
  readonly typed: string;
  readonly clause: Clause;
  readonly isExact: boolean;
  readonly chain: number;
};

const PART_OF_NUMBER = /^\+?[\d().\-–—]+$/u;
const digits = (text: string): number => text.replace(/\D/g, '').length;

/** Terms next to each other that may be one; of one term alone `term` is it. */
type Group = { readonly term: QueryTerm; readonly parts: readonly QueryTerm[] };
const alone = (term: QueryTerm): Group => ({ term, parts: [term] });

/** 138 0013 8000 may be one number, not three. */
function joinNumbers(terms: readonly QueryTerm[]): Group[] {
  const joined: Group[] = [];
  let group: QueryTerm[] = [];
  const close = (): void => {
    const [first] = group;
    const last = group.at(-1);
    const text = group.map((term) => term.text).join(' ');
    const count = digits(text);
    if (first && last && group.length > 1 && count >= 7 && count <= 15)
      joined.push({ term: { ...last, text, start: first.start }, parts: group });
    else joined.push(...group.map(alone));
    group = [];
  };
  for (const term of terms) {
    const isPart = PART_OF_NUMBER.test(term.text) && digits(term.text) > 0 && !term.isPhrase && !term.isNegated;
    if (!isPart) close();
    if (isPart) group.push(term);
    else joined.push(alone(term));
  }
  close();
  return joined;
}

/** As one number, or as several that stand anywhere: 1280 6600 in "from 1280 to 6600". */
function clauseOfGroup({ term, parts }: Group): Clause | undefined {
  const clause = clauseOf(term);
  if (!clause || parts.length < 2) return clause;
  const together = parts.flatMap((part) => clauseOf(part) ?? []);
  return { ...clause, together, marks: [...clause.marks, ...together.flatMap((part) => part.marks)] };
}

/** Words tied by OR, each chain by itself; words next to each other otherwise. */
function chainsOf(terms: readonly QueryTerm[]): QueryTerm[][] {
  const chains: QueryTerm[][] = [];
  for (const term of terms) {
    if (term.isTied) chains.at(-1)?.push(term);
    else chains.push([term]);
  }
  return chains;
}

/** Numbers that are alternatives are none that were typed in parts: each chain parts those on its sides. */
function groupsOf(terms: readonly QueryTerm[]): Group[][] {
  const groups: Group[][] = [];
  let single: QueryTerm[] = [];
  const close = (): void => {
    groups.push(...joinNumbers(single).map((group) => [group]));
    single = [];
  };
  for (const chain of chainsOf(terms)) {
    if (chain.length === 1) single.push(...chain);
    else {
      close();
      groups.push(chain.map(alone));
    }
  }
  close();
  return groups;
}

export const askedOf = (terms: readonly QueryTerm[]): Asked[] =>
  groupsOf(terms).flatMap((groups, chain) =>
    groups.flatMap((group) => {
      const clause = clauseOfGroup(group);
      return clause ? [{ typed: group.term.text, clause, isExact: group.term.isPhrase, chain }] : [];
    }),
  );

/** The clauses of `asked`, in the same order, with those of one chain as one. */
export function chained(asked: readonly Asked[], clauses: readonly Clause[]): Clause[] {
  const chains = new Map<number, Clause[]>();
  for (const [i, clause] of clauses.entries()) {
    const chain = asked[i]?.chain ?? -1;
    chains.set(chain, [...(chains.get(chain) ?? []), clause]);
  }
  return Array.from(chains.values(), (all) => (all.length === 1 && all[0] ? all[0] : eitherOf(all)));
}
