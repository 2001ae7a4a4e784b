import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHard } from '#shared/domain/load/hard.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { busyness } from './curve.ts';
import { planDay, momentsOf } from './plan.ts';

const asked = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  agents: fc.integer({ min: 1, max: 60 }),
  hours: fc.integer({ min: 1, max: 10 }),
});

test('the same seed is the same day', () => {
  fc.assert(
    fc.property(asked, (about) => {
      expect(planDay(about)).toEqual(planDay(about));
    }),
    { numRuns: 20 },
  );
});

test('everything lies within the day, in order, and no length is negative', () => {
  fc.assert(
    fc.property(asked, (about) => {
      const { arrivals, lengthMs } = planDay(about);
      const moments = arrivals.map(({ atMs }) => atMs);
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      for (const { atMs, talkMs, acwMs, patienceMs, holds, queue, reason } of arrivals) {
        expect(atMs).toBeGreaterThanOrEqual(0);
        expect(atMs).toBeLessThanOrEqual(lengthMs);
        expect(Math.min(talkMs, acwMs, patienceMs)).toBeGreaterThan(0);
        const heldUntil = holds.map(({ afterMs, ms }) => afterMs + ms);
        expect(Math.max(0, ...heldUntil)).toBeLessThanOrEqual(talkMs);
        expect(Math.max(queue, reason)).toBeLessThan(1);
      }
    }),
    { numRuns: 30 },
  );
});

test('duties lie within the day, and planned breaks within their duty and apart', () => {
  fc.assert(
    fc.property(asked, (about) => {
      const { people, lengthMs } = planDay(about);
      expect(new Set(people.map(({ handle }) => handle)).size).toBe(about.agents);
      for (const { duty } of people) {
        expect(duty.fromAt).toBeGreaterThanOrEqual(0);
        expect(duty.toAt).toBeLessThanOrEqual(lengthMs);
        let last = duty.fromAt;
        for (const { fromAt, toAt } of duty.breaks) {
          expect(fromAt).toBeGreaterThanOrEqual(last);
          expect(toAt).toBeGreaterThan(fromAt);
          last = toAt;
        }
        expect(last).toBeLessThanOrEqual(duty.toAt);
      }
    }),
  );
});

/** Counts of a Poisson process lie within five standard deviations of their mean but once in two million. */
const near = (count: number, mean: number): void =>
  expect(Math.abs(count - mean)).toBeLessThan(5 * Math.sqrt(mean) + 1);

test('arrivals follow the curve: in the whole day, and in every tenth of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const [perHour, hours] = [120, 8];
      const moments = momentsOf(seed, 'phone', perHour, hours * HOUR);
      near(moments.length, perHour * hours);
      for (let tenth = 0; tenth < 10; tenth += 1) {
        const within = moments.filter((at) => Math.floor((at / (hours * HOUR)) * 10) === tenth);
        const shares = Array.from({ length: 50 }, (_, i) => busyness((tenth + (i + 0.5) / 50) / 10));
        near(within.length, (perHour * hours * shares.reduce((sum, one) => sum + one, 0)) / 50 / 10);
      }
    }),
    { numRuns: 100 },
  );
});

test('more people are given more work, and twice the demand is twice the work', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), (agents) => {
      const few = planDay({ seed: 1, agents, hours: 0.01 }).perHour;
      const more = planDay({ seed: 1, agents: agents * 2, hours: 0.01 }).perHour;
      const twice = planDay({ seed: 1, agents, hours: 0.01, demand: 2 }).perHour;
      expect(more.phone).toBeGreaterThan(few.phone);
      expect(twice.phone).toBeCloseTo(few.phone * 2, 6);
    }),
    { numRuns: 30 },
  );
});

test('about eight contacts of a hundred are hard, and they last longer', () => {
  const { arrivals } = planDay({ seed: 7, agents: 200, hours: 8 });
  const [hard, other] = [true, false].map((is) => arrivals.filter(({ feelings }) => isHard(feelings) === is));
  const mean = (list: typeof arrivals = []): number => list.reduce((sum, { talkMs }) => sum + talkMs, 0) / list.length;
  expect((hard?.length ?? 0) / arrivals.length).toBeGreaterThan(0.06);
  expect((hard?.length ?? 0) / arrivals.length).toBeLessThan(0.1);
  expect(mean(hard)).toBeGreaterThan(mean(other) * 1.2);
});
