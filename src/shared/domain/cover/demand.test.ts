import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../kernel/units.ts';
import { demandFrom, knownOf, LEAST_ANSWERED, SLOT_MS, WEEKS, type DemandAsked } from './demand.ts';
import { handlingOf, LONGEST_MS, type Finished } from './handling.ts';

const WEEK = 7 * DAY;
/** A Monday at nine, by a clock five and a half hours ahead of UTC. */
const NINE = 1_764_559_800_000;
const OFFSET = 5.5 * HOUR;
const slotOf = (at: number): number => Math.floor(((at + OFFSET) % WEEK) / SLOT_MS);

const call = (ringingAt: number, handledMs: number | null = 4 * MINUTE): Finished => {
  const answeredAt = handledMs === null ? null : ringingAt + 10 * SECOND;
  const endedAt = ringingAt + 10 * SECOND + (handledMs === null ? 0 : handledMs / 2);
  return { ringingAt, answeredAt, endedAt, wrappedAt: handledMs === null ? null : ringingAt + 10 * SECOND + handledMs };
};
const calls = (from: number, count: number, handledMs: number | null = 4 * MINUTE): Finished[] =>
  Array.from({ length: count }, (_, i) => call(from + i * SECOND, handledMs));
const ask = (history: readonly Finished[], more: Partial<DemandAsked> = {}) =>
  demandFrom(history, { slots: [NINE], slotOf, now: NINE - MINUTE, ...more });

describe('what is to be expected', () => {
  test('is the mean of the same half hour of the four weeks before', () => {
    const history = [4, 6, 8, 10].flatMap((count, i) => calls(NINE - (i + 1) * WEEK, count));
    const slot = { fromAt: NINE, toAt: NINE + SLOT_MS };
    expect(ask(history)).toEqual([{ ...slot, contacts: 7, ahtMs: 4 * MINUTE, basis: 'weeks', restsOn: 28 }]);
  });

  test('neither other half hours, other weekdays, the fifth week nor this week count', () => {
    const history = [1, 2].flatMap((week) => calls(NINE - week * WEEK, 5));
    const others = [NINE - WEEK + SLOT_MS, NINE - WEEK - 1, NINE - WEEK - DAY, NINE - 5 * WEEK].flatMap((at) =>
      calls(at, 1),
    );
    expect(ask([...history, ...others])[0]).toMatchObject({ contacts: 5, restsOn: 10 });
    const inside = ask([...history, ...calls(NINE, 3)], { now: NINE + 20 * MINUTE });
    expect(inside[0]).toMatchObject({ contacts: 5, restsOn: 10 });
  });

  test('those nobody answered are contacts too, and take no time', () => {
    const history = [1, 2].flatMap((week) => [...calls(NINE - week * WEEK, 3), ...calls(NINE - week * WEEK, 2, null)]);
    expect(ask(history)[0]).toMatchObject({ contacts: 5, ahtMs: 4 * MINUTE });
  });

  test('a half hour without calls on days that had some is quiet; a day without any is not counted', () => {
    const days = [1, 2, 3].flatMap((week) => calls(NINE - week * WEEK + HOUR, 4));
    expect(ask(days)[0]).toMatchObject({ contacts: 0, ahtMs: 4 * MINUTE, basis: 'weeks', restsOn: 0 });
    expect(ask([...days, ...calls(NINE - WEEK, 6)])[0]).toMatchObject({ contacts: 2, restsOn: 6 });
  });

  test('clocks that changed since do not move a half hour into another week', () => {
    for (const by of [HOUR, -HOUR]) {
      const moved = (at: number): number => slotOf(at < NINE - 2.5 * WEEK ? at - by : at);
      const days = [NINE - WEEK, NINE - 2 * WEEK, NINE - 3 * WEEK + by, NINE - 4 * WEEK + by];
      const history = days.flatMap((at) => [...calls(at, 4), call(at + SLOT_MS - 1)]);
      expect(ask(history, { slotOf: moved })[0]).toMatchObject({ contacts: 5, restsOn: 20 });
    }
  });

  test('few answered calls take their length from the whole day, many have their own', () => {
    const rest = [1, 2].flatMap((week) => calls(NINE - week * WEEK + 2 * HOUR, 95, 10 * MINUTE));
    const few = [1, 2].flatMap((week) => calls(NINE - week * WEEK, 5, 2 * MINUTE));
    expect(ask([...rest, ...few])[0]?.ahtMs).toBeGreaterThan(9 * MINUTE);
    const many = [1, 2].flatMap((week) => calls(NINE - week * WEEK, LEAST_ANSWERED / 2, 2 * MINUTE));
    expect(ask([...rest, ...many])[0]?.ahtMs).toBe(2 * MINUTE);
  });
});

describe('where little is known', () => {
  test('with one day before, the last hour goes on, and that is said', () => {
    const now = NINE - MINUTE;
    const history = [
      ...calls(NINE - WEEK, 50),
      ...calls(now - 40 * MINUTE, 12, 6 * MINUTE),
      ...calls(now - 2 * HOUR, 9),
    ];
    const answer = ask(history, { now, slots: [NINE, NINE + SLOT_MS] });
    expect(answer).toHaveLength(2);
    for (const one of answer) expect(one).toMatchObject({ contacts: 6, ahtMs: 6 * MINUTE, basis: 'hour', restsOn: 12 });
  });

  test('with nothing, nothing is claimed, and nothing handed on', () => {
    const none = { fromAt: NINE, toAt: NINE + SLOT_MS, contacts: null, ahtMs: null, basis: 'none', restsOn: 0 };
    expect(ask([])).toEqual([none]);
    expect(ask(calls(NINE - 20 * MINUTE, 5, null))).toEqual([none]);
    expect(knownOf(ask([]))).toEqual([]);
  });

  test('what ends after now is not known yet', () => {
    const history = [...calls(NINE - 10 * MINUTE, 1, 5 * MINUTE), ...calls(NINE - 10 * MINUTE, 1, HOUR)];
    expect(ask(history)[0]).toMatchObject({ basis: 'hour', restsOn: 1 });
  });

  test('moments that are none are refused', () => {
    expect(() => ask([], { now: Number.NaN })).toThrow(RangeError);
    expect(() => ask([], { slots: [0.5] })).toThrow(RangeError);
    expect(() => ask([], { slotMs: 0 })).toThrow(RangeError);
  });
});

describe('how long a contact takes', () => {
  test('is from the answer to the end of the wrap-up, or to the end where there was none', () => {
    const one: Finished = { ringingAt: 0, answeredAt: 10, endedAt: 110, wrappedAt: 150 };
    expect(handlingOf([one])).toEqual({ ahtMs: 140, answered: 1 });
    expect(handlingOf([one, { ...one, wrappedAt: null }])).toEqual({ ahtMs: 120, answered: 2 });
    expect(handlingOf([{ ...one, answeredAt: null }])).toBeNull();
  });

  test('is the mean, as work is', () => {
    expect(handlingOf([call(0, 2 * MINUTE), call(0, 2 * MINUTE), call(0, 8 * MINUTE)])?.ahtMs).toBe(4 * MINUTE);
  });

  test('a wrap-up somebody forgot to end does not become the work of all', () => {
    const usual = Array.from({ length: 20 }, (_, i) => call(0, (200 + 10 * i) * SECOND));
    const usually = handlingOf(usual)?.ahtMs ?? 0;
    const withOne = handlingOf([...usual, call(0, 20 * HOUR)])?.ahtMs ?? 0;
    expect(withOne - usually).toBeLessThan(30 * SECOND);
    expect(handlingOf([call(0, 20 * HOUR)])?.ahtMs).toBe(LONGEST_MS);
    expect(handlingOf(calls(0, 12, 20 * HOUR))?.ahtMs).toBe(LONGEST_MS);
  });
});

test('whatever the history, in whatever order, its amounts can be reckoned with and rest on what was there', () => {
  const anyCall = fc
    .tuple(fc.integer({ min: 0, max: 5 * WEEK }), fc.option(fc.integer({ min: -HOUR, max: 9 * HOUR })))
    .map(([ago, handledMs]) => call(NINE - ago, handledMs));
  const slots = Array.from({ length: 6 }, (_, i) => NINE + i * SLOT_MS);
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 60 }), (history) => {
      const answer = ask(history, { slots });
      expect(ask(history.toReversed(), { slots }).map(({ contacts }) => contacts)).toEqual(
        answer.map(({ contacts }) => contacts),
      );
      expect(answer.map(({ fromAt }) => fromAt)).toEqual(slots);
      for (const one of answer) {
        expect(one.restsOn).toBeLessThanOrEqual(history.length);
        if (one.basis === 'none') continue;
        expect(one.ahtMs).toBeGreaterThanOrEqual(0);
        expect(one.ahtMs).toBeLessThanOrEqual(LONGEST_MS);
        if (one.basis === 'weeks') expect(one.contacts).toBeGreaterThanOrEqual(one.restsOn / WEEKS);
      }
    }),
  );
});
