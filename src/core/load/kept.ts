import {
  DEFAULT_LOAD,
  freshClock,
  type BreakCause,
  type BreakClock,
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
  readonly savedAt: number;
  readonly relief: Relief | null;
  readonly rest: RestTaken | null;
  readonly quietUntilAt: number | null;
  /** The planned break that was offered last, by its begin. */
  readonly plannedAt: number | null;
  /** What the agent has asked for themselves. */
  readonly own: OwnBreaks;
};

export const freshLoad = (now: number): KeptLoad => ({
  clock: freshClock(DEFAULT_LOAD.breaks),
  savedAt: now,
  relief: null,
  rest: null,
  quietUntilAt: null,
  plannedAt: null,
  own: {},
});

export function readLoad(db: ReadableDb, now: number): KeptLoad {
  const text = getMeta(db, 'load');
  return text === undefined ? freshLoad(now) : { ...freshLoad(now), ...parsed<Partial<KeptLoad>>(text) };
}

export const writeLoad = (tx: WritableDb, kept: KeptLoad): void => setMeta(tx, 'load', json(kept));
