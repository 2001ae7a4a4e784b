import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../kernel/units.ts';
import { agentsFor, erlangC, levelsUpTo, MAX_AGENTS, trafficOf, type Offered } from './erlang.ts';

/** 100 calls in 30 min of 180 s each, 80 % within 20 s: pyworkforce and R's ErlangC agree on what comes out, cut after four digits. */
const known = { arrivals: 100, intervalMs: 30 * MINUTE, ahtMs: 180 * SECOND, withinMs: 20 * SECOND };
const big = { arrivals: 50_000, intervalMs: HOUR, ahtMs: 6 * MINUTE, withinMs: 20 * SECOND };

const anyWork = fc.record({
  arrivals: fc.double({ min: 0, max: 2000, noNaN: true }),
  intervalMs: fc.integer({ min: MINUTE, max: HOUR }),
  ahtMs: fc.integer({ min: 0, max: 20 * MINUTE }),
  withinMs: fc.integer({ min: 0, max: 5 * MINUTE }),
});
const anyAgents = fc.integer({ min: 0, max: 900 });

/** Erlang C as it is written in books, by its sum; good for few people only. */
function bySum(offered: Offered, agents: number): number {
  const traffic = trafficOf(offered);
  let [term, below] = [1, 0];
  for (let n = 1; n <= agents; n += 1) {
    below += term;
    term *= traffic / n;
  }
  const waiting = (term * agents) / (agents - traffic);
  return waiting / (below + waiting);
}

describe('Erlang C', () => {
  test('says what is published', () => {
    expect(agentsFor({ ...known, target: 0.8 })).toBe(14);
    const { traffic, waitShare, serviceLevel, asaMs, occupancy } = erlangC({ ...known, agents: 14 });
    expect(traffic).toBeCloseTo(10, 10);
    expect(waitShare).toBeCloseTo(0.1741, 4);
    expect(serviceLevel).toBeCloseTo(0.88835, 5);
    expect(occupancy).toBeCloseTo(0.714, 3);
    expect((asaMs ?? 0) / SECOND).toBeCloseTo(7.84, 2);
  });

  test('is the sum in the books', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 29, noNaN: true }), fc.integer({ min: 1, max: 60 }), (erlangs, more) => {
        const offered = { arrivals: erlangs, intervalMs: MINUTE, ahtMs: MINUTE };
        const agents = Math.floor(erlangs) + more;
        const { waitShare } = erlangC({ ...offered, agents, withinMs: 0 });
        expect(waitShare).toBeCloseTo(bySum(offered, agents), 9);
      }),
    );
  });

  test('where more work arrives than people can do, or as much, nobody is answered in time and waits grow without end', () => {
    const endless = { traffic: 10, waitShare: 1, serviceLevel: 0, asaMs: null, occupancy: 1 };
    const ten = { arrivals: 10, intervalMs: MINUTE, ahtMs: MINUTE, withinMs: 20 * SECOND };
    expect(erlangC({ ...ten, agents: 10 })).toEqual(endless);
    expect(erlangC({ ...ten, agents: 0 })).toEqual(endless);
    expect(erlangC({ ...ten, agents: 11 }).serviceLevel).toBeGreaterThan(0);
  });

  test('where nothing arrives nobody waits, even for nobody', () => {
    const quiet = { traffic: 0, waitShare: 0, serviceLevel: 1, asaMs: 0, occupancy: 0 };
    expect(erlangC({ ...known, arrivals: 0, agents: 0 })).toEqual(quiet);
    expect(erlangC({ ...known, ahtMs: 0, agents: 3 })).toEqual(quiet);
    expect(agentsFor({ ...known, arrivals: 0, target: 0.8 })).toBe(0);
  });

  test('what is no amount is refused', () => {
    const wrong = [
      { arrivals: -1 },
      { arrivals: Number.NaN },
      { arrivals: Infinity },
      { intervalMs: 0 },
      { ahtMs: -1 },
      { withinMs: Number.NaN },
      { agents: 1.5 },
      { agents: -1 },
      { agents: MAX_AGENTS + 1 },
      { arrivals: Number.MAX_VALUE, intervalMs: 1 },
    ];
    for (const one of wrong) expect(() => erlangC({ ...known, agents: 14, ...one })).toThrow(RangeError);
    for (const target of [-0.1, 1, Number.NaN]) expect(() => agentsFor({ ...known, target })).toThrow(RangeError);
    expect(() => agentsFor({ ...known, arrivals: 1e9, target: 0.8 })).toThrow(RangeError);
  });

  test('shares are shares, and one more person never lowers the level nor lengthens the wait', () => {
    fc.assert(
      fc.property(anyWork, anyAgents, (work, agents) => {
        const [less, more] = [erlangC({ ...work, agents }), erlangC({ ...work, agents: agents + 1 })];
        for (const share of [less.waitShare, less.serviceLevel, less.occupancy]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(more.serviceLevel).toBeGreaterThanOrEqual(less.serviceLevel - 1e-12);
        expect(more.asaMs ?? Infinity).toBeLessThanOrEqual((less.asaMs ?? Infinity) + 1e-9);
      }),
    );
  });

  test('the least number of people reaches the target, and one fewer does not', () => {
    fc.assert(
      fc.property(anyWork, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (work, target) => {
        const agents = agentsFor({ ...work, target });
        expect(erlangC({ ...work, agents }).serviceLevel).toBeGreaterThanOrEqual(target);
        if (agents > 0) expect(erlangC({ ...work, agents: agents - 1 }).serviceLevel).toBeLessThan(target);
      }),
    );
  });

  test('the levels of all numbers at once are those of each', () => {
    fc.assert(
      fc.property(anyWork, fc.integer({ min: 0, max: 60 }), (work, most) => {
        const levels = Array.from({ length: most + 1 }, (_, agents) => erlangC({ ...work, agents }).serviceLevel);
        expect(levelsUpTo(most, work)).toEqual(levels);
      }),
    );
  });

  test('holds at five thousand erlangs, where it nears what Halfin and Whitt found for many people', () => {
    const agents = Math.round(5000 + Math.sqrt(5000));
    const beta = (1 - 5000 / agents) * Math.sqrt(agents);
    // Operations Research 29 (1981): Pw → 1 / (1 + β·Φ(β)/φ(β)); Φ(.997) = .8406, φ(.997) = .2427.
    expect(beta).toBeCloseTo(0.997, 3);
    expect(erlangC({ ...big, agents }).waitShare).toBeCloseTo(1 / (1 + (beta * 0.8406) / 0.2427), 2);
    const least = agentsFor({ ...big, target: 0.8 });
    expect(least).toBeGreaterThan(5000);
    expect(least).toBeLessThan(5100);
  });
});
