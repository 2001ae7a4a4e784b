import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../channel.ts';
import { isInterruptible, type Capacity } from './capacity.ts';
import { hasRoom, instantLoad, type Held } from './instant.ts';

const cost = fc.integer({ min: 1, max: 100 });
const capacity: fc.Arbitrary<Capacity> = fc.record({
  total: fc.integer({ min: 10, max: 100 }),
  costs: fc.record({ phone: cost, chat: cost, email: cost, social: cost, message: cost }),
  most: fc.record(
    { phone: fc.integer({ min: 1, max: 3 }), chat: fc.integer({ min: 1, max: 5 }) },
    { requiredKeys: [] },
  ),
  interruptible: fc.subarray([...CHANNELS]),
});
const one: fc.Arbitrary<Held> = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  isPaused: fc.boolean(),
  // Few moments, so that some wake at once.
  wokeAt: fc.option(fc.integer({ min: 1, max: 6 })),
});
const held = fc.array(one, { maxLength: 8 });
const awake = ({ isPaused }: Held): boolean => !isPaused;

describe('the load of what is in hand', () => {
  test('does not depend on the order in which it is listed', () => {
    const shuffled = held.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, capacity, ([some, same], can) => {
        expect(instantLoad(same, can)).toEqual(instantLoad(some, can));
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same without what is paused', () => {
    fc.assert(
      fc.property(held, capacity, fc.constantFrom(...CHANNELS), (all, can, channel) => {
        expect(instantLoad(all, can)).toEqual(instantLoad(all.filter(awake), can));
        expect(hasRoom(all, channel, can)).toBe(hasRoom(all.filter(awake), channel, can));
      }),
    );
  });

  test('is everything that is awake, here or there', () => {
    fc.assert(
      fc.property(held, capacity, (all, can) => {
        const { load, interruptible, reserved } = instantLoad(all, can);
        const sum = all.filter(awake).reduce((total, { channel }) => total + can.costs[channel], 0);
        expect(load + interruptible + reserved).toBe(sum);
      }),
    );
  });

  test('never goes beyond the capacity by what has woken, except by a single contact in an empty hand', () => {
    fc.assert(
      fc.property(held, capacity, (all, can) => {
        const byHand = instantLoad(
          all.filter(({ wokeAt }) => wokeAt === null),
          can,
        );
        expect(byHand.waking).toBe(0);
        const { load, waking, reserved } = instantLoad(all, can);
        const costs = all
          .filter((other) => awake(other) && !isInterruptible(can, other.channel))
          .map(({ channel }) => can.costs[channel]);
        const isSingle = byHand.load === 0 && costs.includes(load);
        if (!isSingle) expect(load).toBeLessThanOrEqual(Math.max(can.total, byHand.load));
        if (waking > 0) expect(load).toBeGreaterThan(0);
        expect(waking > 0).toBe(reserved > 0);
      }),
      { numRuns: 500 },
    );
  });

  test('grows by what wakes, or has it wait: one more awake never makes it less in sum, and nothing before it waits for it', () => {
    fc.assert(
      fc.property(held, capacity, fc.constantFrom(...CHANNELS), (all, can, channel) => {
        const later: Held = { channel, isPaused: false, wokeAt: 99 };
        const [before, after] = [instantLoad(all, can), instantLoad([...all, later], can)];
        expect(after.load).toBeGreaterThanOrEqual(before.load);
        expect([before.waking, before.waking + 1]).toContain(after.waking);
        if (before.waking > 0 && !isInterruptible(can, channel)) expect(after.waking).toBe(before.waking + 1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('room for one more', () => {
  test('means that with it nothing goes beyond the capacity except a single one in an empty hand, of its channel there are not too many, and nothing waits', () => {
    fc.assert(
      fc.property(held, capacity, fc.constantFrom(...CHANNELS), (all, can, channel) => {
        fc.pre(hasRoom(all, channel, can));
        const taken = [...all, { channel, isPaused: false, wokeAt: null }];
        const { load, interruptible, waking } = instantLoad(taken, can);
        const sum = isInterruptible(can, channel) ? load + interruptible : load;
        const isSingle = sum === can.costs[channel];
        if (!isSingle) expect(sum).toBeLessThanOrEqual(can.total);
        expect(waking).toBe(0);
        const same = taken.filter((other) => awake(other) && other.channel === channel).length;
        expect(same).toBeLessThanOrEqual(can.most[channel] ?? same);
      }),
      { numRuns: 500 },
    );
  });

  test('is in an empty hand for one of anything, whatever it takes', () => {
    const nothing = held.map((all) => all.map((other) => ({ ...other, isPaused: true })));
    fc.assert(
      fc.property(nothing, held, capacity, fc.constantFrom(...CHANNELS), (asleep, some, can, channel) => {
        expect(hasRoom(asleep, channel, can)).toBe(true);
        const letters = some.filter((other) => isInterruptible(can, other.channel));
        if (!isInterruptible(can, channel)) expect(hasRoom([...asleep, ...letters], channel, can)).toBe(true);
        const woken: Held = { channel, isPaused: false, wokeAt: 1 };
        expect(instantLoad([...asleep, woken], can).waking).toBe(0);
      }),
    );
  });

  test('is not made by taking more', () => {
    fc.assert(
      fc.property(held, one, capacity, fc.constantFrom(...CHANNELS), (all, more, can, channel) => {
        fc.pre(!hasRoom(all, channel, can));
        expect(hasRoom([...all, more], channel, can)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
