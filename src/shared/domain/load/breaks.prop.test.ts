import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../kernel/units.ts';
import {
  advance,
  ask,
  freshClock,
  letGo,
  postpone,
  steppedAway,
  take,
  underRules,
  type BreakClock,
  type Doing,
  type Moment,
} from './breaks.ts';
import { BREAK_CAUSES } from './names.ts';
import type { BreakRules } from './policy-schema.ts';

const DOINGS = ['free', 'engaged', 'away', 'resting', 'off'] as const satisfies readonly Doing[];
const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * MINUTE);
const rules: fc.Arbitrary<BreakRules> = fc.record({
  everyMs: minutes(20, 120),
  restMs: minutes(2, 30),
  postponeMs: minutes(2, 15),
  naturalMs: minutes(2, 30),
  afterHard: fc.boolean(),
});
const moment: fc.Arbitrary<Moment> = fc.record({
  elapsedMs: fc.oneof(fc.integer({ min: 0, max: 2000 }), minutes(0, 40)),
  doing: fc.constantFrom(...DOINGS, 'free', 'engaged'),
  isQuiet: fc.oneof(fc.constant(false), fc.boolean()),
});

type Step = { readonly name: string; readonly apply: (clock: BreakClock, by: BreakRules) => BreakClock };
const cause = fc.constantFrom('relief' as const, 'planned' as const, 'hard' as const);
const passing = moment.map((one): Step => ({ name: 'advance', apply: (clock, by) => advance(clock, one, by) }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: passing },
  { weight: 1, arbitrary: cause.map((one): Step => ({ name: 'ask', apply: (clock) => ask(clock, one) })) },
  { weight: 2, arbitrary: fc.constant<Step>({ name: 'postpone', apply: postpone }) },
  { weight: 1, arbitrary: fc.constant<Step>({ name: 'letGo', apply: letGo }) },
  { weight: 1, arbitrary: fc.constant<Step>({ name: 'take', apply: take }) },
  {
    weight: 1,
    arbitrary: minutes(0, 10).map((ms): Step => ({ name: 'steppedAway', apply: (clock) => steppedAway(clock, ms) })),
  },
);
const steps = fc.array(step, { maxLength: 30 });
const run = (by: BreakRules, list: readonly Step[]): BreakClock =>
  list.reduce((clock, one) => one.apply(clock, by), freshClock(by));
/** Any clock somebody may have. */
const state = fc.tuple(rules, steps).map(([by, list]) => ({ by, clock: run(by, list) }));
const isBusy = (doing: Doing): boolean => doing === 'free' || doing === 'engaged';

describe('whatever happens', () => {
  test('nothing is offered but to who is free and may be disturbed (2)', () => {
    fc.assert(
      fc.property(state, moment, ({ by, clock }, now) => {
        const { offered } = advance(clock, now, by);
        if (now.doing !== 'free' || now.isQuiet) expect(offered).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test('what is on offer stays while nobody answers it, however work goes on, or gives way to what is more pressing (1)', () => {
    const working = fc.array(
      fc.record({
        elapsedMs: minutes(0, 20),
        doing: fc.constantFrom('free' as const, 'engaged' as const),
        isQuiet: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(state, working, ({ by, clock }, moments) => {
        fc.pre(clock.offered !== null);
        const later = moments.reduce((one, now) => advance(one, now, by), clock);
        const { offered } = advance(later, { elapsedMs: 0, doing: 'free', isQuiet: false }, by);
        const asked = BREAK_CAUSES.filter((one) => one === clock.offered || (clock.asked as string[]).includes(one));
        expect(offered).toBe(asked[0]);
      }),
      { numRuns: 500 },
    );
  });

  test('what has been put off is not put off again until it is let go or a rest was had (3)', () => {
    fc.assert(
      fc.property(state, step, ({ by, clock }, one) => {
        fc.pre(clock.hasPostponed);
        expect(postpone(clock, by)).toEqual(clock);
        const isOver = clock.restedMs * 2 >= by.restMs || clock.awayMs >= by.naturalMs;
        if (one.name !== 'letGo' && !isOver) expect(one.apply(clock, by).hasPostponed).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('what was put off is quiet for so much work and then there again (3)', () => {
    fc.assert(
      fc.property(state, fc.integer({ min: 1, max: MINUTE }), ({ by, clock }, less) => {
        fc.pre(clock.offered !== null && !clock.hasPostponed);
        const free = (elapsedMs: number) =>
          advance(postpone(clock, by), { elapsedMs, doing: 'free', isQuiet: false }, by).offered;
        expect(free(by.postponeMs - less)).toBeNull();
        expect(free(by.postponeMs)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('what was let go is due by itself after another whole stretch of work, and not before (3)', () => {
    fc.assert(
      fc.property(state, fc.integer({ min: 1, max: 20 * MINUTE }), ({ by, clock }, less) => {
        fc.pre(clock.awayMs === 0 && clock.restedMs === 0);
        const free = (elapsedMs: number) =>
          advance(letGo(clock, by), { elapsedMs, doing: 'free', isQuiet: false }, by).offered;
        expect(free(by.everyMs - less)).toBeNull();
        expect(free(by.everyMs)).toBe('time');
      }),
      { numRuns: 300 },
    );
  });

  test('half a rest or a natural pause makes everything new, and less of either forgets nothing (4)', () => {
    const pause = fc.constantFrom('away' as const, 'resting' as const, 'off' as const);
    fc.assert(
      fc.property(state, pause, minutes(0, 30), moment, ({ by, clock }, doing, elapsedMs, next) => {
        fc.pre(isBusy(next.doing) && clock.awayMs === 0 && clock.restedMs === 0);
        const back = advance(advance(clock, { elapsedMs, doing, isQuiet: false }, by), next, by);
        const isRest = doing === 'resting' ? elapsedMs >= by.restMs / 2 : elapsedMs >= by.naturalMs;
        const isCut = doing === 'resting' && elapsedMs > 0;
        const kept = isCut ? { ...clock, quietUntilMs: clock.workedMs + by.postponeMs } : clock;
        expect(back).toEqual(advance(isRest ? freshClock(by) : kept, next, by));
      }),
      { numRuns: 500 },
    );
  });

  test('a moment cut into many is the same', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(state, moment, cuts, ({ by, clock }, whole, where) => {
        const points = [0, ...where.map((share) => Math.round(share * whole.elapsedMs)), whole.elapsedMs];
        const inOrder = points.toSorted((a, b) => a - b);
        const parts = inOrder.slice(1).map((to, i) => ({ ...whole, elapsedMs: to - (inOrder[i] ?? 0) }));
        expect(parts.reduce((one, now) => advance(one, now, by), clock)).toEqual(advance(clock, whole, by));
      }),
      { numRuns: 500 },
    );
  });

  test('work counts, and nothing else does', () => {
    fc.assert(
      fc.property(state, moment, ({ by, clock }, now) => {
        const next = advance(clock, now, by);
        const isNew = isBusy(now.doing) && (clock.restedMs * 2 >= by.restMs || clock.awayMs >= by.naturalMs);
        expect(next.workedMs).toBe((isNew ? 0 : clock.workedMs) + (isBusy(now.doing) ? now.elapsedMs : 0));
      }),
      { numRuns: 300 },
    );
  });

  test('time of which it turns out later that nobody was there is as if they had been known to be away', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(state, minutes(0, 60), share, ({ by, clock }, elapsedMs, part) => {
        const began = advance(clock, { elapsedMs: 0, doing: 'free', isQuiet: false }, by);
        const forMs = Math.round(elapsedMs * part);
        const free = (ms: number) => advance(began, { elapsedMs: ms, doing: 'free', isQuiet: false }, by);
        const known = advance(free(elapsedMs - forMs), { elapsedMs: forMs, doing: 'away', isQuiet: false }, by);
        expect(steppedAway(free(elapsedMs), forMs)).toEqual(known);
      }),
      { numRuns: 300 },
    );
  });

  test('other rules and back again change nothing', () => {
    fc.assert(
      fc.property(state, rules, ({ by, clock }, other) => {
        expect(underRules(underRules(clock, by, other), other, by)).toEqual(clock);
        expect(underRules(clock, by, other).dueMs).toBeGreaterThanOrEqual(other.everyMs);
      }),
      { numRuns: 300 },
    );
  });
});
