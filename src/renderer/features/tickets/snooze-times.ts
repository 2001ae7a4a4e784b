import { assertNever } from '#shared/kernel/assert-never.ts';
import { DAY, HOUR } from '#shared/kernel/units.ts';
import type { Format } from '../../lib/time.ts';

export const SNOOZES = ['hour', 'afternoon', 'tomorrow', 'monday'] as const;
export type Snooze = (typeof SNOOZES)[number];

const MORNING = 9;
const AFTERNOON = 14;
/** From when on "this afternoon" is no longer ahead enough to be worth a choice. */
const LATE_AFTERNOON = 13;
const MONDAY = 1;
const DAYS_A_WEEK = 7;

/** A time of this computer's day, `days` after the day of `now`: a day may have 23 or 25 hours. */
function at(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}

/** When each choice wakes; null: there is no such time ahead today. */
export function snoozeAt(snooze: Snooze, now: number): number | null {
  const date = new Date(now);
  const toMonday = (MONDAY - date.getDay() + DAYS_A_WEEK) % DAYS_A_WEEK || DAYS_A_WEEK;
  switch (snooze) {
    case 'hour':
      return now + HOUR;
    case 'afternoon':
      return date.getHours() < LATE_AFTERNOON ? at(now, 0, AFTERNOON) : null;
    case 'tomorrow':
      return at(now, 1, MORNING);
    case 'monday':
      // On Sunday, tomorrow is Monday: one choice is enough.
      return toMonday === 1 ? null : at(now, toMonday, MORNING);
    default:
      return assertNever(snooze);
  }
}

const startOfDay = (moment: number): number => new Date(moment).setHours(0, 0, 0, 0);

/** `14:00` today, `明天 09:00`, `11月30日 09:00` later: the shortest that is clear. */
export function whenWords(format: Format, moment: number, now: number): string {
  const days = Math.round((startOfDay(moment) - startOfDay(now)) / DAY);
  if (days === 0) return format.time(moment);
  return `${format.dayHeading(moment, now)} ${format.time(moment)}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-11-23T09:00`, as a native field for date and time writes it: in the time of this computer. */
export function toLocalField(moment: number): string {
  const date = new Date(moment);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What such a field holds; null: not a complete moment. */
export function fromLocalField(text: string): number | null {
  const moment = new Date(text).getTime();
  return text === '' || Number.isNaN(moment) ? null : moment;
}
