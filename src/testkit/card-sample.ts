import { cardIdOf, type Card, type CardContent } from '#shared/domain/guidance/index.ts';

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
