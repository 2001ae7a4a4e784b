import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../kernel/units.ts';
import { erlangC } from './erlang.ts';
import type { Demand, Staffed } from './pieces.ts';
import { checkRelief, GRID_MS, gridOf, HORIZON_MS, type ReliefAsked } from './relief.ts';

const T = 1_764_000_000_000;
const HALF = 30 * MINUTE;
/** Half hours from T on, one for each number. */
const demandOf = (...contacts: number[]): Demand[] =>
  contacts.map((count, i) => ({
    fromAt: T + i * HALF,
    toAt: T + (i + 1) * HALF,
    contacts: count,
    ahtMs: 180 * SECOND,
  }));
const staff = (people: number, hours = 4): Staffed[] => [{ fromAt: T, toAt: T + hours * HOUR, people }];
const ask = (more: Partial<ReliefAsked>) =>
  checkRelief({
    demand: demandOf(100, 100, 100, 100, 100, 100),
    staffed: staff(15),
    withinMs: 20 * SECOND,
    target: 0.8,
    restMs: 10 * MINUTE,
    now: T,
    ...more,
  });
const levelAt = (contacts: number, agents: number): number =>
  erlangC({ arrivals: contacts, intervalMs: HALF, ahtMs: 180 * SECOND, agents, withinMs: 20 * SECOND }).serviceLevel;
const minutes = (at: number): number => (at - T) / MINUTE;

describe('whether somebody may rest now', () => {
  test('they may where the others reach the target', () => {
    const { now } = ask({});
    expect(now).toMatchObject({ startAt: T, holds: true, isMissed: false, unserved: 0 });
    expect(now?.levelWith).toBeCloseTo(levelAt(100, 15), 12);
    expect(now?.levelWithout).toBeCloseTo(0.88835, 5);
    expect(now?.loss).toBeCloseTo(levelAt(100, 15) - levelAt(100, 14), 12);
  });

  test('where the others do not, it says what is lost', () => {
    const { now } = ask({ staffed: staff(13), target: 0.7 });
    expect(now).toMatchObject({ holds: false, isMissed: false });
    expect(now?.loss).toBeCloseTo(levelAt(100, 13) - levelAt(100, 12), 12);
  });

  test('where the target is missed with them, it says so, and by how much a rest makes it worse', () => {
    const { now } = ask({ staffed: staff(12) });
    expect(now).toMatchObject({ holds: false, isMissed: true });
    expect(now?.loss).toBeGreaterThan(0);
  });

  test('a level that cannot fall any further does not make the worst hour look harmless', () => {
    const { now } = ask({ staffed: staff(8) });
    expect(now).toMatchObject({ levelWith: 0, levelWithout: 0, loss: 0, holds: false, isMissed: true });
    expect(now?.unserved).toBeCloseTo(1, 12);
  });

  test('a team of one leaves nobody behind, which does no harm where nobody calls', () => {
    expect(ask({ staffed: staff(1), demand: demandOf(1, 1) }).now).toMatchObject({ levelWithout: 0, holds: false });
    expect(ask({ staffed: staff(1), demand: demandOf(0, 0) }).now).toMatchObject({ levelWithout: 1, holds: true });
    expect(ask({ staffed: staff(0), demand: demandOf(0) }).now).toMatchObject({ unserved: 0, holds: true });
  });

  test('over a rest in two half hours every contact counts once', () => {
    const { now } = ask({ demand: demandOf(60, 120), now: T + 25 * MINUTE, restMs: 15 * MINUTE });
    const expected = (5 * 60 * levelAt(60, 14) + 10 * 120 * levelAt(120, 14)) / (5 * 60 + 10 * 120);
    expect(now?.levelWithout).toBeCloseTo(expected, 12);
  });

  test('what is not known throughout is not answered', () => {
    expect(ask({ demand: [] })).toEqual({ now: null, betterTimes: [] });
    expect(ask({ demand: demandOf(1), restMs: HALF }).now).not.toBeNull();
    expect(ask({ demand: demandOf(1), restMs: HALF + 1 }).now).toBeNull();
    expect(ask({ demand: demandOf(1), staffed: [] }).now).toBeNull();
  });

  test('slots that cannot be are refused', () => {
    const [slot] = demandOf(1);
    const wrong: Partial<ReliefAsked>[] = [
      { demand: [...demandOf(1), ...demandOf(2)] },
      { demand: [{ fromAt: T, toAt: T, contacts: 1, ahtMs: 1 }] },
      { demand: slot ? [{ ...slot, contacts: Number.NaN }] : [] },
      { staffed: staff(2.5) },
      { staffed: staff(-1) },
      { target: 1.01 },
      { restMs: 0 },
      { now: T + 0.5 },
      { horizonMs: 8 * 24 * HOUR },
    ];
    for (const one of wrong) expect(() => ask(one)).toThrow(RangeError);
  });
});

describe('better times', () => {
  test('are the next ones at which the target is reached', () => {
    const { now, betterTimes } = ask({ demand: demandOf(120, 100, 100), now: T + 2 * MINUTE });
    expect(now?.holds).toBe(false);
    expect(betterTimes.map(({ startAt }) => minutes(startAt))).toEqual([30, 35, 40]);
    expect(betterTimes.every(({ holds }) => holds)).toBe(true);
  });

  test('or else those at which least is lost, and never the hour that is lost already', () => {
    const { betterTimes } = ask({ demand: demandOf(170, 170, 125, 130, 170), horizonMs: 100 * MINUTE });
    expect(betterTimes.map(({ startAt }) => minutes(startAt))).toEqual([60, 65, 70]);
    expect(betterTimes.some(({ holds }) => holds)).toBe(false);
  });

  const anySlots = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 });
  const anyAsk = fc.record({
    demand: anySlots.map((all) => demandOf(...all)),
    staffed: fc.integer({ min: 0, max: 20 }).map((people) => staff(people)),
    target: fc.constantFrom(0.5, 0.8, 0.9, 0.99),
    restMs: fc.integer({ min: 1, max: 40 }).map((n) => n * MINUTE),
    now: fc.integer({ min: T, max: T + HOUR }),
  });

  test('lie on the grid within the horizon, and none that was left out is better', () => {
    fc.assert(
      fc.property(anyAsk, (asked) => {
        const { betterTimes } = ask(asked);
        const all = gridOf(asked.now + 1, asked.now + HORIZON_MS).flatMap((at) => ask({ ...asked, now: at }).now ?? []);
        for (const { startAt } of betterTimes) expect(startAt % GRID_MS).toBe(0);
        const holding = all.filter(({ holds }) => holds);
        if (holding.length > 0) expect(betterTimes).toEqual(holding.slice(0, 3));
        else {
          const costs = all.map(({ loss, unserved }) => loss + unserved).toSorted((a, b) => a - b);
          expect(betterTimes).toHaveLength(Math.min(3, all.length));
          for (const [i, time] of betterTimes.entries())
            expect(time.loss + time.unserved).toBeCloseTo(costs[i] ?? -1, 5);
        }
      }),
    );
  });

  test('nobody is missed less for resting, and slots tell the same in whatever order and pieces they come', () => {
    fc.assert(
      fc.property(anyAsk, (asked) => {
        const answer = ask(asked);
        for (const one of [answer.now, ...answer.betterTimes]) expect(one?.loss ?? 0).toBeGreaterThanOrEqual(0);
        const cut = asked.staffed.flatMap(({ fromAt, toAt, people }) => [
          { fromAt: fromAt + 17 * MINUTE, toAt, people },
          { fromAt, toAt: fromAt + 17 * MINUTE, people },
        ]);
        const again = ask({ ...asked, demand: asked.demand.toReversed(), staffed: cut });
        expect(again.now?.levelWithout ?? -1).toBeCloseTo(answer.now?.levelWithout ?? -1, 9);
        expect(again.betterTimes.map(({ startAt }) => startAt)).toEqual(
          answer.betterTimes.map(({ startAt }) => startAt),
        );
      }),
    );
  });
});
