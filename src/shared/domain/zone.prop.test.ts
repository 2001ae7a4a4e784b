import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/units.ts';
import { dateOf, dayOfDate, localDayOf, momentOnWall, offsetIn, weekdayOf } from './zone.ts';

/** Changes by an hour, half an hour, at midnight, over midnight, a whole day left out, and none. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Shanghai', '2026-03-29'],
] as const;

/** The wall clock of a zone as Intl writes it in Swedish, minute by minute: slow, and obviously right. */
function wallOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

function firstMinute(timeZone: string, wall: number): number {
  const shown = wallOf(timeZone);
  let at = wall - 15 * HOUR;
  while (shown(at) < wall) at += MINUTE;
  return at;
}

const place = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -12 * 60, max: 36 * 60 }))
  .map(([[timeZone, date], minutes]) => ({ timeZone, wall: Date.parse(date) + minutes * MINUTE }));

describe('a wall clock', () => {
  test('shows a reading, or what comes after one it leaves out, for the first time when it is asked for', () => {
    fc.assert(
      fc.property(place, ({ timeZone, wall }) => {
        expect(momentOnWall(offsetIn(timeZone), wall)).toBe(firstMinute(timeZone, wall));
      }),
      { numRuns: 80 },
    );
  });

  test('that shows more is never earlier', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 180 }), ({ timeZone, wall }, minutes) => {
        const offset = offsetIn(timeZone);
        return momentOnWall(offset, wall) <= momentOnWall(offset, wall + minutes * MINUTE);
      }),
      { numRuns: 500 },
    );
  });

  test('has a day for each moment', () => {
    fc.assert(
      fc.property(place, ({ timeZone, wall }) => {
        expect(localDayOf(offsetIn(timeZone), wall)).toBe(Math.floor(wallOf(timeZone)(wall) / DAY));
      }),
      { numRuns: 200 },
    );
  });

  test('nobody knows shows UTC', () => {
    const offset = offsetIn('Mars/Olympus');
    expect(momentOnWall(offset, Date.UTC(2026, 2, 29, 2, 30))).toBe(Date.UTC(2026, 2, 29, 2, 30));
  });
});

describe('a date', () => {
  test('and its day are one, before 1970 too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(dayOfDate(dateOf(day))).toBe(day);
        expect(weekdayOf(day)).toBe((new Date(day * DAY).getUTCDay() + 6) % 7);
      }),
    );
  });

  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '', 'Monday', '2026-03-29T10:00'])(
    '%j is none',
    (date) => expect(dayOfDate(date)).toBeNull(),
  );
});
