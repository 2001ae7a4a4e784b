import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleFeeling } from '#testkit/card-sample.ts';
import { changeAfter, stageOf, trendOf, type Turn } from './course.ts';

/** A conversation at one turn a second; null: the agent's. */
const talk = (...polarities: (number | null)[]): Turn[] =>
  polarities.map((polarity, i) => ({
    key: `t${i}`,
    at: i * 1000,
    feeling: polarity === null ? null : sampleFeeling({ polarity }),
  }));
const step = fc.integer({ min: -4, max: 4 }).map((quarters) => quarters / 4);
const said = fc.array(fc.option(step), { maxLength: 12 });

describe('the trend of a mood', () => {
  test.each([
    [[-0.75, -0.75, 0, 0.25], 'better'],
    [[0.5, 0, -0.5], 'worse'],
    [[-0.5, -0.25, -0.5], 'steady'],
    // A quarter, half of a step to another mood, is the least that counts.
    [[-0.5, -0.25, -0.25], 'better'],
    [[-0.25, -0.5, -0.5], 'worse'],
    [[-0.5, -0.26, -0.26], 'steady'],
    // One kind word among anger turns nothing.
    [[-0.75, -0.75, -0.75, 0.25, -0.75], 'better'],
    [[-0.75, 0.25, -0.75, -0.75], 'worse'],
  ] as const)('of %j is %s', (polarities, trend) => {
    expect(trendOf(talk(...polarities))).toBe(trend);
  });

  test('is not told of two turns, however far they are apart, and the agent’s turns do not count', () => {
    expect([trendOf([]), trendOf(talk(-1, 1)), trendOf(talk(-1, null, null, 1))]).toEqual([null, null, null]);
    expect(trendOf(talk(null, -1, null, 0, null, 0, null))).toBe(trendOf(talk(-1, 0, 0)));
  });

  test('turns round with the mood', () => {
    const opposite = { better: 'worse', worse: 'better', steady: 'steady' } as const;
    fc.assert(
      fc.property(said, (polarities) => {
        const trend = trendOf(talk(...polarities));
        const turned = trendOf(talk(...polarities.map((one) => one && -one)));
        expect(turned).toBe(trend && opposite[trend]);
      }),
    );
  });
});

describe('the stage of a conversation', () => {
  test('opens with the customer’s first two turns, and closes once it is settled, however short it was', () => {
    expect([stageOf([], false), stageOf(talk(0, null, 0, null), false)]).toEqual(['opening', 'opening']);
    expect(stageOf(talk(0, 0, 0), false)).toBe('middle');
    expect([stageOf([], true), stageOf(talk(0, 0, 0), true)]).toEqual(['closing', 'closing']);
  });
});

describe('what became of a mood', () => {
  test('is the mean of the next three turns and the last one, without the turn itself and what was before', () => {
    expect(changeAfter(talk(-1, -0.75, 0, null, 0.25, 0.5, null, 1), 1000)).toEqual({ after: 0.25, end: 1, turns: 4 });
    expect(changeAfter(talk(-0.75, 0.5), 0)).toEqual({ after: 0.5, end: 0.5, turns: 1 });
  });

  test('is unknown where the customer said no more, and zero is not unknown', () => {
    expect(changeAfter(talk(-0.75, null, null), 0)).toEqual({ after: null, end: null, turns: 0 });
    expect(changeAfter(talk(-0.75, 0), 0)).toEqual({ after: 0, end: 0, turns: 1 });
  });

  test('lies among what was said after it, and the agent’s turns change nothing', () => {
    fc.assert(
      fc.property(said, fc.integer({ min: -1, max: 12 }), (polarities, second) => {
        const turns = talk(...polarities);
        const found = changeAfter(turns, second * 1000);
        const later = polarities.filter((one, i) => one !== null && i > second) as number[];
        expect([found.turns, found.end]).toEqual([later.length, later.at(-1) ?? null]);
        if (found.after === null) expect(later).toEqual([]);
        else {
          expect(found.after).toBeGreaterThanOrEqual(Math.min(...later.slice(0, 3)));
          expect(found.after).toBeLessThanOrEqual(Math.max(...later.slice(0, 3)));
        }
        const alone = turns.filter(({ feeling }) => feeling);
        expect(changeAfter(alone, second * 1000)).toEqual(found);
      }),
    );
  });
});
