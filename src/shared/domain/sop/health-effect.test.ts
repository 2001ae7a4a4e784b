import { describe, expect, test } from 'vitest';
import { T0 } from '#testkit/core-team.ts';
import { aRun, aSop, does, givesUp, skips, type Act } from '#testkit/sop-rows.ts';
import { HOUR, SECOND } from '../../kernel/units.ts';
import { effect } from './health-effect.ts';
import { healthOf } from './health.ts';
import type { Run } from './index.ts';

const versions = [1, 2].map((version) => aSop({ id: `sop-refund-v${version}`, version }));
const many = (version: number, n: number, acts: readonly Act[]): Run[] =>
  Array.from({ length: n }, (_, i) => aRun(`${version}-${acts.length}-${i}`, acts, { version }));
const between = (runs: readonly Run[]) => {
  const [after, before] = healthOf({ versions, runs, flags: [] }, T0 + 2 * HOUR);
  return effect(before!, after!);
};
const whole = (seconds: number): Act[] => [does(10, 'verify'), does(20, 'ask'), does(seconds, 'close')];
const stops: Act[] = [does(10, 'verify'), givesUp(20)];
const skipping: Act[] = [does(10, 'verify'), skips(20, 'ask'), does(60, 'close')];

describe('the effect of a new version', () => {
  test('is not told from too few runs, and it says how many are missing', () => {
    const found = between([...many(1, 30, whole(60)), ...many(2, 4, stops)]);
    expect(found).toMatchObject({ before: 1, after: 2, missing: 6, isThin: false, steps: [] });
    expect([found.completed.verdict, found.adherence.verdict, found.time]).toEqual(['too-few', 'too-few', null]);
  });

  test('is never told where the earlier version had too few', () => {
    expect(between([...many(1, 9, whole(60)), ...many(2, 30, whole(60))])).toMatchObject({ missing: 0, isThin: true });
  });

  test('of shares is told from chance by the interval of their difference', () => {
    // 48 of 80 before, 56 of 70 after: Newcombe’s own example, 0.05 to 0.33.
    const found = between([
      ...many(1, 48, whole(60)),
      ...many(1, 32, stops),
      ...many(2, 56, whole(60)),
      ...many(2, 14, stops),
    ]);
    expect(found.missing).toBe(0);
    expect(found.completed.verdict).toBe('higher');
    expect(found.completed.difference.low).toBeCloseTo(0.0524, 3);
    expect(found.completed.difference.high).toBeCloseTo(0.3339, 3);
  });

  test('stays open where chance may be all there is', () => {
    const found = between([
      ...many(1, 12, whole(60)),
      ...many(1, 8, stops),
      ...many(2, 14, whole(60)),
      ...many(2, 6, stops),
    ]);
    expect(found.completed.verdict).toBe('unclear');
    expect(found.completed.difference.value).toBeCloseTo(0.1, 9);
  });

  test('of times is a difference of medians', () => {
    const { time } = between([...many(1, 20, whole(90)), ...many(2, 20, whole(60))]);
    expect(time).toMatchObject({ verdict: 'lower', difference: { value: -30 * SECOND } });
  });

  test('names the steps that changed beyond chance, and only them', () => {
    const { steps, adherence } = between([
      ...many(1, 20, skipping),
      ...many(1, 10, whole(60)),
      ...many(2, 30, whole(60)),
    ]);
    expect(steps.map(({ step, what, change }) => [step, what, change.verdict])).toEqual([['ask', 'skipped', 'lower']]);
    expect(adherence.verdict).toBe('higher');
  });
});
