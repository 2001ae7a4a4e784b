import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import { feedbackIdOf, usageIdOf } from '#shared/domain/knowledge-ids.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Article, ArticleContent, Feedback, Usage } from '#shared/domain/article.ts';
import { ProposalId, RevisionId, type TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Ids } from '../kernel/ports.ts';
import type { DraftContent } from './drafts.ts';
import { checklistTable, proposalTable } from './tables.ts';
import { findTicket } from './ticket.ts';

/** Fields without which there is nothing to read. */
export const missingOf = ({ title, body }: Pick<ArticleContent, 'title' | 'body'>): string[] => [
  ...(title.trim() === '' ? ['title'] : []),
  ...(body.trim() === '' ? ['body'] : []),
];

const contentOf = ({ title, body, language, tags, questions, files }: ArticleContent): ArticleContent => ({
  title,
  body,
  language,
  tags,
  questions: questions.map((question) => question.trim()).filter((question) => question !== ''),
  files,
});

/** The item of the checklist the draft was begun for learns of its article; only what is published answers it. */
function tickOf(db: ReadableDb, { checklist, articleId }: DraftContent, isPublished: boolean): Mutation[] {
  if (!checklist) return [];
  const list = checklistTable.get(db, checklist.checklistId)?.data;
  const item = list?.items.find(({ key }) => key === checklist.itemKey);
  if (!list || !item || list.closedAt !== null) return [];
  const isDone = isPublished || item.doneAt !== null;
  return [{ name: 'checklist.tick', ...checklist, isDone, articleId }];
}

/** Tickets another desk holds, or that have enough articles, are left alone. */
export function linkOf(db: ReadableDb, ticketId: TicketId | null, articleId: Article['id']): Mutation[] {
  const ticket = ticketId === null ? undefined : findTicket(db, ticketId);
  if (!ticket || ticketId === null || ticket.articleIds.includes(articleId) || ticket.articleIds.length >= 20)
    return [];
  return [{ name: 'ticket.link', ticketId, add: [articleId], remove: [] }];
}

export function publishOf(
  db: ReadableDb,
  draft: DraftContent,
  about: { readonly summary: string; readonly reviewAt: number | null },
  ids: Ids,
): Mutation[] {
  const { articleId, spaceId, baseVersion, proposalId } = draft;
  const publish: Mutation = {
    name: 'article.publish',
    articleId,
    spaceId,
    baseVersion,
    revisionId: RevisionId.parse(ids.uuid()),
    content: contentOf(draft),
    proposalId,
    ...about,
  };
  return [publish, ...tickOf(db, draft, true)];
}

/** An author's own proposal is replaced; of a colleague's, a new one is made beside it. */
export function proposeOf(
  db: ReadableDb,
  draft: ArticleDraft,
  summary: string,
  who: { readonly agentId: string; readonly ids: Ids },
): Mutation[] {
  const { articleId, spaceId, baseVersion, proposalId, ticketId } = draft;
  const stored = proposalId === null ? undefined : proposalTable.get(db, proposalId)?.data;
  const id = stored?.authorId === who.agentId ? stored.id : ProposalId.parse(who.ids.uuid());
  const proposal = { ...contentOf(draft), id, articleId, spaceId, baseVersion, summary, ticketId };
  return [{ name: 'article.propose', proposal }, ...tickOf(db, draft, false)];
}

/** The day of a use, in UTC: the same for every desk. */
const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

export function usageOf(article: Article, agentId: string, how: Usage['how'], now: number): Usage['id'] {
  return usageIdOf(article.id, agentId, dayOf(now), how) as Usage['id'];
}

export type Judged = Pick<Feedback, 'verdict' | 'note' | 'ticketId'>;

export function feedbackOf({ id: articleId, spaceId, version }: Article, agentId: string, said: Judged): Mutation {
  const id = feedbackIdOf(articleId, agentId, version) as Feedback['id'];
  return { name: 'feedback.add', feedback: { ...said, id, articleId, spaceId, version } };
}
