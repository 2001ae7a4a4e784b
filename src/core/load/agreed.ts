import {
  breaksFor,
  DEFAULT_LOAD,
  dutyAround,
  plainBreaks,
  type BreakRules,
  type DutyMoment,
  type OwnBreaks,
  type TeamLoad,
} from '#shared/domain/load/index.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import { loadTables } from './tables.ts';

/** A duty that ended so long ago, or begins so soon, is today's. */
const BEFORE_MS = 4 * HOUR;
const AFTER_MS = HOUR;

/** What the agent's team has agreed on; undefined: nothing. A desk holds the agreement of its own teams alone; the first by name counts. */
export function teamLoad(db: ReadableDb): TeamLoad | undefined {
  const row = db.get<{ id: string }>('select id from load order by id limit 1');
  return row && loadTables.load.get(db, row.id)?.data;
}

export const agreedOf = (db: ReadableDb): TeamLoad => teamLoad(db) ?? DEFAULT_LOAD;

export const rulesOf = (db: ReadableDb, own: OwnBreaks): BreakRules => plainBreaks(breaksFor(teamLoad(db), own));

/** Times by the clock that shifts are planned with, which is the hub's. */
export function dutyOf(db: ReadableDb, agentId: string, now: number): DutyMoment | null {
  const shift = loadTables.shift.get(db, agentId)?.data;
  return shift ? dutyAround(shift, now, BEFORE_MS, AFTER_MS) : null;
}
