import {
  DEFAULT_LOAD,
  freshClock,
  type BreakCause,
  type BreakClock,
  type BreakRules,
  type OwnBreaks,
} from '#shared/domain/load/index.ts';
import { json, parsed } from '../db/replica-table.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

export type Relief = { readonly at: number; readonly byAgentId: string };
export type RestTaken = { readonly sinceAt: number; readonly untilAt: number; readonly cause: BreakCause };

/** What is remembered of work and rest from one run of the desk to the next. Times by this desk's clock. */
export type KeptLoad = {
  readonly clock: BreakClock;
  /** The rule it was reckoned by. */
  readonly everyMs: number;
  readonly savedAt: number;
  readonly relief: Relief | null;
  /** When the last one was made that this desk has heard of: it may be told again. */
  readonly reliefSeenAt: number;
  readonly rest: RestTaken | null;
  readonly quietUntilAt: number | null;
  /** The planned break that was offered last, by its begin. */
  readonly plannedAt: number | null;
  /** What the agent has asked for themselves. */
  readonly own: OwnBreaks;
};

export const freshLoad = (now: number, rules: BreakRules = DEFAULT_LOAD.breaks): KeptLoad => ({
  clock: freshClock(rules),
  everyMs: rules.everyMs,
  savedAt: now,
  relief: null,
  reliefSeenAt: 0,
  rest: null,
  quietUntilAt: null,
  plannedAt: null,
  own: {},
});

/** @param rulesOf what holds for somebody with these wishes of their own. */
export function readLoad(db: ReadableDb, now: number, rulesOf: (own: OwnBreaks) => BreakRules): KeptLoad {
  const text = getMeta(db, 'load');
  if (text === undefined) return freshLoad(now, rulesOf({}));
  return { ...freshLoad(now), ...parsed<Partial<KeptLoad>>(text) };
}

export const writeLoad = (tx: WritableDb, kept: KeptLoad): void => setMeta(tx, 'load', json(kept));
