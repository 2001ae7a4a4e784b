import type { QueryFault, QueryTerm, Span } from './search-query-types.ts';

/**
 * "OR" between two words or phrases: either of them. It binds tighter than standing next to each other, so that
 * `退款 OR 退货 到账` is (退款 or 退货) and 到账. Only in capitals, or as `|`; 或者 and "or" are words like others.
 */
const WORDS = new Set(['OR', '|', '｜']);
export const PIPE = /[|｜]/u;
export const isOr = (text: string): boolean => WORDS.has(text);

export type Item =
  | { readonly sort: 'term'; readonly term: QueryTerm }
  | { readonly sort: 'filter'; readonly span: Span }
  | { readonly sort: 'or'; readonly term: QueryTerm };

type Joined = { readonly terms: QueryTerm[]; readonly ors: Span[]; readonly problems: QueryFault[] };

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const fault = (code: QueryFault['code'], { start, end }: Span): QueryFault => ({
  code,
  operator: null,
  value: '',
  start,
  end,
});

/** Items on either side, over further ORs: `a || b` is `a | b`. */
const besides = (items: readonly Item[], at: number): [Item | undefined, Item | undefined] => [
  items.slice(0, at).findLast(({ sort }) => sort !== 'or'),
  items.slice(at + 1).find(({ sort }) => sort !== 'or'),
];

/**
 * Ties each word after an OR to the one before. What has no word on both sides is left out, what has a word on one side that
 * shall be absent asks for both as they stand; each is a fault. Where nothing else is asked for, OR is a word.
 */
export function tied(items: readonly Item[]): Joined {
  const hasTerms = items.some(({ sort }) => sort === 'term');
  const terms: QueryTerm[] = [];
  const ors: Span[] = [];
  const problems: QueryFault[] = [];
  let isTied = false;
  for (const [at, item] of items.entries()) {
    if (item.sort === 'filter') continue;
    if (item.sort === 'term' || !hasTerms) {
      terms.push({ ...item.term, isTied });
      isTied = false;
      continue;
    }
    ors.push(spanOf(item.term));
    const [left, right] = besides(items, at);
    if (items[at - 1]?.sort === 'or') continue;
    if (left?.sort !== 'term' || right?.sort !== 'term') problems.push(fault('lone-or', item.term));
    else if (left.term.isNegated || right.term.isNegated)
      problems.push(fault('negated-or', { start: left.term.start, end: right.term.end }));
    else isTied = true;
  }
  return { terms, ors, problems };
}
