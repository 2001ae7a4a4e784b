import { z } from 'zod';
import { ArticleId, SopId } from '../kernel/ids.ts';
import { MAX_PARAGRAPH, MAX_TAGS } from '../kernel/limits.ts';
import { localized, LocalizedText } from '../kernel/text.ts';
import { Tag } from './ticket.ts';

export const STEP_KINDS = ['info', 'confirm', 'choice', 'form', 'action'] as const;

/** A step names an outcome ("identity verified"), not words to recite. `next` maps a result to a step, or to null: the end. */
export const SopStep = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  kind: z.enum(STEP_KINDS),
  title: LocalizedText,
  help: localized(MAX_PARAGRAPH).optional(),
  required: z.enum(['none', 'warn', 'block']),
  results: z
    .array(z.object({ key: z.string().max(60), label: LocalizedText }))
    .max(50)
    .optional(),
  next: z.record(z.string().max(60), z.string().max(60).nullable()),
});
export type SopStep = z.infer<typeof SopStep>;

export const Sop = z.object({
  id: SopId,
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.int().positive(),
  teamId: z.string().min(1).max(64),
  title: LocalizedText,
  tags: z.array(Tag).max(MAX_TAGS),
  /** What to read while walking it. */
  articleIds: z.array(ArticleId).max(20),
  start: z.string().max(60),
  steps: z.array(SopStep).min(1).max(200),
});
export type Sop = z.infer<typeof Sop>;
