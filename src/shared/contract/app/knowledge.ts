import { z } from 'zod';
import {
  Article,
  ArticleContent,
  ArticleFile,
  Checklist,
  Feedback,
  Proposal,
  Revision,
  SpaceId,
} from '../../domain/article.ts';
import { ArticleId, ChecklistId, FeedbackId, ProposalId, TicketId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { app, Nothing } from './base.ts';

export const ArticleListItem = Article.pick({
  id: true,
  title: true,
  language: true,
  tags: true,
  updatedAt: true,
  spaceId: true,
  status: true,
  reviewAt: true,
}).extend({ hasDraft: z.boolean(), openFeedback: z.int() });
export type ArticleListItem = z.infer<typeof ArticleListItem>;

export const FeedbackItem = Feedback.extend({ agentName: z.string(), ticketNumber: z.int().nullable() });
export type FeedbackItem = z.infer<typeof FeedbackItem>;
export const ProposalItem = Proposal.extend({ authorName: z.string(), isMine: z.boolean() });
export type ProposalItem = z.infer<typeof ProposalItem>;

export const ArticlePage = Article.extend({
  authorName: z.string().nullable(),
  /** Newest first. */
  revisions: z.array(
    Revision.pick({ id: true, version: true, summary: true, at: true }).extend({ authorName: z.string().nullable() }),
  ),
  proposals: z.array(ProposalItem),
  /** Not yet resolved, newest first. */
  feedback: z.array(FeedbackItem),
  /** Verdicts on the version shown. */
  useful: z.int(),
  /** Not useful, or wrong. */
  notUseful: z.int(),
  /** Days on which agents used it in the last 30 days, counted by agent. */
  uses30: z.int(),
  /** Mine of the version shown; null: none yet. */
  myVerdict: Feedback.shape.verdict.nullable(),
  hasDraft: z.boolean(),
  sops: z.array(z.object({ key: z.string(), title: z.object({ zh: z.string(), en: z.string() }) })),
  /** Newest first, at most 20 of the tickets this desk holds. */
  tickets: z.array(z.object({ ticketId: TicketId, number: z.int(), subject: z.string() })),
  tickets30: z.int(),
  mayPublish: z.boolean(),
});
export type ArticlePage = z.infer<typeof ArticlePage>;

/** An author's unfinished text, on this desk only; one per article, saved as they type. */
export const ArticleDraft = ArticleContent.extend({
  title: z.string().max(200),
  articleId: ArticleId,
  spaceId: SpaceId,
  baseVersion: z.int().min(0),
  ticketId: TicketId.nullable(),
  checklist: z.object({ checklistId: ChecklistId, itemKey: z.string() }).nullable(),
  proposalId: ProposalId.nullable(),
  /** How often words came back into it by themselves, as of a declined proposal: a save that does not know of them keeps them. */
  returns: z.int().min(0).default(0),
  updatedAt: z.number(),
});
export type ArticleDraft = z.infer<typeof ArticleDraft>;

/** Words that could name a person or their things, by place in the text (UTF-16 units). */
export const PersonalData = z.object({
  where: z.enum(['title', 'body', 'question']),
  /** Which question; 0 elsewhere. */
  index: z.int(),
  start: z.int(),
  end: z.int(),
  kind: z.enum(['name', 'phone', 'email', 'id-card', 'bank-card', 'order-number', 'address', 'plate', 'handle']),
  text: z.string(),
});
export type PersonalData = z.infer<typeof PersonalData>;

/** Customers' questions that no article answers well, said in about the same way. */
export const QuestionCluster = z.object({
  id: z.string(),
  /** The most typical of them. */
  question: z.string(),
  count: z.int(),
  newestAt: z.number(),
  words: z.array(z.string()),
  examples: z.array(z.object({ ticketId: TicketId, number: z.int(), text: z.string() })),
  /** The article that comes nearest, though not near enough; null: nothing is like it. */
  nearest: z.object({ articleId: ArticleId, title: z.string(), score: z.number() }).nullable(),
});
export type QuestionCluster = z.infer<typeof QuestionCluster>;

export const REVIEW_LISTS = ['due', 'complained', 'used', 'unused', 'proposed'] as const;
export const ReviewItem = ArticleListItem.extend({
  uses30: z.int(),
  complaints: z.int(),
  newestComplaint: z.string().nullable(),
  /** The last use within 45 days, after which the hub forgets uses; null: none in that time. */
  lastUsedAt: z.number().nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** One file of a folder of Markdown, by its path below the folder (`/` between names). */
export const MarkdownFile = z.object({ path: z.string().min(1).max(400), text: z.string().max(400_000) });
export type MarkdownFile = z.infer<typeof MarkdownFile>;

const Place = z.object({ articleId: ArticleId });

export const knowledge = {
  /** Newest first. `tags`: only articles that share one of them, most shared first; empty: all. Archived ones only when asked for. */
  list: app
    .input(
      z.object({
        tags: z.array(z.string()).max(50),
        language: Article.shape.language.nullable(),
        archived: z.boolean().default(false),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ items: z.array(ArticleListItem) })),
  /** `isReading`: it was opened to be read, which counts as a use (once a day). */
  get: app.input(Place.extend({ isReading: z.boolean().default(false) })).output(ArticlePage),
  revision: app.input(Place.extend({ version: z.int().positive() })).output(Revision),
  readFile: app
    .input(Place.extend({ sha256: z.string().max(64), offset: z.int().min(0) }))
    .output(z.object({ base64: z.string(), totalBytes: z.int() }))
    .errors({ NOT_ON_THIS_DESK: {}, DAMAGED: {} }),
  /** Spaces this desk holds. */
  spaces: app.input(Nothing).output(z.object({ spaces: z.array(SpaceId) })),
  /** It was quoted or linked in an answer; with a ticket it is linked to that. */
  inserted: app.input(Place.extend({ ticketId: TicketId.nullable() })).output(Nothing),
  judge: app
    .input(
      Place.extend({
        verdict: Feedback.shape.verdict,
        note: z.string().max(2000),
        ticketId: TicketId.nullable(),
      }),
    )
    .output(Nothing),
  resolveFeedback: app.input(z.object({ feedbackId: FeedbackId })).output(Nothing),

  drafts: app.input(Nothing).output(z.object({ drafts: z.array(ArticleDraft) })),
  draft: app.input(Place).output(z.object({ draft: ArticleDraft.nullable() })),
  /**
   * A draft of a new article, of the present version, of a proposal, or drawn from a solved ticket. There is one per article: one
   * that stands already, whatever it was begun from, is answered as it is.
   */
  startDraft: app
    .input(
      z.discriminatedUnion('from', [
        z.object({ from: z.literal('nothing'), spaceId: SpaceId, language: Language, title: z.string().max(200) }),
        z.object({ from: z.literal('article'), articleId: ArticleId }),
        z.object({ from: z.literal('proposal'), proposalId: ProposalId }),
        z.object({ from: z.literal('ticket'), ticketId: TicketId, spaceId: SpaceId }),
        z.object({
          from: z.literal('checklist'),
          checklistId: ChecklistId,
          itemKey: z.string(),
          title: z.string().max(200),
          language: Language,
        }),
        z.object({ from: z.literal('cluster'), clusterId: z.string(), spaceId: SpaceId }),
      ]),
    )
    .output(ArticleDraft),
  /** Answers with the draft as it stands: with words that came back while it was written on. */
  saveDraft: app.input(ArticleDraft.omit({ updatedAt: true })).output(z.object({ draft: ArticleDraft })),
  discardDraft: app.input(Place).output(Nothing),
  /** Flags what could name a person; the ticket's customer is known by name. */
  personalData: app
    .input(
      z.object({ title: z.string(), body: z.string(), questions: z.array(z.string()), ticketId: TicketId.nullable() }),
    )
    .output(z.object({ found: z.array(PersonalData) })),
  /** Sends the draft to those who publish. INCOMPLETE names the fields that are empty. */
  propose: app
    .input(Place.extend({ summary: z.string().max(300) }))
    .output(Nothing)
    .errors({ INCOMPLETE: { data: z.object({ fields: z.array(z.string()) }) } }),
  /**
   * Publishes the draft; with `proposalId` that proposal word for word, and a draft begun from it stays where it says more.
   * OUTDATED: somebody published version `version` since it was begun; it stays.
   */
  publish: app
    .input(
      Place.extend({
        summary: z.string().max(300),
        reviewAt: z.number().nullable(),
        proposalId: ProposalId.optional(),
      }),
    )
    .output(Nothing)
    .errors({
      INCOMPLETE: { data: z.object({ fields: z.array(z.string()) }) },
      OUTDATED: { data: z.object({ version: z.int() }) },
    }),
  /** The draft now starts from the present version; its text is kept. */
  rebaseDraft: app.input(Place).output(ArticleDraft),
  closeProposal: app.input(z.object({ proposalId: ProposalId, words: z.string().max(1000) })).output(Nothing),
  archive: app.input(Place.extend({ isArchived: z.boolean() })).output(Nothing),
  /** Still right: to be looked at again at `reviewAt`; null: after the team's usual time. */
  review: app.input(Place.extend({ reviewAt: z.number().nullable() })).output(Nothing),

  /**
   * due: past its date, or never looked at for as long as the team lets an article stand. complained: with words nobody has
   * dealt with. used, unused: in the last 30 days. proposed: `proposals` oldest first, `items` the articles they would change.
   * `counts` of every list, at most 1,000.
   */
  reviewList: app
    .input(z.object({ list: z.enum(REVIEW_LISTS), limit: z.int().min(1).max(200) }))
    .output(
      z.object({ items: z.array(ReviewItem), proposals: z.array(ProposalItem), counts: z.record(z.string(), z.int()) }),
    ),
  /** Mines the newest tickets in slices; `isRunning` with the share done while it does. Starts when asked or nothing is known yet. */
  questions: app.input(z.object({ again: z.boolean() })).output(
    z.object({
      clusters: z.array(QuestionCluster),
      isRunning: z.boolean(),
      doneShare: z.number(),
      minedAt: z.number().nullable(),
      tickets: z.int(),
    }),
  ),
  dismissQuestion: app.input(z.object({ clusterId: z.string() })).output(Nothing),

  checklists: app.input(Nothing).output(z.object({ checklists: z.array(Checklist) })),
  saveChecklist: app.input(Checklist.omit({ createdBy: true, at: true })).output(Nothing),
  tick: app
    .input(
      z.object({
        checklistId: ChecklistId,
        itemKey: z.string(),
        isDone: z.boolean(),
        articleId: ArticleId.nullable(),
      }),
    )
    .output(Nothing),

  /** Every published article of these spaces as Markdown with front matter, in one folder per space and language. */
  exportFolder: app
    .input(z.object({ spaceIds: z.array(SpaceId).max(50), after: z.string().nullable() }))
    .output(z.object({ files: z.array(MarkdownFile), attachments: z.array(ArticleFile), next: z.string().nullable() })),
  /**
   * Reads Markdown files: those with a known id become the next version where they differ, others new articles. Each file is
   * answered by itself, with the place of the first fault. `isTrial`: only says what would happen. Files of an article that
   * nobody here has the content of are left out.
   */
  importFolder: app
    .input(z.object({ spaceId: SpaceId, files: z.array(MarkdownFile).min(1).max(100), isTrial: z.boolean() }))
    .output(
      z.object({
        results: z.array(
          z.object({
            path: z.string(),
            outcome: z.enum(['new', 'changed', 'same', 'refused']),
            articleId: ArticleId.nullable(),
            title: z.string(),
            problem: z
              .object({
                code: z.enum(['front-matter', 'title', 'too-long', 'bad-value', 'empty', 'forbidden']),
                line: z.int(),
                field: z.string().nullable(),
              })
              .nullable(),
          }),
        ),
      }),
    ),
};
