import { z } from 'zod';
import { ArticleContent, Checklist, Feedback, Proposal, SpaceId, Usage } from '../article.ts';
import { ArticleId, ChecklistId, FeedbackId, ProposalId, RevisionId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';

export const KNOWLEDGE_MUTATIONS = [
  /** Lays content before those who may publish. The same id again replaces the author's own proposal. */
  z.object({ name: z.literal('article.propose'), proposal: Proposal.omit({ authorId: true, at: true }) }),
  /** Takes a proposal back (its author) or declines it, with words (who may publish). */
  z.object({ name: z.literal('proposal.close'), proposalId: ProposalId, words: z.string().max(1000) }),
  /**
   * Publishes content as the next version. `baseVersion` is the version the author started from (0: a new article): when
   * another stands, `outdated`. The proposal it came from goes with it.
   */
  z.object({
    name: z.literal('article.publish'),
    articleId: ArticleId,
    spaceId: SpaceId,
    baseVersion: z.int().min(0),
    revisionId: RevisionId,
    content: ArticleContent,
    summary: z.string().max(300),
    proposalId: ProposalId.nullable(),
    reviewAt: Millis.nullable(),
  }),
  z.object({ name: z.literal('article.archive'), articleId: ArticleId, isArchived: z.boolean() }),
  /** Somebody has read it again and it is right until `reviewAt`. */
  z.object({ name: z.literal('article.review'), articleId: ArticleId, reviewAt: Millis }),
  z.object({
    name: z.literal('feedback.add'),
    feedback: Feedback.omit({ agentId: true, at: true, resolvedAt: true, resolvedBy: true }),
  }),
  z.object({ name: z.literal('feedback.resolve'), feedbackId: FeedbackId }),
  z.object({ name: z.literal('usage.add'), usage: Usage.omit({ agentId: true, at: true }) }),
  /** Makes or changes a checklist as a whole; ticks travel by `checklist.tick`, so that two people can tick at once. */
  z.object({ name: z.literal('checklist.save'), checklist: Checklist.omit({ createdBy: true, at: true }) }),
  z.object({
    name: z.literal('checklist.tick'),
    checklistId: ChecklistId,
    itemKey: z.string().max(40),
    isDone: z.boolean(),
    articleId: ArticleId.nullable(),
  }),
] as const;
