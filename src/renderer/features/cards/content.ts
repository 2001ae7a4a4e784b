import type { Card, CardContent, CardVariant } from '#shared/domain/guidance/index.ts';

const EMPTY = { zh: '', en: '' } as const;
export const VARIANT_KEYS = ['a', 'b', 'c'] as const;
/** What of a variant is written, in the order it is said. */
export const VARIANT_TEXTS = ['mirror', 'plain', 'question', 'avoid'] as const;
export type VariantText = (typeof VARIANT_TEXTS)[number];

export const blankVariant = (key: CardVariant['key']): CardVariant => ({
  key,
  mirror: EMPTY,
  plain: EMPTY,
  question: EMPTY,
  avoid: EMPTY,
});

export const blankContent = (): CardContent => ({
  title: EMPTY,
  emotions: [],
  intensity: 1,
  urgent: false,
  needs: [],
  stages: [],
  channels: [],
  variants: [blankVariant('a')],
  heldShare: 0,
  source: EMPTY,
});

/** What is written of a card, without what the team knows of it. */
export const contentOf = (card: Card): CardContent => ({
  title: card.title,
  emotions: card.emotions,
  intensity: card.intensity,
  urgent: card.urgent,
  needs: card.needs,
  stages: card.stages,
  channels: card.channels,
  variants: card.variants,
  heldShare: card.heldShare,
  source: card.source,
});
