import { dayOfDate, weekdayOf } from '../zone.ts';
import { plannedDays, type PlannedDay, type ShiftPlan } from './shift-days.ts';
import type { Duty } from './shift-schema.ts';

const DAY_MINUTES = 1440;
/** 24 hours less the eight of rest that stand between two duties at the very least. */
const LONGEST_MINUTES = 16 * 60;

type Span = { readonly from: number; readonly to: number };

/** Of a list whose spans must not overlap: places of those that begin before an earlier one has ended. */
function overlaps(spans: readonly Span[], place: string): string[] {
  const inOrder = spans.map((span, index) => ({ ...span, index })).toSorted((a, b) => a.from - b.from);
  let end = 0;
  const late = inOrder.filter(({ from, to }) => {
    const isLate = from < end;
    end = Math.max(end, to);
    return isLate;
  });
  return late.map(({ index }) => `${place}.${index}.from`);
}

function breakFaults(duty: Duty, place: string): string[] {
  const single = duty.breaks.flatMap(({ from, to }, index) => [
    ...(from < duty.from || from >= duty.to ? [`${place}.${index}.from`] : []),
    ...(to <= from || to > duty.to ? [`${place}.${index}.to`] : []),
  ]);
  return [...single, ...overlaps(duty.breaks, place)];
}

/** @param next the day after, whose first duty none of this day may run into. */
function dayFaults(duties: readonly Duty[], next: readonly Duty[], place: string): string[] {
  const nextFrom = DAY_MINUTES + Math.min(...next.map(({ from }) => from));
  const single = duties.flatMap((duty, index) => {
    const { from, to } = duty;
    const isFit = to > from && to - from <= LONGEST_MINUTES && to <= nextFrom;
    return [...(isFit ? [] : [`${place}.${index}.to`]), ...breakFaults(duty, `${place}.${index}.breaks`)];
  });
  return [...single, ...overlaps(duties, place)];
}

function weekFaults(weeks: ShiftPlan['weeks']): string[] {
  const days = weeks.flatMap((week, w) => week.map((duties, d) => ({ duties, place: `weeks.${w}.${d}` })));
  return days.flatMap(({ duties, place }, index) =>
    dayFaults(duties, days[(index + 1) % days.length]?.duties ?? [], place),
  );
}

/** An exception begins before a usual duty of the day before has ended: the weeks are as they should be, so it is at fault. */
function collisions({ duties }: Pick<PlannedDay, 'duties'>, before: PlannedDay, place: string): string[] {
  // Between two exceptions, the earlier one is told.
  if (before.exception !== null) return [];
  const end = Math.max(0, ...before.duties.map(({ to }) => to)) - DAY_MINUTES;
  return duties.flatMap(({ from }, index) => (from < end ? [`${place}.${index}.from`] : []));
}

function exceptionFaults(plan: ShiftPlan): string[] {
  const dayOf = plannedDays(plan);
  return plan.exceptions.flatMap(({ date, duties }, index) => {
    const [place, day] = [`exceptions.${index}`, dayOfDate(date)];
    const isTwice = plan.exceptions.findIndex((one) => one.date === date) < index;
    if (day === null || isTwice) return [`${place}.date`, ...dayFaults(duties, [], `${place}.duties`)];
    const own = dayFaults(duties, dayOf(day + 1).duties, `${place}.duties`);
    return [...own, ...collisions({ duties }, dayOf(day - 1), `${place}.duties`)];
  });
}

function startFaults(startsOn: string): string[] {
  const day = dayOfDate(startsOn);
  return day !== null && weekdayOf(day) === 0 ? [] : ['startsOn'];
}

/**
 * The places of a shift that cannot be, each once, always in one order; empty: it can be kept. `startsOn` is no Monday or no date;
 * `….to` of a duty that does not end after it begins, lasts over 16 hours or runs into a duty of the next day (also of the next week, and
 * of the first when the cycle begins anew); `….from` of one that begins before another of its day has ended; `….breaks.1.from` or `.to`
 * outside its duty, reversed or within another break; `exceptions.3.date` no date, or there before.
 */
export const shiftFaults = (plan: ShiftPlan): string[] => [
  ...new Set([...startFaults(plan.startsOn), ...weekFaults(plan.weeks), ...exceptionFaults(plan)]),
];
