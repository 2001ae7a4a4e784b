import type { Operator } from './search-query-words.ts';

/** The pieces of a parsed query. Places are UTF-16 units of its text. */
export type Span = { readonly start: number; readonly end: number };

export type QueryTerm = Span & {
  readonly text: string;
  /** In quotes: these words, next to each other. */
  readonly isPhrase: boolean;
  /** It may still be typed: its last word is a beginning, also in quotes. */
  readonly isOpen: boolean;
  readonly isNegated: boolean;
  /** Either this or the term before it (OR); neither of them is negated. */
  readonly isTied: boolean;
};

export type FilterValue = Span & { readonly text: string };
/** Any of the values. */
export type QueryFilter = Span & {
  readonly operator: Operator;
  readonly values: readonly FilterValue[];
  readonly isNegated: boolean;
};

/** `no-known-value`, `no-date`: of a whole filter, none of whose values stands for anything: nothing is found. */
export type QueryFault = Span & {
  readonly code:
    | 'unknown-value'
    | 'no-known-value'
    | 'unknown-operator'
    | 'bad-date'
    | 'no-date'
    | 'unclosed-quote'
    | 'empty-value'
    | 'lone-or'
    | 'negated-or';
  readonly operator: string | null;
  readonly value: string;
};

export type ParsedQuery = {
  readonly terms: readonly QueryTerm[];
  readonly filters: readonly QueryFilter[];
  /** Where OR stands. */
  readonly ors: readonly Span[];
  readonly problems: readonly QueryFault[];
};
