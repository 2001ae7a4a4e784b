import { z } from 'zod';
import { QueueId, ShowingId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { CardKey, CardVariant } from './card.ts';
import { Emotion, Need } from './labels.ts';

/** What the agent did with a card: said it, put it away, or left it lying. Held: there was none, to compare with. */
export const SHOWING_USES = ['used', 'dismissed', 'left', 'held'] as const;
export type ShowingUse = (typeof SHOWING_USES)[number];

const Polarity = z.number().min(-1).max(1);

/**
 * What became of one card in one conversation. Of whom it was shown to nothing is kept: cards are measured, not people.
 * Polarities are −1 … 1; `after`: the mean of the customer's next turns, at most three; `end`: their last turn. Null: they said no more.
 */
export const Showing = z.object({
  id: ShowingId,
  teamId: z.string().min(1).max(64),
  queueId: QueueId,
  cardKey: CardKey,
  cardVersion: z.int().positive(),
  variant: CardVariant.shape.key,
  use: z.enum(SHOWING_USES),
  emotion: Emotion,
  needs: z.array(Need).max(6),
  before: Polarity,
  after: Polarity.nullable(),
  end: Polarity.nullable(),
  at: Millis,
});
export type Showing = z.infer<typeof Showing>;
