import { describe, expect, test } from 'vitest';
import { sampleShowing } from '#testkit/card-sample.ts';
import { effectsOf, MIN_SHOWINGS, type ArmName } from './effects.ts';
import type { Showing } from './showing.ts';

const clamped = (value: number): number => Math.max(-1, Math.min(1, value));
let count = 0;
const fell = (arm: ArmName, more: Partial<Showing>): Showing =>
  sampleShowing(
    `s${(count += 1)}`,
    arm === 'held' ? { use: 'held', variant: 'b', ...more } : { variant: arm, ...more },
  );
/** So many contacts of an arm, each with the mood that a draw says. */
const arm = (name: ArmName, size: number, after: (i: number) => number | null): Showing[] =>
  Array.from({ length: size }, (_, i) => fell(name, { after: after(i) }));
const spread = (centre: number) => (i: number) => clamped(centre + (i % 2 === 0 ? 0.25 : -0.25));
const verdicts = (showings: readonly Showing[]) =>
  effectsOf(showings).differences.map(({ before, after, verdict }) => `${after} beside ${before}: ${verdict}`);
const pairs = (showings: Showing[]) => effectsOf(showings).differences.map(({ before, after }) => before + after);
/** Two ways of saying it that could hardly differ more, and some of the second of whom nothing is known. */
const clear = (a: number, b: number, silent = 0) =>
  effectsOf([...arm('a', a, spread(-0.7)), ...arm('b', b, spread(0.7)), ...arm('b', silent, () => null)])
    .differences[0];

describe('an arm', () => {
  test('counts all to whom it fell, also where the card was put away or left lying', () => {
    const uses = ['used', 'dismissed', 'left', 'dismissed'] as const;
    const showings = uses.map((use, i) => fell('a', { use, before: -0.5, after: i / 4 - 0.5, end: i / 2 - 0.5 }));
    const [only] = effectsOf(showings).arms;
    expect(only).toMatchObject({ name: 'a', shown: 4, used: 1, dismissed: 2 });
    // How the mood moved: 0, 0.25, 0.5, 0.75 in the next turns, 0 to 1.5 at the end.
    expect([only?.next?.n, only?.next?.mean, only?.end?.mean]).toEqual([4, 0.375, 0.75]);
  });

  test('is not made to look better by putting the card away where it does not help', () => {
    const helped = arm('a', 40, spread(0.5));
    const spoilt = arm('a', 40, spread(-0.9)).map((one) => ({ ...one, use: 'dismissed' as const }));
    expect(verdicts([...arm('held', 80, spread(0)), ...helped])).toEqual(['a beside held: better']);
    expect(verdicts([...arm('held', 80, spread(0)), ...helped, ...spoilt])).toEqual(['a beside held: unclear']);
  });

  test('without a card is one arm, whichever variant it would have been', () => {
    const { arms } = effectsOf([...arm('held', 3, spread(0)), fell('held', { variant: 'c' }), fell('b', {})]);
    expect(arms.map(({ name, shown }) => [name, shown])).toEqual([['held', 4], ['b', 1]]); // prettier-ignore
  });

  test('knows nothing of customers who said no more, but counts them as shown', () => {
    const [only] = effectsOf(arm('a', 5, (i) => (i < 3 ? 0 : null))).arms;
    expect([only?.shown, only?.next?.n]).toEqual([5, 3]);
    expect(effectsOf(arm('a', 5, () => null)).arms[0]?.next).toBeNull();
  });

  test('stands beside customers without a card where there are some, else beside the first way of saying it', () => {
    const three = (['c', 'a', 'b'] as const).flatMap((name) => arm(name, 2, spread(0)));
    expect(pairs(three)).toEqual(['ab', 'ac']);
    expect(pairs([...three, ...arm('held', 1, () => 0)])).toEqual(['helda', 'heldb', 'heldc']);
    expect([pairs(arm('a', 50, spread(0))), pairs([])]).toEqual([[], []]);
  });
});

describe('a verdict', () => {
  test('is not given on fewer than thirty of either side who said more, however clear it looks', () => {
    expect(clear(MIN_SHOWINGS - 1, 500)).toMatchObject({ verdict: 'too-few', missing: 1 });
    expect(clear(500, 10, 400)).toMatchObject({ verdict: 'too-few', missing: 20 });
    expect(clear(30, 0, 30)).toMatchObject({ verdict: 'too-few', missing: 30, difference: null });
    expect(clear(30, 30)).toMatchObject({ verdict: 'better', missing: 0 });
  });

  test('turns round with its sides', () => {
    expect(verdicts([...arm('a', 40, spread(0.5)), ...arm('b', 40, spread(0))])).toEqual(['b beside a: worse']);
    expect(verdicts([...arm('a', 40, spread(0)), ...arm('b', 40, spread(0))])).toEqual(['b beside a: unclear']);
  });

  test('is none where everybody moved alike, however their sum was rounded', () => {
    for (let size = MIN_SHOWINGS; size < 80; size += 1)
      for (const mood of [-0.05, -0.35, 0.1, 0.7])
        expect(verdicts([...arm('a', size, () => mood), ...arm('b', 30, () => mood)])).toEqual(['b beside a: unclear']);
  });
});
