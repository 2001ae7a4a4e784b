import { z } from 'zod';
import {
  AgentId,
  ArticleId,
  AttachmentId,
  ChecklistId,
  FeedbackId,
  ProposalId,
  RevisionId,
  TicketId,
  UsageId,
} from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Millis } from '../kernel/time.ts';
import { Attachment } from './attachment.ts';
import { Tag } from './ticket.ts';

export const SpaceId = z.string().regex(/^[\x21-\x7e]{1,64}$/);

/** A file an article shows or offers, named by its content. */
export const ArticleFile = Attachment.omit({ ticketId: true, messageId: true }).extend({ id: AttachmentId });
export type ArticleFile = z.infer<typeof ArticleFile>;

/** What an author writes: the same in an article, its earlier revisions, a proposal and a draft. `body` is Markdown. */
export const ArticleContent = z.object({
  title: z.string().min(1).max(200),
  body: z.string().max(200_000),
  language: Language,
  tags: z.array(Tag).max(50),
  /** How customers ask for it, in their own words. */
  questions: z.array(z.string().max(300)).max(200),
  files: z.array(ArticleFile).max(20),
});
export type ArticleContent = z.infer<typeof ArticleContent>;

/** A page of the team's knowledge, as published. `version` counts publications from 1. */
export const Article = ArticleContent.extend({
  id: ArticleId,
  spaceId: SpaceId,
  version: z.int().positive(),
  status: z.enum(['published', 'archived']),
  /** Who wrote this version: of a proposal, whoever proposed it, else who published it; null: it was there before anybody's name was kept. */
  authorId: AgentId.nullable(),
  updatedAt: Millis,
  /** When somebody last said that it is still right, and until when that holds; null: never asked. */
  reviewedAt: Millis.nullable(),
  reviewAt: Millis.nullable(),
});
export type Article = z.infer<typeof Article>;

/** An earlier or present version of an article, never changed. */
export const Revision = ArticleContent.extend({
  id: RevisionId,
  articleId: ArticleId,
  spaceId: SpaceId,
  version: z.int().positive(),
  authorId: AgentId.nullable(),
  /** What changed, in the author's words. */
  summary: z.string().max(300),
  at: Millis,
});
export type Revision = z.infer<typeof Revision>;

/** Content somebody wants published: of a new article (`baseVersion` 0) or over a version of a known one. */
export const Proposal = ArticleContent.extend({
  id: ProposalId,
  articleId: ArticleId,
  spaceId: SpaceId,
  baseVersion: z.int().min(0),
  authorId: AgentId,
  summary: z.string().max(300),
  /** The solved ticket it was drawn from. */
  ticketId: TicketId.nullable(),
  at: Millis,
});
export type Proposal = z.infer<typeof Proposal>;

/** What a reader says of an article. `version`: the one they read. `resolvedAt`: somebody has dealt with it. */
export const Feedback = z.object({
  id: FeedbackId,
  articleId: ArticleId,
  spaceId: SpaceId,
  agentId: AgentId,
  verdict: z.enum(['useful', 'not-useful', 'wrong']),
  note: z.string().max(2000),
  version: z.int().min(0),
  ticketId: TicketId.nullable(),
  at: Millis,
  resolvedAt: Millis.nullable(),
  resolvedBy: AgentId.nullable(),
});
export type Feedback = z.infer<typeof Feedback>;

/** One agent used an article in one way on one day. The id says so: `<article>.<agent>.<day>.<how>`; a repetition is the same row. */
export const Usage = z.object({
  id: UsageId,
  articleId: ArticleId,
  spaceId: SpaceId,
  agentId: AgentId,
  how: z.enum(['opened', 'inserted']),
  at: Millis,
});
export type Usage = z.infer<typeof Usage>;

/** What must stand in the knowledge base before a product is sold. `articleId`: the article that answers the item. */
export const Checklist = z.object({
  id: ChecklistId,
  spaceId: SpaceId,
  name: z.string().min(1).max(120),
  dueAt: Millis.nullable(),
  createdBy: AgentId,
  at: Millis,
  closedAt: Millis.nullable(),
  items: z
    .array(
      z.object({
        key: z.string().regex(/^[a-z0-9-]{1,40}$/),
        /** In the author's words; empty: the product's own words for a known key. */
        label: z.string().max(200),
        doneAt: Millis.nullable(),
        doneBy: AgentId.nullable(),
        articleId: ArticleId.nullable(),
      }),
    )
    .max(60),
});
export type Checklist = z.infer<typeof Checklist>;
