import { DAY } from '../kernel/units.ts';

/** A day of the Chinese calendar. `year` is the Gregorian year in which its New Year falls. */
export type LunarDay = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly isLeap: boolean;
};

/** Days are numbered from 1970-01-01; they belong to no zone. */
const format = new Intl.DateTimeFormat('en-u-ca-chinese-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

function shown(dayNumber: number): LunarDay {
  const parts = new Map<string, string>(format.formatToParts(dayNumber * DAY).map(({ type, value }) => [type, value]));
  const month = parts.get('month') ?? '';
  return {
    year: Number(parts.get('relatedYear')),
    month: Number.parseInt(month, 10),
    day: Number(parts.get('day')),
    isLeap: month.endsWith('bis'),
  };
}

const numbered = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/**
 * Months that ICU (78) begins a day wrong, because the new moon falls close to midnight in Beijing: where it lets them begin, where
 * they begin, and where the next one does. All from 2000 to 2100 that differ from a second, independent calendar, compared day
 * by day. An ICU that knows better is not spoilt by it.
 */
const MISPLACED = [
  { shown: numbered('2012-08-18'), first: numbered('2012-08-17'), next: numbered('2012-09-16') },
  { shown: numbered('2018-11-07'), first: numbered('2018-11-08'), next: numbered('2018-12-07') },
  { shown: numbered('2027-02-07'), first: numbered('2027-02-06'), next: numbered('2027-03-08') },
  { shown: numbered('2030-02-02'), first: numbered('2030-02-03'), next: numbered('2030-03-04') },
  { shown: numbered('2070-03-13'), first: numbered('2070-03-12'), next: numbered('2070-04-11') },
] as const;
const MIDDLE = 14;

function found(dayNumber: number): LunarDay {
  const wrong = MISPLACED.find(
    ({ shown: from, first, next }) => dayNumber >= Math.min(from, first) && dayNumber < next,
  );
  if (!wrong) return shown(dayNumber);
  if (dayNumber >= wrong.first) return { ...shown(wrong.first + MIDDLE), day: dayNumber - wrong.first + 1 };
  const before = shown(dayNumber - 1);
  return { ...before, day: before.day + 1 };
}

/** Intl takes 50 µs a day, and everybody asks for the same few weeks. */
const known = new Map<number, LunarDay>();
const MOST_KNOWN = 1000;

export function lunarDay(dayNumber: number): LunarDay {
  const day = known.get(dayNumber) ?? found(dayNumber);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(dayNumber, day);
  return day;
}
