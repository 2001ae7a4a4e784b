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
import { teamsOf } from './team.ts';

/** A duty that ended so long ago, or begins so soon, is today's. */
const BEFORE_MS = 4 * HOUR;
const AFTER_MS = HOUR;

/** What the agent's team has agreed on; undefined: nothing. Of several teams the first by name is theirs, as at the hub. */
export function teamLoad(db: ReadableDb): TeamLoad | undefined {
  const [team] = teamsOf(db);
  return team === undefined ? undefined : loadTables.load.get(db, team)?.data;
}

export const agreedOf = (db: ReadableDb): TeamLoad => teamLoad(db) ?? DEFAULT_LOAD;

export const rulesOf = (db: ReadableDb, own: OwnBreaks): BreakRules => plainBreaks(breaksFor(teamLoad(db), own));

/** Times by the clock that shifts are planned with, which is the hub's. */
export function dutyOf(db: ReadableDb, agentId: string, now: number): DutyMoment | null {
  const shift = loadTables.shift.get(db, agentId)?.data;
  return shift ? dutyAround(shift, now, BEFORE_MS, AFTER_MS) : null;
}
