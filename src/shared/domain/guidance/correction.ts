import { z } from 'zod';
import { CorrectionId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { Emotion, Need } from './labels.ts';

/** More of a line is not kept: what it is felt by stands in far less. */
export const MAX_CORRECTED = 600;

/**
 * A line that was read wrongly, and how a person reads it. Given to the team only by whoever agreed to that, without personal data and
 * without who it was; a desk keeps its own beside it.
 */
export const Correction = z.object({
  id: CorrectionId,
  teamId: z.string().min(1).max(64),
  text: z.string().min(1).max(MAX_CORRECTED),
  /** As it was read. */
  read: Emotion,
  /** As it is meant. */
  emotion: Emotion,
  needs: z.array(Need).max(6),
  at: Millis,
});
export type Correction = z.infer<typeof Correction>;
