import { z } from 'zod';
import { CardContent, CardKey, Correction, Showing } from '../guidance/index.ts';

export const GUIDANCE_MUTATIONS = [
  /** The next version of a prompt card, or a new one (`baseVersion` 0). */
  z.object({
    name: z.literal('card.publish'),
    key: CardKey,
    teamId: z.string().min(1).max(64),
    baseVersion: z.int().min(0),
    content: CardContent,
    summary: z.string().max(300),
  }),
  z.object({ name: z.literal('card.retire'), cardId: z.string().min(1).max(80), isRetired: z.boolean() }),
  /** What became of a card, once: when the conversation has gone on far enough. */
  z.object({ name: z.literal('showing.record'), showing: Showing.omit({ at: true }) }),
  z.object({ name: z.literal('correction.share'), correction: Correction.omit({ at: true }) }),
] as const;
