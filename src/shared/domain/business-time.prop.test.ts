import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/units.ts';
import { businessTime } from './business-time.ts';
import { Calendar } from './policy.ts';

const ZONES = ['America/New_York', 'Asia/Shanghai', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC'] as const;
const office = (more: object = {}): Calendar =>
  Calendar.parse({
    id: 'cal',
    name: 'office',
    timeZone: 'Asia/Shanghai',
    week: [
      ...Array.from({ length: 5 }, () => [
        { from: 540, to: 720 },
        { from: 780, to: 1080 },
      ]),
      [],
      [],
    ],
    holidays: [],
    extra: [],
    ...more,
  });

/** The wall clock of a zone, asked minute by minute: slow, and obviously right. */
function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at: number): { date: string; minute: number; weekday: number } => {
    const [date = '', time = ''] = format.format(at).split(' ');
    const [hour = '0', minute = '0'] = time.split(':');
    return { date, minute: Number(hour) * 60 + Number(minute), weekday: (new Date(date).getUTCDay() + 6) % 7 };
  };
}

function minutesWorked(calendar: Calendar, from: number, to: number): number {
  const clock = wallClock(calendar.timeZone);
  let minutes = 0;
  for (let at = from; at < to; at += MINUTE) {
    const { date, minute, weekday } = clock(at);
    const extra = calendar.extra.find((one) => one.date === date)?.spans;
    const isHoliday = calendar.holidays.some((one) => one.date === date);
    const spans = extra ?? (isHoliday ? [] : (calendar.week[weekday] ?? []));
    if (spans.some((span) => minute >= span.from && minute < span.to)) minutes += 1;
  }
  return minutes;
}

/** Days around the four changes of clocks of 2026, in New York and Berlin, and days of no change. */
const CHANGES = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-06-15', '2026-12-31'];
const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from, to }));
const day = fc.array(span, { maxLength: 2 });
const calendar = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    holidays: fc.subarray(CHANGES).map((dates) => dates.map((date) => ({ date, name: 'x' }))),
    extra: fc
      .subarray(CHANGES, { maxLength: 1 })
      .map((dates) => dates.map((date) => ({ date, spans: [{ from: 60, to: 200 }] }))),
  })
  .map(office);
const moment = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([date, minutes]) => Date.parse(date) + minutes * MINUTE);

describe('working time', () => {
  test('is what the wall clock says, minute by minute, also when clocks change', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 0, max: 40 * 60 }), (given, from, minutes) => {
        const to = from + minutes * MINUTE;
        expect(businessTime(given).between(from, to)).toBe(minutesWorked(given, from, to) * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  test('added and measured again is the same, and no moment earlier would do', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 20 * DAY }), (given, from, ms) => {
        const time = businessTime(given);
        const end = time.add(from, ms);
        if (end === null) return given.week.flat().length === 0;
        expect(time.between(from, end)).toBe(ms);
        return time.between(from, end - 1) === ms - 1;
      }),
      { numRuns: 300 },
    );
  });

  test('adds up over any moment in between', () => {
    fc.assert(
      fc.property(calendar, fc.tuple(moment, moment, moment), (given, moments) => {
        const [a, b, c] = moments.toSorted((x, y) => x - y) as [number, number, number];
        const time = businessTime(given);
        return time.between(a, b) + time.between(b, c) === time.between(a, c);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a night in spring of New York is an hour shorter', 'America/New_York', '2026-03-08', 3],
    ['a night in autumn of New York is an hour longer', 'America/New_York', '2026-11-01', 5],
    ['a night in spring of Berlin is an hour shorter', 'Europe/Berlin', '2026-03-29', 3],
    ['a night in autumn of Berlin is an hour longer', 'Europe/Berlin', '2026-10-25', 5],
    ['a night of Shanghai is as long as ever', 'Asia/Shanghai', '2026-03-29', 4],
  ])('%s', (_, timeZone, date, hours) => {
    const week = Array.from({ length: 7 }, () => []);
    const from = Date.parse(date) - 14 * HOUR;
    const night = businessTime(office({ timeZone, week, extra: [{ date, spans: [{ from: 0, to: 240 }] }] }));
    expect(night.between(from, from + 3 * DAY)).toBe(hours * HOUR);
  });

  test('a week of eight hours: Friday 17:00 and two hours is Monday 10:00; a holiday is left out', () => {
    const friday = Date.UTC(2026, 10, 20, 9);
    const monday = Date.UTC(2026, 10, 23, 2);
    expect(businessTime(office()).add(friday, 2 * HOUR)).toBe(monday);
    const off = office({ holidays: [{ date: '2026-11-23', name: 'off' }] });
    expect(businessTime(off).add(friday, 2 * HOUR)).toBe(monday + DAY);
    expect(businessTime(office()).add(friday, HOUR)).toBe(friday + HOUR);
  });

  test('a team that never works ends nothing, and a zone nobody knows counts as UTC', () => {
    const never = office({ week: Array.from({ length: 7 }, () => []) });
    expect(businessTime(never).add(0, 1)).toBeNull();
    const unknown = office({ timeZone: 'Mars/Olympus' });
    expect(businessTime(unknown).add(Date.UTC(2026, 10, 20, 8), HOUR)).toBe(Date.UTC(2026, 10, 20, 10));
  });
});
