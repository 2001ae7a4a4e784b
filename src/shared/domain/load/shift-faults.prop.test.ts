import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOfDate } from '../zone.ts';
import { shiftFaults, type Duty, type PlannedBreak, type ShiftPlan } from './shift.ts';

const [DAY_MINUTES, LONGEST] = [1440, 16 * 60];
const START = '2026-01-05';

/** Any times, often ones that cannot be. */
const anyHour = (most: number) => fc.integer({ min: 0, max: most }).map((hour) => hour * 120);
const anyDay = fc.array(fc.record({ from: anyHour(11), to: anyHour(24), breaks: fc.constant<PlannedBreak[]>([]) }), {
  maxLength: 2,
});
const rareDay = fc.oneof({ weight: 3, arbitrary: fc.constant<Duty[]>([]) }, { weight: 1, arbitrary: anyDay });
const anyShift: fc.Arbitrary<ShiftPlan> = fc.record({
  timeZone: fc.constant('UTC'),
  startsOn: fc.constant(START),
  weeks: fc.array(fc.array(rareDay, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 3 }),
  exceptions: fc
    .tuple(fc.subarray(['2026-01-04', '2026-01-06', '2026-01-07']), rareDay)
    .map(([dates, duties]) => dates.map((date) => ({ date, duties }))),
});

/** Every duty of five cycles, in minutes since the day before the first. */
function writtenOut({ weeks, exceptions }: ShiftPlan): { from: number; to: number }[] {
  const first = dayOfDate(START) ?? 0;
  return Array.from({ length: weeks.length * 35 + 1 }, (_, index) => index - 1).flatMap((day) => {
    const usual = day < 0 ? [] : (weeks[Math.floor(day / 7) % weeks.length]?.[day % 7] ?? []);
    const duties = exceptions.find(({ date }) => date === dateOf(first + day))?.duties ?? usual;
    return duties.map(({ from, to }) => ({ from: day * DAY_MINUTES + from, to: day * DAY_MINUTES + to }));
  });
}

function canBe(given: ShiftPlan): boolean {
  const all = writtenOut(given).toSorted((a, b) => a.from - b.from);
  return all.every(({ from, to }, i) => {
    const next = all[i + 1];
    return to > from && to - from <= LONGEST && (!next || next.from >= to);
  });
}

test('a shift has faults exactly when a duty written out day by day cannot be', () => {
  const seen = { faulty: 0, sound: 0 };
  fc.assert(
    fc.property(anyShift, (given) => {
      const isSound = canBe(given);
      seen[isSound ? 'sound' : 'faulty'] += 1;
      expect(shiftFaults(given).length === 0).toBe(isSound);
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(seen.faulty, seen.sound)).toBeGreaterThan(20);
});
