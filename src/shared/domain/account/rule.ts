import type { AccountFacts, Finding } from './facts.ts';

export type AccountKind = 'deposit' | 'withdrawal';

/**
 * What counts, how much and for how long: after `halfLifeMs` an entry weighs half. `find` is pure and sees the facts of one
 * customer; it never reads the order in which they come.
 *
 * Weights are a working scheme of ours, ordered by what customers name as reasons to stay or leave: a broken word weighs more
 * than any service, a slow answer less than having to ask again.
 */
export type AccountRule = {
  readonly key: string;
  readonly kind: AccountKind;
  readonly weight: number;
  readonly halfLifeMs: number;
  readonly find: (facts: AccountFacts) => Finding[];
};
