import { describe, expect, test } from 'vitest';
import { sampleCard, sampleFeeling } from '#testkit/card-sample.ts';
import { CARD_PAUSE_MS, chooseCard, LEAST_SURE, pauseFor, type Earlier, type Moment } from './choose.ts';
import { EMOTIONS } from './labels.ts';
import type { ShowingUse } from './showing.ts';

const NOW = 1_000_000_000;
const momentOf = (more: Partial<Moment> = {}): Moment => ({
  feeling: sampleFeeling(),
  stage: 'middle',
  channel: 'chat',
  about: 'c:1',
  now: NOW,
  earlier: [],
  recent: [],
  ...more,
});
const ago = (ms: number, use: ShowingUse | null = 'used', cardKey = 'another'): Earlier => ({
  cardKey,
  at: NOW - ms,
  use,
});
const CARD = sampleCard('waits');
const URGENT = sampleCard('urgent', { urgent: true, needs: [] });
const felt = (more: Parameters<typeof sampleFeeling>[0]) => ({ feeling: sampleFeeling(more) });
const chosen = (cards: Parameters<typeof chooseCard>[0], more?: Partial<Moment>) =>
  chooseCard(cards, momentOf(more))?.card.key ?? null;

describe('no card comes', () => {
  test('for a neutral line, also where somebody published a card for such lines', () => {
    const any = sampleCard('any', { emotions: [...EMOTIONS], intensity: 0, needs: [] });
    expect(chosen([any], felt({ emotion: 'neutral', intensity: 0 }))).toBeNull();
    expect(chosen([any], felt({ emotion: 'neutral', intensity: 3, escalate: true }))).toBeNull();
  });

  test('for a reading that is unsure, however much there is at stake', () => {
    expect(chosen([CARD], felt({ sureness: LEAST_SURE - 0.01 }))).toBeNull();
    expect(chosen([URGENT], felt({ sureness: LEAST_SURE - 0.01, escalate: true }))).toBeNull();
    expect(chosen([CARD], felt({ sureness: LEAST_SURE }))).toBe('waits');
  });

  test.each([
    ['is about another feeling', {}, felt({ emotion: 'sadness' })],
    ['needs a stronger feeling', { intensity: 3 as const }, {}],
    ['names a need that is not heard', { needs: ['care' as const] }, {}],
    ['is for another stage', { stages: ['closing' as const] }, {}],
    ['is for another channel', { channels: ['phone' as const] }, {}],
    ['is retired', { retiredAt: NOW - 1 }, {}],
    ['is only for what must be heard at once', { urgent: true }, {}],
    ['was there before in this conversation', {}, { earlier: [ago(3_600_000, 'left', 'waits')] }],
    ['was held back before in this conversation', {}, { earlier: [ago(3_600_000, 'held', 'waits')] }],
  ])('that %s', (_why, card, moment) => {
    expect(chosen([CARD])).toBe('waits');
    expect(chosen([sampleCard('waits', card)], moment)).toBeNull();
  });
});

describe('the closest card comes', () => {
  const WIDE = sampleCard('wide', { needs: [], intensity: 0 });
  test.each([
    ['names the need that is heard', CARD, {}],
    ['names both needs', sampleCard('x', { needs: ['efficiency', 'care'] }), felt({ needs: ['efficiency', 'care'] })],
    ['is for so strong a feeling', sampleCard('x', { needs: [], intensity: 2 }), {}],
    ['is for this stage', sampleCard('x', { needs: [], intensity: 0, stages: ['middle'] }), {}],
    ['is for this channel', sampleCard('x', { needs: [], intensity: 0, channels: ['chat'] }), {}],
    ['is for this feeling alone', sampleCard('x', { needs: [], intensity: 0, emotions: ['anger'] }), {}],
  ])('which %s', (_why, closer, moment) => {
    expect(chosen([WIDE, closer], moment)).toBe(closer.key);
    expect(chosen([closer, WIDE], moment)).toBe(closer.key);
  });

  test('where several are close, by its need before stage and channel, and one need of those it names is enough', () => {
    const placed = sampleCard('placed', { needs: [], stages: ['middle'], channels: ['chat'] });
    expect(chosen([placed, CARD])).toBe('waits');
    expect(chosen([sampleCard('both', { needs: ['efficiency', 'care'] })])).toBe('both');
  });

  test('but what must be heard at once comes before all that is closer otherwise', () => {
    const close = sampleCard('close', { intensity: 3, stages: ['middle'], channels: ['chat'], emotions: ['anger'] });
    expect(chosen([close, URGENT], felt({ escalate: true, intensity: 3 }))).toBe('urgent');
    expect(chosen([close, URGENT], felt({ intensity: 3 }))).toBe('close');
  });
});

const past = (away: number, used: number): Earlier[] => [
  ...Array.from({ length: away }, () => ago(1, 'dismissed')),
  ...Array.from({ length: used }, () => ago(1)),
];

describe('the pause between two cards', () => {
  test('is over after 90 s, and is one of the desk, whatever conversation the last card was for', () => {
    expect(chosen([CARD], { recent: [ago(CARD_PAUSE_MS - 1)] })).toBeNull();
    expect(chosen([CARD], { recent: [ago(CARD_PAUSE_MS - 1, null)] })).toBeNull();
    expect(chosen([CARD], { recent: [ago(CARD_PAUSE_MS)] })).toBe('waits');
  });

  test('does not begin with a card that was held back, and is not cut short by one', () => {
    expect(chosen([CARD], { recent: [ago(0, 'held')] })).toBe('waits');
    expect(chosen([CARD], { recent: [ago(0, 'held'), ago(5000)] })).toBeNull();
  });

  test('does not keep back what must be heard at once', () => {
    expect(chosen([URGENT], { recent: [ago(0)], ...felt({ escalate: true }) })).toBe('urgent');
  });

  test('becomes longer for whoever puts most cards away, once there are enough to tell', () => {
    const times = (away: number, used: number) => pauseFor(past(away, used)) / CARD_PAUSE_MS;
    expect([times(0, 0), times(7, 0), times(8, 0)]).toEqual([1, 1, 8]);
    expect([times(5, 5), times(6, 4), times(8, 2), times(9, 1)]).toEqual([1, 2, 4, 8]);
    // Only the newest twenty speak, because tastes change; cards that were held back say nothing of anybody's taste.
    expect(pauseFor([...past(0, 10), ...past(40, 0)])).toBe(CARD_PAUSE_MS);
    const held = Array.from({ length: 20 }, () => ago(0, 'held'));
    expect(pauseFor([...held, ...past(8, 0)])).toBe(8 * CARD_PAUSE_MS);
    const since = (ms: number) => past(9, 1).map((one) => ({ ...one, at: NOW - ms }));
    expect(chosen([CARD], { recent: since(8 * CARD_PAUSE_MS - 1) })).toBeNull();
    expect(chosen([CARD], { recent: since(8 * CARD_PAUSE_MS) })).toBe('waits');
  });
});
