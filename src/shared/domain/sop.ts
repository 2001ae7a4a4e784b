import { z } from 'zod';
import { ArticleId, SopId } from '../kernel/ids.ts';
import { LocalizedText } from '../kernel/text.ts';
import { Tag } from './ticket.ts';

export const STEP_KINDS = ['info', 'confirm', 'choice', 'form', 'action'] as const;

/** A step names an outcome ("identity verified"), not words to recite. `next` maps a result to a step, or to null: the end. */
export const SopStep = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  kind: z.enum(STEP_KINDS),
  title: LocalizedText,
  help: LocalizedText.optional(),
  required: z.enum(['none', 'warn', 'block']),
  results: z.array(z.object({ key: z.string(), label: LocalizedText })).optional(),
  next: z.record(z.string(), z.string().nullable()),
});
export type SopStep = z.infer<typeof SopStep>;

export const Sop = z.object({
  id: SopId,
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.int().positive(),
  teamId: z.string().min(1).max(64),
  title: LocalizedText,
  tags: z.array(Tag),
  /** What to read while walking it. */
  articleIds: z.array(ArticleId).max(20),
  start: z.string(),
  steps: z.array(SopStep).min(1).max(200),
});
export type Sop = z.infer<typeof Sop>;
