import { DAY } from '../../kernel/units.ts';
import { entriesOf, type AccountEntry } from './entries.ts';
import type { AccountFacts } from './facts.ts';
import { courseOf, standingOf, trendOf, type AccountStanding, type AccountTrend } from './trend.ts';

/**
 * The emotional account of one customer: what we gave and what we took, each with the row it stands on. A picture of our own
 * deeds, never a judgement of the person, and never a number to look at.
 * Invariants:
 * 1. The order of the facts changes nothing.
 * 2. No entry without evidence that stands in the facts.
 * 3. One more deposit never makes the trend or the standing worse.
 * 4. Time only fades: the same entry never weighs more later.
 */
export type Account = {
  /** Newest first. */
  readonly entries: readonly AccountEntry[];
  readonly trend: AccountTrend;
  readonly standing: AccountStanding;
  /** How it went, oldest first, each −1…1: to be drawn, not to be read off. */
  readonly course: readonly number[];
};

export function accountOf(facts: AccountFacts): Account {
  const entries = entriesOf(facts);
  const { now } = facts;
  return { entries, trend: trendOf(entries, now), standing: standingOf(entries), course: courseOf(entries, now) };
}

/** How far back facts can still weigh: reading further changes nothing worth saying. */
export const ACCOUNT_REACH_MS = 540 * DAY;
