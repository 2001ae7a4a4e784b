import { z } from 'zod';
import { Feedback, Usage } from '#shared/domain/article.ts';
import { Tag } from '#shared/domain/ticket.ts';
import { Language } from '#shared/kernel/text.ts';

/** knowledge.json: what became of the articles since they were written. An article is named by folder and key, `zh/refund-timing`. */
const Key = z.string().regex(/^[a-z0-9-]{1,60}$/);
const ArticleKey = z.string().regex(/^(zh|en)\/[a-z0-9-]{1,60}$/);
const DaysAgo = z.number().min(0).max(400);

/** An earlier text is the present one with these pieces put back: `[now, then]`, each found exactly once. */
const Pieces = z.array(z.tuple([z.string().min(1), z.string()]));

const RevisionEntry = z.strictObject({
  daysAgo: DaysAgo,
  by: Key.nullable(),
  summary: z.string().max(300),
  /** From the next version to this one; the newest has none. */
  before: Pieces.default([]),
});

const ReviewEntry = z.strictObject({
  article: ArticleKey,
  /** Days before (-) or after (+) now. */
  reviewInDays: z.number().nullable(),
  reviewedDaysAgo: DaysAgo.nullable(),
  /** Oldest first; the last is the text in the folder. */
  versions: z.array(RevisionEntry).default([]),
});

const FeedbackEntry = z.strictObject({
  article: ArticleKey,
  by: Key,
  verdict: Feedback.shape.verdict,
  note: z.string().default(''),
  daysAgo: DaysAgo,
  ticket: z.int().nullable().default(null),
  resolvedBy: Key.nullable().default(null),
});

/** `days`: on how many of the last days, spread evenly. */
const UsageEntry = z.strictObject({
  article: ArticleKey,
  by: z.array(Key).min(1),
  how: Usage.shape.how,
  days: z.array(z.int().min(0).max(120)).min(1),
});

const ProposalEntry = z.strictObject({
  key: Key,
  by: Key,
  daysAgo: DaysAgo,
  summary: z.string(),
  ticket: z.int().nullable().default(null),
  /** A change of an article, or with `title` a new one. */
  article: ArticleKey.nullable(),
  change: Pieces.default([]),
  language: Language.default('zh'),
  title: z.string().optional(),
  tags: z.array(Tag).default([]),
  questions: z.array(z.string()).default([]),
  body: z.array(z.string()).default([]),
});

const ChecklistEntry = z.strictObject({
  key: Key,
  name: z.string(),
  by: Key,
  daysAgo: DaysAgo,
  dueInDays: z.number().nullable(),
  items: z.array(
    z.strictObject({
      key: Key,
      label: z.string().default(''),
      doneBy: Key.nullable().default(null),
      daysAgo: DaysAgo.default(0),
      article: ArticleKey.nullable().default(null),
    }),
  ),
});

export const KnowledgeFile = z.strictObject({
  reviews: z.array(ReviewEntry),
  feedback: z.array(FeedbackEntry),
  usage: z.array(UsageEntry),
  proposals: z.array(ProposalEntry),
  checklists: z.array(ChecklistEntry),
});
export type KnowledgeFile = z.infer<typeof KnowledgeFile>;
export type ReviewEntry = z.infer<typeof ReviewEntry>;
export type ProposalEntry = z.infer<typeof ProposalEntry>;
