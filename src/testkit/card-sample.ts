import { cardIdOf, Showing, type Card, type CardContent, type Feeling } from '#shared/domain/guidance/index.ts';

const both = (zh: string) => ({ zh, en: `en ${zh}` });

export const sampleCardContent = (more: Partial<CardContent> = {}): CardContent => ({
  title: both('催了几次'),
  emotions: ['anger', 'disappointment'],
  intensity: 1,
  urgent: false,
  needs: ['efficiency'],
  stages: [],
  channels: [],
  variants: [
    {
      key: 'a',
      mirror: both('您说“{words}”，换我也着急。'),
      plain: both('您已经催过几次了。'),
      question: both('最早是哪一天说好的？'),
      avoid: both('别先解释流程'),
    },
  ],
  heldShare: 0,
  source: both('客服行业的通行做法'),
  ...more,
});

/** So many ways of saying it, for a card whose contacts are dealt among them. */
export const sampleVariants = (count: 1 | 2 | 3): CardContent['variants'] =>
  (['a', 'b', 'c'] as const)
    .slice(0, count)
    .flatMap((key) => sampleCardContent().variants.map((variant) => ({ ...variant, key })));

/** As the hub holds it. */
export const sampleCard = (key: string, more: Partial<Card> = {}): Card => ({
  ...sampleCardContent(),
  id: cardIdOf(key, 1),
  key,
  version: 1,
  teamId: 'one',
  summary: '',
  authorId: null,
  publishedAt: null,
  retiredAt: null,
  ...more,
});

/** Clearly angry at having to wait, read with some sureness. */
export const sampleFeeling = (more: Partial<Feeling> = {}): Feeling => ({
  emotion: 'anger',
  intensity: 2,
  polarity: -0.75,
  needs: ['efficiency'],
  evidence: [],
  escalate: false,
  sureness: 0.9,
  why: [],
  ...more,
});

/** Of a card that was said and after which the mood rose by half of the scale. */
export const sampleShowing = (id: string, more: Partial<Showing> = {}): Showing =>
  Showing.parse({
    id,
    teamId: 'one',
    queueId: 'q1',
    cardKey: 'asked-again',
    cardVersion: 1,
    variant: 'a',
    use: 'used',
    emotion: 'anger',
    needs: ['efficiency'],
    before: -0.75,
    after: 0.25,
    end: 0.25,
    at: 1,
    ...more,
  });
