import { canonical } from '../kernel/canonical.ts';
import { DAY, SECOND } from '../kernel/units.ts';
import { hashOf } from '../kernel/hash.ts';
import { lunarDay } from './lunar.ts';
import type { Moment, MomentKind } from './moment.ts';

/** One time a moment comes round. */
export type Occurrence = {
  readonly moment: Moment;
  /** As the calendar writes it: `2026-03-14`. */
  readonly day: string;
  /** Days from today: 0 is today, negative is past. */
  readonly inDays: number;
  /** The year it counts for: of the Chinese calendar where the moment is lunar, so that each year has one. */
  readonly year: number;
  /** The how-manieth time; null: nobody knows since when. 0: the first. */
  readonly years: number | null;
};

const PARTS = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const CLOCK = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;

/** Made once for each zone: to make one of Intl takes longer than to use it a hundred times. */
const walls = new Map<string, Intl.DateTimeFormat>();

function wallOf(timeZone: string): Intl.DateTimeFormat {
  const made =
    walls.get(timeZone) ?? new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...PARTS, ...CLOCK, timeZone });
  walls.set(timeZone, made);
  return made;
}

/** What the clocks of a zone show, as if it were UTC. A zone this machine does not know counts as UTC. */
function shownIn(timeZone: string, at: number): number {
  try {
    const parts = new Map(
      wallOf(timeZone)
        .formatToParts(at)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  } catch {
    return at;
  }
}

/** The day it is in a zone, numbered from 1970-01-01. */
export const dayIn = (timeZone: string, at: number): number => Math.floor(shownIn(timeZone, at) / DAY);

/** When the day that it is in a zone ends: an hour off on the two days of a year on which clocks change. */
export function dayEndsAt(timeZone: string, at: number): number {
  const shown = shownIn(timeZone, at);
  return at - (at % SECOND) - (shown - (shown % SECOND)) + (Math.floor(shown / DAY) + 1) * DAY;
}

const written = (dayNumber: number): string => new Date(dayNumber * DAY).toISOString().slice(0, 10);

type YearDay = { readonly year: number; readonly month: number; readonly day: number; readonly isLast: boolean };

function solarDay(dayNumber: number): YearDay {
  const [today, next] = [new Date(dayNumber * DAY), new Date((dayNumber + 1) * DAY)];
  return {
    year: today.getUTCFullYear(),
    month: today.getUTCMonth() + 1,
    day: today.getUTCDate(),
    isLast: next.getUTCDate() === 1,
  };
}

/** Nobody has a second birthday in a leap month. */
function lunarYearDay(dayNumber: number): YearDay {
  const today = lunarDay(dayNumber);
  return { ...today, month: today.isLeap ? 0 : today.month, isLast: lunarDay(dayNumber + 1).day === 1 };
}

/** A day its month does not have this year (29 February, day 30 of a short month) is the last one it has. */
const isOn = (moment: Moment, { month, day, isLast }: YearDay): boolean =>
  month === moment.month && (day === moment.day || (isLast && day < moment.day));

/** Every time the moments come round between `before` days ago and `after` days ahead, soonest first. */
export function occurrencesOf(
  moments: readonly Moment[],
  today: number,
  { before, after }: { readonly before: number; readonly after: number },
): Occurrence[] {
  const solar = moments.filter(({ isLunar }) => !isLunar);
  const lunar = moments.filter(({ isLunar }) => isLunar);
  const found: Occurrence[] = [];
  for (let inDays = -before; inDays <= after; inDays += 1) {
    const on = (list: readonly Moment[], read: (dayNumber: number) => YearDay): void => {
      if (list.length === 0) return;
      const yearDay = read(today + inDays);
      for (const moment of list.filter((one) => isOn(one, yearDay))) {
        const { year } = yearDay;
        const years = moment.year === null || moment.year > year ? null : year - moment.year;
        found.push({ moment, day: written(today + inDays), inDays, year, years });
      }
    };
    on(solar, solarDay);
    on(lunar, lunarYearDay);
  }
  return found;
}

/** The same for everybody who thinks of it: of one customer, one moment, one year. */
export const gestureIdOf = (customerId: string, kind: MomentKind, label: string, year: number): string =>
  `${kind}-${year}-${hashOf(`${customerId}\n${label}`)}`;

/** Those that say nothing which one of the others says too. */
export const momentsWithout = (moments: readonly Moment[], others: readonly Moment[]): Moment[] =>
  moments.filter((one) => !others.some((other) => canonical(other) === canonical(one)));
