import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../kernel/units.ts';
import { dateOf, dayOfDate, momentOnWall, offsetIn } from '../zone.ts';
import {
  dutiesBetween,
  dutyAround,
  dutyAt,
  shiftFaults,
  type Duty,
  type PlannedBreak,
  type ShiftPlan,
} from './shift.ts';

const ZONES = ['America/New_York', 'Asia/Shanghai', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC'] as const;
/** Days around the four changes of clocks of 2026, in New York and Berlin, and days of no change. */
const CHANGES = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-06-15', '2026-12-31'];
const [DAY_MINUTES, LONGEST] = [1440, 16 * 60];
const START = '2026-01-05';

/** Some spans between two minutes that at most touch, from so many points between them. */
const pairs = (points: readonly number[]): { from: number; to: number }[] => {
  const inOrder = [...new Set(points)].toSorted((a, b) => a - b);
  return inOrder.flatMap((from, i) => {
    const to = inOrder[i + 1];
    return i % 2 === 0 && to !== undefined ? [{ from, to }] : [];
  });
};
const breaksIn = (from: number, to: number): fc.Arbitrary<PlannedBreak[]> =>
  fc
    .array(fc.integer({ min: from, max: to }), { maxLength: 4 })
    .map((points) => pairs(points).map((span, i) => ({ ...span, kind: i % 2 === 0 ? 'meal' : 'rest' })));

/** A day of the people whose day turns at `turn`: no duty of theirs runs over it, so none meets one of the next day. */
const dayFrom = (turn: number): fc.Arbitrary<Duty[]> =>
  fc
    .array(fc.integer({ min: turn, max: turn + DAY_MINUTES }), { maxLength: 4 })
    .map((points) => pairs(points).filter(({ from, to }) => from < DAY_MINUTES && to - from <= LONGEST))
    .chain((spans) =>
      fc.tuple(...spans.map(({ from, to }) => breaksIn(from, to).map((breaks) => ({ from, to, breaks })))),
    );

const shift: fc.Arbitrary<ShiftPlan> = fc.integer({ min: 0, max: DAY_MINUTES - 1 }).chain((turn) =>
  fc.record({
    timeZone: fc.constantFrom(...ZONES),
    startsOn: fc.constant(START),
    weeks: fc.array(fc.array(dayFrom(turn), { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
    exceptions: fc
      .tuple(fc.subarray(CHANGES), dayFrom(turn))
      .map(([dates, duties]) => dates.map((date) => ({ date, duties }))),
  }),
);
const away = fc.integer({ min: -72 * 60, max: 72 * 60 }).map((minutes) => minutes * MINUTE);
const threeMoments = fc
  .tuple(fc.constantFrom(...CHANGES), away, away, away)
  .map(([date, ...ms]) => ms.map((one) => Date.parse(date) + one));
const moment = fc.tuple(fc.constantFrom(...CHANGES), away).map(([date, ms]) => Date.parse(date) + ms);

describe('the duties of a shift', () => {
  test('are made of shifts without faults here, and never overlap, nor do their breaks, nor leave them', () => {
    fc.assert(
      fc.property(shift, moment, (given, from) => {
        expect(shiftFaults(given)).toEqual([]);
        let last = Number.NEGATIVE_INFINITY;
        for (const { fromAt, toAt, breaks } of dutiesBetween(given, from, from + 6 * DAY)) {
          expect(fromAt).toBeGreaterThanOrEqual(last);
          expect(toAt).toBeGreaterThan(fromAt);
          last = toAt;
          const points = [fromAt, ...breaks.flatMap((one) => [one.fromAt, one.toAt]), toAt];
          expect(points).toEqual(points.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('between two moments are those up to any moment outside a duty, and those from there on', () => {
    fc.assert(
      fc.property(shift, threeMoments, (given, moments) => {
        const cuts = moments.map((at) => dutyAt(given, at)?.toAt ?? at).toSorted((a, b) => a - b);
        const [a, b, c] = cuts as [number, number, number];
        expect([...dutiesBetween(given, a, b), ...dutiesBetween(given, b, c)]).toEqual(dutiesBetween(given, a, c));
      }),
      { numRuns: 200 },
    );
  });

  test('are whole, so one cut through is in both parts', () => {
    fc.assert(
      fc.property(shift, moment, (given, at) => {
        const running = dutyAt(given, at);
        fc.pre(running !== null && running.fromAt < at);
        expect(dutiesBetween(given, at - DAY, at).at(-1)).toEqual(running);
        expect(dutiesBetween(given, at, at + DAY)[0]).toEqual(running);
      }),
      { numRuns: 100 },
    );
  });

  test('hold a moment exactly when one runs then', () => {
    fc.assert(
      fc.property(shift, moment, (given, at) => {
        const all = dutiesBetween(given, at - 4 * DAY, at + 4 * DAY);
        const holding = all.filter(({ fromAt, toAt }) => fromAt <= at && at < toAt);
        expect(dutyAt(given, at) ? [dutyAt(given, at)] : []).toEqual(holding);
      }),
      { numRuns: 200 },
    );
  });

  test('around a moment: the one that runs, else the first that comes, else the last that ended', () => {
    const hours = fc.integer({ min: 0, max: 20 }).map((count) => count * HOUR);
    fc.assert(
      fc.property(shift, moment, hours, hours, (given, at, before, after) => {
        const all = dutiesBetween(given, at - 4 * DAY, at + 4 * DAY);
        const past = all.findLast(({ toAt }) => toAt <= at && toAt >= at - before);
        const coming = all.find(({ fromAt }) => fromAt > at && fromAt <= at + after);
        expect(dutyAround(given, at, before, after)).toEqual(dutyAt(given, at) ?? coming ?? past ?? null);
      }),
      { numRuns: 200 },
    );
  });
});

/** What the wall clock shows then, as if it were UTC. */
const wallIn = (timeZone: string) => {
  const offset = offsetIn(timeZone);
  return (at: number): number => at + offset(at);
};

describe('a cycle', () => {
  test('repeats after its weeks by the wall clock, also when clocks have changed in between', () => {
    fc.assert(
      fc.property(shift, fc.integer({ min: 0, max: 360 }), fc.integer({ min: 1, max: 12 }), (some, day, times) => {
        const given = { ...some, exceptions: [] };
        const offset = offsetIn(given.timeZone);
        const cycle = given.weeks.length * 7 * DAY;
        const readings = (wall: number) => {
          const [from, to] = [momentOnWall(offset, wall), momentOnWall(offset, wall + 7 * DAY)];
          // Nights on which clocks change are tried below: here none lies within.
          fc.pre(offset(from - 3 * DAY) === offset(to + 3 * DAY));
          const wallOf = wallIn(given.timeZone);
          return dutiesBetween(given, from, to).map((one) =>
            [one, ...one.breaks].map(({ fromAt, toAt }) => [wallOf(fromAt) - wall, wallOf(toAt) - wall]),
          );
        };
        const monday = Date.parse(START) + (day + 3) * DAY;
        expect(readings(monday + times * cycle)).toEqual(readings(monday));
      }),
      { numRuns: 150 },
    );
  });
});

/** How many minutes people live while the clock shows this duty, asked minute by minute. */
function minutesLived(timeZone: string, date: string, { from, to }: Duty): number {
  const wallOf = wallIn(timeZone);
  const midnight = Date.parse(date);
  let minutes = 0;
  // These zones are at most eight hours ahead of UTC and five behind it.
  const end = midnight + to * MINUTE + 6 * HOUR;
  for (let at = midnight + from * MINUTE - 9 * HOUR; at < end; at += MINUTE) {
    const shown = (wallOf(at) - midnight) / MINUTE;
    if (shown >= from && shown < to) minutes += 1;
  }
  return minutes;
}

/** Neither end within the hour that comes twice: there the clock alone does not say which one is meant. */
const isClear = (minute: number): boolean => minute <= 60 || minute >= 180;

describe('a day on which clocks change', () => {
  const nights = [
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Asia/Shanghai', '2026-03-29'],
  ] as const;
  const ends = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 960 }))
    .map(([from, length]) => ({ from, to: from + length, breaks: [] }));

  test.each(nights)('in %s (%s) has duties as long as they are lived', (timeZone, date) => {
    fc.assert(
      fc.property(ends, fc.constantFrom(0, -1), (duty, daysBefore) => {
        const began = dateOf((dayOfDate(date) ?? 0) + daysBefore);
        fc.pre([duty.from, duty.to].every((minute) => isClear(minute + daysBefore * DAY_MINUTES)));
        const weeks = [Array.from({ length: 7 }, () => [])];
        const given = { timeZone, startsOn: START, weeks, exceptions: [{ date: began, duties: [duty] }] };
        const [only] = dutiesBetween(given, Date.parse(began) - DAY, Date.parse(began) + 3 * DAY);
        const lived = minutesLived(timeZone, began, duty) * MINUTE;
        expect(only ? only.toAt - only.fromAt : 0).toBe(lived);
      }),
      { numRuns: 15 },
    );
  });
});
