import { MINUTE } from '../../kernel/units.ts';
import { dayOfDate, weekdayOf } from '../zone.ts';
import type { Duty, Shift } from './shift-schema.ts';

/** What of a shift says when somebody works; free of who it is. */
export type ShiftPlan = Pick<Shift, 'timeZone' | 'startsOn' | 'weeks' | 'exceptions'>;

/** The duties of a local day as they are written, and the index of the exception they come from; null: from the weeks. */
export type PlannedDay = { readonly duties: readonly Duty[]; readonly exception: number | null };

const WEEK_DAYS = 7;

/** What the weeks alone say of a local day. The cycle begins with the week `startsOn` lies in; before that date there is no duty. */
function usualDay({ startsOn, weeks }: ShiftPlan): (localDay: number) => readonly Duty[] {
  const first = dayOfDate(startsOn);
  if (first === null) return () => [];
  const monday = first - weekdayOf(first);
  return (localDay) => {
    if (localDay < first) return [];
    return weeks[Math.floor((localDay - monday) / WEEK_DAYS) % weeks.length]?.[weekdayOf(localDay)] ?? [];
  };
}

/** What a shift says of each local day. An exception holds on its date whatever the weeks say, also before they begin. */
export function plannedDays(plan: ShiftPlan): (localDay: number) => PlannedDay {
  const usual = usualDay(plan);
  const exceptions = new Map(plan.exceptions.map(({ date }, index) => [dayOfDate(date), index]));
  return (localDay) => {
    const exception = exceptions.get(localDay) ?? null;
    const duties = exception === null ? usual(localDay) : (plan.exceptions[exception]?.duties ?? []);
    return { duties, exception };
  };
}

const sumOf = (spans: readonly Pick<Duty, 'from' | 'to'>[]): number =>
  spans.reduce((ms, { from, to }) => ms + Math.max(0, to - from) * MINUTE, 0);

/** Duty less planned meals of one week of the cycle, as planned (no change of clocks); ms. A week that is not there: 0. */
export function hoursOf({ weeks }: Pick<ShiftPlan, 'weeks'>, weekIndex: number): number {
  const duties = (weeks[weekIndex] ?? []).flat();
  const meals = duties.flatMap(({ breaks }) => breaks.filter(({ kind }) => kind === 'meal'));
  return sumOf(duties) - sumOf(meals);
}
