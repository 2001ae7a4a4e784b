import { z } from 'zod';
import { AgentId, ArticleId, LessonId, QueueId, SopId } from '../../kernel/ids.ts';
import { MAX_TAGS } from '../../kernel/limits.ts';
import { LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { Channel } from '../channel.ts';
import { FieldKey, FieldValue } from '../field.ts';
import { Tag } from '../ticket.ts';
import { ResultKey, StepKey } from './keys.ts';
import { SopStep } from './step.ts';

/** When a procedure is suggested. Each list that is not empty has to fit with one of its entries; all empty: never by itself. */
export const SopSuggest = z.object({
  queueIds: z.array(QueueId).max(50),
  channels: z.array(Channel).max(10),
  tags: z.array(Tag).max(50),
  /** Any of these in the subject or in what the customer wrote last; upper and lower case are the same. */
  words: z.array(z.string().min(1).max(60)).max(100),
  fields: z.array(z.object({ key: FieldKey, value: FieldValue })).max(20),
});
export type SopSuggest = z.infer<typeof SopSuggest>;

/** What a lead writes. */
export const SopContent = z.object({
  title: LocalizedText,
  tags: z.array(Tag).max(MAX_TAGS),
  /** What to read while walking it. */
  articleIds: z.array(ArticleId).max(20),
  start: z.string().max(60),
  steps: z.array(SopStep).min(1).max(200),
  suggest: SopSuggest.default({ queueIds: [], channels: [], tags: [], words: [], fields: [] }),
  /** Reasons to skip a step that only this procedure has. */
  skipReasons: z
    .array(z.object({ key: ResultKey, label: LocalizedText }))
    .max(20)
    .default([]),
});
export type SopContent = z.infer<typeof SopContent>;

/** One version, as it was published; of it only `retiredAt` ever changes. The current one is the highest that is not retired. */
export const Sop = SopContent.extend({
  id: SopId,
  key: StepKey,
  version: z.int().positive(),
  teamId: z.string().min(1).max(64),
  authorId: AgentId.nullable().default(null),
  publishedAt: Millis.nullable().default(null),
  /** What changed, in the author's words. */
  summary: z.string().max(300).default(''),
  /** What the team had learnt that led to it. */
  lessonId: LessonId.nullable().default(null),
  retiredAt: Millis.nullable().default(null),
});
export type Sop = z.infer<typeof Sop>;

/** Who walked the version before must be able to read what is different now. */
export const lacksSummary = (of: { readonly baseVersion: number; readonly summary: string }): boolean =>
  of.baseVersion > 0 && of.summary.trim() === '';

/** The row of a version has one name, so that two people cannot publish the same number. */
export const sopIdOf = (key: string, version: number): SopId => `sop-${key}-v${version}` as SopId;
