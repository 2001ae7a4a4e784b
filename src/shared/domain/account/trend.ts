import { DAY } from '../../kernel/units.ts';
import type { AccountEntry } from './entries.ts';
import { weightAt } from './rules.ts';

/** `unknown`: too little is known to say. Worst first is falling, unknown, steady, rising. */
export const ACCOUNT_TRENDS = ['falling', 'unknown', 'steady', 'rising'] as const;
export type AccountTrend = (typeof ACCOUNT_TRENDS)[number];
export const ACCOUNT_STANDINGS = ['strained', 'even', 'warm'] as const;
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];

const RECENT_MS = 30 * DAY;
const EARLIER_MS = 90 * DAY;
/** What two windows must differ by before it is called a change: more than one small thing. */
const CHANGE = 1.5;
const ENOUGH = 2;
const CLEAR = 2;

const signed = ({ kind, weight }: AccountEntry): number => (kind === 'deposit' ? weight : -weight);
const sum = (list: readonly AccountEntry[]): number => list.reduce((total, entry) => total + signed(entry), 0);

/**
 * The last thirty days against the sixty before. What went wrong then is what they are measured by; what went well then is not,
 * because having done well once makes nothing worse now. Silence is no recovery: rising needs something given.
 */
export function trendOf(entries: readonly AccountEntry[], now: number): AccountTrend {
  const recent = entries.filter(({ at }) => now - at <= RECENT_MS);
  const earlier = entries.filter(({ at }) => now - at > RECENT_MS && now - at <= EARLIER_MS);
  const change = sum(recent) - sum(earlier.filter(({ kind }) => kind === 'withdrawal'));
  if (change <= -CHANGE) return 'falling';
  if (recent.length + earlier.length < ENOUGH) return 'unknown';
  const given = sum(recent.filter(({ kind }) => kind === 'deposit'));
  return change >= CHANGE && given >= 1 ? 'rising' : 'steady';
}

export function standingOf(entries: readonly AccountEntry[]): AccountStanding {
  const balance = sum(entries);
  if (balance <= -CLEAR) return 'strained';
  return balance >= CLEAR ? 'warm' : 'even';
}

const POINTS = 13;
const STEP_MS = 14 * DAY;
/** Six is where the drawing ends: three broken promises or more look alike. */
const EDGE = 6;

/** The balance every two weeks of the last half year, as it stood then. */
export function courseOf(entries: readonly AccountEntry[], now: number): number[] {
  return Array.from({ length: POINTS }, (_, i) => {
    const then = now - (POINTS - 1 - i) * STEP_MS;
    const balance = entries.reduce(
      (total, entry) => total + (entry.kind === 'deposit' ? 1 : -1) * weightAt(entry, then),
      0,
    );
    return Math.max(-1, Math.min(1, balance / EDGE));
  });
}
