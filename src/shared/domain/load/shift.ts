import { DAY, MINUTE } from '../../kernel/units.ts';
import { localDayOf, momentOnWall, offsetIn } from '../zone.ts';
import { plannedDays, type ShiftPlan } from './shift-days.ts';
import type { Duty, PlannedBreak } from './shift-schema.ts';

export { hoursOf, type ShiftPlan } from './shift-days.ts';
export { shiftFaults } from './shift-faults.ts';
/** Free of schemas, for the screen. */
export type { Duty, PlannedBreak, Shift } from './shift-schema.ts';

/**
 * When somebody works, as moments. Invariants, for shifts without faults (`shiftFaults`):
 * 1. Duties never overlap, and come in order. `toAt` is not part of a duty, nor of a break.
 * 2. A duty runs from one reading of the wall clock to another: a night on which clocks change is as long as it is lived. A duty that
 *    lies wholly in the hour that is left out is none.
 * 3. A break begins by the wall clock and is as long as it is planned, and lies within its duty: no change of clocks swallows a meal that
 *    has room, or makes an hour and a half of it.
 */
export type BreakMoment = { readonly fromAt: number; readonly toAt: number; readonly kind: PlannedBreak['kind'] };
/** Moments are ms UTC. */
export type DutyMoment = {
  readonly fromAt: number;
  readonly toAt: number;
  readonly breaks: readonly BreakMoment[];
};

/** A duty ends at the latest when the next day does. */
const LONGEST_DAYS = 2;

/** Breaks that would begin at one moment, because clocks change, follow on each other. */
function breakMoments({ breaks }: Duty, toAt: number, at: (minutes: number) => number): BreakMoment[] {
  const moments: BreakMoment[] = [];
  for (const { from, to, kind } of breaks.toSorted((a, b) => a.from - b.from)) {
    const begin = Math.max(at(from), moments.at(-1)?.toAt ?? 0);
    const end = Math.min(toAt, begin + (to - from) * MINUTE);
    if (end > begin) moments.push({ fromAt: begin, toAt: end, kind });
  }
  return moments;
}

function momentOf(duty: Duty, at: (minutes: number) => number): DutyMoment {
  const toAt = at(duty.to);
  return { fromAt: at(duty.from), toAt, breaks: breakMoments(duty, toAt, at) };
}

/**
 * Every duty that has a part in [fromAt, toAt), whole, in order; moments are ms UTC. A zone this machine does not know counts as UTC; a
 * `startsOn` that is no date: only exceptions.
 */
export function dutiesBetween(shift: ShiftPlan, fromAt: number, toAt: number): DutyMoment[] {
  if (toAt <= fromAt) return [];
  const [offset, dayOf, duties] = [offsetIn(shift.timeZone), plannedDays(shift), [] as DutyMoment[]];
  // One day more: where clocks are put back over midnight, the next day has been before.
  const last = localDayOf(offset, toAt) + 1;
  for (let day = localDayOf(offset, fromAt) - LONGEST_DAYS; day <= last; day += 1) {
    const at = (minutes: number): number => momentOnWall(offset, day * DAY + minutes * MINUTE);
    duties.push(...dayOf(day).duties.map((duty) => momentOf(duty, at)));
  }
  const within = duties.filter((duty) => duty.toAt > duty.fromAt && duty.fromAt < toAt && duty.toAt > fromAt);
  return within.toSorted((a, b) => a.fromAt - b.fromAt);
}

/** The duty that runs now; null: none does. */
export const dutyAt = (shift: ShiftPlan, now: number): DutyMoment | null =>
  dutiesBetween(shift, now, now + 1)[0] ?? null;

/**
 * The duty that runs; else the first that begins within `afterMs`: who is early for the second half of a split day is not about to go home;
 * else the last that ended at most `beforeMs` ago; else null.
 */
export function dutyAround(shift: ShiftPlan, now: number, beforeMs: number, afterMs: number): DutyMoment | null {
  const near = dutiesBetween(shift, now - beforeMs - 1, now + afterMs + 1);
  const running = near.find(({ fromAt, toAt }) => fromAt <= now && now < toAt);
  return running ?? near.find(({ fromAt }) => fromAt > now) ?? near.at(-1) ?? null;
}

/** How much longer than planned the duty has become, ms; 0 until its end. */
export const overtimeMs = ({ toAt }: Pick<DutyMoment, 'toAt'>, now: number): number => Math.max(0, now - toAt);

/** The duty's end is at most `hintMs` away, and not past. */
export const isOvertimeNear = ({ toAt }: Pick<DutyMoment, 'toAt'>, now: number, hintMs: number): boolean =>
  now <= toAt && toAt - now <= hintMs;

/** The planned break that runs now; null: none does. */
export const plannedBreakDue = ({ breaks }: Pick<DutyMoment, 'breaks'>, now: number): BreakMoment | null =>
  breaks.find(({ fromAt, toAt }) => fromAt <= now && now < toAt) ?? null;

/** The first planned break that begins after now; null: none is left. */
export const nextPlannedBreak = ({ breaks }: Pick<DutyMoment, 'breaks'>, now: number): BreakMoment | null =>
  breaks.find(({ fromAt }) => fromAt > now) ?? null;
