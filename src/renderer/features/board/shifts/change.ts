import { dateOf, localDayOf, offsetIn, weekdayOf } from '#shared/domain/zone.ts';
import type { Written, WrittenDay } from './written.ts';

const WEEK = 7;
export const MAX_WEEKS = 4;
const OFF: WrittenDay = { hours: '', breaks: '' };

const isWork = (day: number): boolean => day < 5;

/** The Monday of the week a moment lies in, by the clock of a zone: `2026-11-30`. */
export function mondayOf(at: number, timeZone: string): string {
  const day = localDayOf(offsetIn(timeZone), at);
  return dateOf(day - weekdayOf(day));
}

/** Where nobody has said anything: a week from Monday to Friday. */
export const beginning = (at: number, timeZone: string, meal: string): Written => ({
  timeZone,
  startsOn: mondayOf(at, timeZone),
  weeks: [
    Array.from({ length: WEEK }, (_, day) =>
      isWork(day) ? { hours: '09:00–18:00', breaks: `12:00–13:00 ${meal}` } : OFF,
    ),
  ],
  exceptions: [],
});

export const setDay = (written: Written, week: number, day: number, next: WrittenDay): Written => ({
  ...written,
  weeks: written.weeks.map((days, w) => (w === week ? days.map((one, d) => (d === day ? next : one)) : days)),
});

/** A new week begins like the last one; those beyond go. */
export const setWeeks = (written: Written, count: number): Written => {
  const last = written.weeks.at(-1) ?? [];
  return { ...written, weeks: Array.from({ length: count }, (_, i) => written.weeks[i] ?? last) };
};

export type Reach = 'work' | 'all' | 'weeks';

/** One day as others: Monday to Friday, the whole week, or the same day of every week. */
export function repeatDay(written: Written, week: number, day: number, reach: Reach): Written {
  const model = written.weeks[week]?.[day];
  if (!model) return written;
  const isMeant = (w: number, d: number): boolean =>
    reach === 'weeks' ? d === day : w === week && (reach === 'all' || isWork(d));
  return { ...written, weeks: written.weeks.map((days, w) => days.map((one, d) => (isMeant(w, d) ? model : one))) };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const either = <T>(base: T, mine: T, theirs: T): T => (same(base, mine) ? theirs : mine);

/** Where I changed nothing theirs holds, day by day; where I did mine stays. A cycle of another length is one thing. */
export function mergeShifts(base: Written, mine: Written, theirs: Written): Written {
  const isDaily = [mine, theirs].every(({ weeks }) => weeks.length === base.weeks.length);
  const weeks = isDaily
    ? mine.weeks.map((days, w) =>
        days.map((day, d) => either(base.weeks[w]?.[d] ?? day, day, theirs.weeks[w]?.[d] ?? day)),
      )
    : either(base.weeks, mine.weeks, theirs.weeks);
  return {
    timeZone: either(base.timeZone, mine.timeZone, theirs.timeZone),
    startsOn: either(base.startsOn, mine.startsOn, theirs.startsOn),
    weeks,
    exceptions: either(base.exceptions, mine.exceptions, theirs.exceptions),
  };
}

const dayText = ({ hours, breaks }: WrittenDay): string => [hours, breaks].filter(Boolean).join(' · ');

const linesOf = ({ timeZone, startsOn, weeks, exceptions }: Written): Map<string, string> =>
  new Map([
    ['timeZone', timeZone],
    ['startsOn', startsOn],
    ...weeks.flatMap((days, w) => days.map((day, d) => [`weeks.${w}.${d}`, dayText(day)] as const)),
    ['exceptions', exceptions.map((one) => [one.date, dayText(one)].filter(Boolean).join(' ')).join('; ')],
  ]);

/** What somebody else has changed, as `field, before, after`; `weeks.0.2` for a day. */
export function changesOf(base: Written, theirs: Written): { field: string; before: string; after: string }[] {
  const [before, after] = [linesOf(base), linesOf(theirs)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({ field, before: before.get(field) ?? '', after: after.get(field) ?? '' }))
    .filter((change) => change.before !== change.after);
}
