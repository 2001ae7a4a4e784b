import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCard, sampleVariants } from '#testkit/card-sample.ts';
import { CHANNELS, type Channel } from '../channel.ts';
import { STAGES, type Stage } from './card.ts';
import { CARD_PAUSE_MS, chooseCard, LEAST_SURE, pauseFor, type Earlier, type Moment } from './choose.ts';
import { EMOTIONS, NEEDS, type Emotion } from './labels.ts';

const NOW = 1_000_000_000;
const some = <T>(of: readonly T[], minLength = 0) => fc.subarray([...of], { minLength });
const strength = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
/** Few enough that cards and moments often meet. */
const FELT = ['anger', 'anxiety', 'neutral'] as const;
const KEYS = Array.from({ length: 6 }, (_, i) => `card-${i}`);
const card = fc.record({
  emotions: fc.oneof(some<Emotion>(FELT, 1), some<Emotion>(EMOTIONS, 1)),
  intensity: strength,
  urgent: fc.boolean(),
  needs: some(NEEDS),
  stages: fc.oneof(fc.constant<Stage[]>([]), some<Stage>(STAGES)),
  channels: fc.oneof(fc.constant<Channel[]>([]), some<Channel>(CHANNELS)),
  variants: fc.constantFrom(sampleVariants(1), sampleVariants(2), sampleVariants(3)),
  heldShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
  retiredAt: fc.constantFrom(null, null, null, 5),
});
const cards = fc
  .array(card, { minLength: 3, maxLength: KEYS.length })
  .map((list) => list.map((one, i) => sampleCard(KEYS[i]!, one)));
const earlier = (most: number): fc.Arbitrary<Earlier[]> =>
  fc
    .array(
      fc.record({
        cardKey: fc.constantFrom(...KEYS, 'another'),
        at: fc.integer({ min: NOW - 5 * CARD_PAUSE_MS, max: NOW }),
        use: fc.constantFrom('used', 'dismissed', 'left', 'held', null),
      }),
      { maxLength: most },
    )
    .map((list) => list.toSorted((a, b) => b.at - a.at));
const moment: fc.Arbitrary<Moment> = fc.record({
  feeling: fc.record({
    emotion: fc.constantFrom(...FELT, 'anger', 'anxiety'),
    intensity: strength,
    polarity: fc.constant(0),
    needs: some(NEEDS),
    evidence: fc.constant([]),
    escalate: fc.boolean(),
    sureness: fc.constantFrom(0, LEAST_SURE - 0.001, LEAST_SURE, 0.8, 0.9, 1),
    why: fc.constant([]),
  }),
  stage: fc.constantFrom(...STAGES),
  channel: fc.constantFrom(...CHANNELS),
  about: fc.string({ maxLength: 12 }),
  now: fc.constant(NOW),
  earlier: earlier(3),
  recent: earlier(4),
});
const runs = { numRuns: 1000 };

test('a card that comes is one of the moment, and not too soon', () => {
  let came = 0;
  fc.assert(
    fc.property(cards, moment, (list, at) => {
      const found = chooseCard(list, at);
      if (!found) return;
      came += 1;
      const { feeling, recent } = at;
      expect(feeling.emotion).not.toBe('neutral');
      expect(feeling.sureness).toBeGreaterThanOrEqual(LEAST_SURE);
      expect(found.card.emotions).toContain(feeling.emotion);
      expect(at.earlier.map(({ cardKey }) => cardKey)).not.toContain(found.card.key);
      if (found.card.needs.length > 0)
        expect(found.card.needs.filter((need) => feeling.needs.includes(need))).not.toEqual([]);
      if (found.card.urgent) expect([feeling.escalate, found.isHeld]).toEqual([true, false]);
      const isSoon = recent.some((one) => one.use !== 'held' && NOW - one.at < CARD_PAUSE_MS);
      expect(isSoon && !feeling.escalate).toBe(false);
    }),
    runs,
  );
  // Or nothing was tried.
  expect(came).toBeGreaterThan(100);
});

test('the order of the list makes no difference, and neither do cards that do not come', () => {
  const shuffled = cards.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, moment, ([list, other], at) => {
      const found = chooseCard(list, at);
      expect(chooseCard(other, at)).toEqual(found);
      if (found) expect(chooseCard([found.card], at)).toEqual(found);
    }),
    runs,
  );
});

describe('the pause', () => {
  test('is never shorter than 90 s, and putting one more card away never makes it shorter', () => {
    fc.assert(
      fc.property(earlier(40), fc.nat(39), (recent, which) => {
        expect(pauseFor(recent)).toBeGreaterThanOrEqual(CARD_PAUSE_MS);
        const away: Earlier = { cardKey: 'another', at: NOW, use: 'dismissed' };
        expect(pauseFor([away, ...recent])).toBeGreaterThanOrEqual(pauseFor(recent));
        const stricter = recent.map((one, i) => (i === which && one.use === 'used' ? { ...one, use: away.use } : one));
        expect(pauseFor(stricter)).toBeGreaterThanOrEqual(pauseFor(recent));
      }),
    );
  });

  test('does not mind cards that were held back', () => {
    fc.assert(
      fc.property(cards, moment, (list, at) => {
        const without = at.recent.filter(({ use }) => use !== 'held');
        expect(chooseCard(list, { ...at, recent: without })).toEqual(chooseCard(list, at));
      }),
    );
  });
});
