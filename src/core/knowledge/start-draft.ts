import type { Language } from '#shared/kernel/text.ts';
import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import type { Article, Proposal } from '#shared/domain/article.ts';
import { ArticleId, type ChecklistId, type ProposalId, type TicketId } from '#shared/kernel/ids.ts';
import { ellipsis } from '#shared/kernel/one-line.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import type { Ids } from '../kernel/ports.ts';
import { found } from '../kernel/refusal.ts';
import { answerOf, languageOf } from './answer.ts';
import { draftsIn, findDraft, putDraft, type DraftContent } from './drafts.ts';
import { findCluster } from './mining/store.ts';
import { articleTable, checklistTable, proposalTable } from './tables.ts';
import { findTicket, linesOf, signatures } from './ticket.ts';

/** What a proposal says, as a draft. @throws Refusal NOT_FOUND when it is not on this desk, or of another article. */
export function proposedDraft(db: ReadableDb, proposalId: ProposalId, articleId: ArticleId): DraftContent {
  const proposal = found(proposalTable.get(db, proposalId)).data;
  return found(proposal.articleId === articleId ? ofProposal(proposal) : undefined);
}

export type Start =
  | { from: 'nothing'; spaceId: string; language: Language; title: string }
  | { from: 'article'; articleId: ArticleId }
  | { from: 'proposal'; proposalId: ProposalId }
  | { from: 'ticket'; ticketId: TicketId; spaceId: string }
  | { from: 'checklist'; checklistId: ChecklistId; itemKey: string; title: string; language: Language }
  | { from: 'cluster'; clusterId: string; spaceId: string };

type World = { readonly tx: WritableDb; readonly ids: Ids; readonly now: number; readonly changed: ChangeSet };

const MAX_TITLE = 200;
const MAX_QUESTIONS = 20;

const nothing = {
  title: '',
  body: '',
  tags: [],
  questions: [],
  files: [],
  baseVersion: 0,
  ticketId: null,
  checklist: null,
  proposalId: null,
  returns: 0,
} satisfies Partial<DraftContent>;

const newId = (ids: Ids): ArticleId => ArticleId.parse(ids.uuid());

function contentOf({ title, body, language, tags, questions, files, spaceId }: Article | Proposal) {
  return { title, body, language, tags, questions, files, spaceId };
}

const ofArticle = (article: Article): DraftContent => ({
  ...nothing,
  ...contentOf(article),
  articleId: article.id,
  baseVersion: article.version,
});

const ofProposal = (proposal: Proposal): DraftContent => ({
  ...nothing,
  ...contentOf(proposal),
  articleId: proposal.articleId,
  baseVersion: proposal.baseVersion,
  ticketId: proposal.ticketId,
  proposalId: proposal.id,
});

function ofTicket(db: ReadableDb, start: Start & { from: 'ticket' }, ids: Ids): DraftContent {
  const ticket = found(findTicket(db, start.ticketId));
  const lines = linesOf(db, start.ticketId);
  const { title, question, body } = answerOf({ subject: ticket.subject, lines, names: signatures(db) });
  return {
    ...nothing,
    articleId: newId(ids),
    spaceId: start.spaceId,
    title,
    body,
    language: languageOf(`${title}${question}${body}`),
    tags: ticket.tags.slice(0, 50),
    questions: question === '' ? [] : [question],
    ticketId: start.ticketId,
  };
}

function ofChecklist(db: ReadableDb, start: Start & { from: 'checklist' }, ids: Ids): DraftContent {
  const list = found(checklistTable.get(db, start.checklistId)).data;
  const item = found(list.items.find(({ key }) => key === start.itemKey));
  const checklist = { checklistId: start.checklistId, itemKey: start.itemKey };
  const article = item.articleId === null ? undefined : articleTable.get(db, item.articleId)?.data;
  if (article) return { ...ofArticle(article), checklist };
  const { title, language } = start;
  return { ...nothing, articleId: newId(ids), spaceId: list.spaceId, title, language, checklist };
}

function ofCluster(db: ReadableDb, start: Start & { from: 'cluster' }, ids: Ids): DraftContent {
  const { question, examples } = found(findCluster(db, start.clusterId));
  return {
    ...nothing,
    articleId: newId(ids),
    spaceId: start.spaceId,
    title: ellipsis(question, MAX_TITLE),
    language: languageOf(question),
    questions: [...new Set([question, ...examples.map(({ text }) => text)])].slice(0, MAX_QUESTIONS),
  };
}

/** A draft begun from the same thing before: going back to it loses nobody's words. */
function begun(db: ReadableDb, start: Start): ArticleDraft | undefined {
  switch (start.from) {
    case 'article':
      return findDraft(db, start.articleId);
    case 'ticket':
      return draftsIn(db).find(({ ticketId, proposalId }) => ticketId === start.ticketId && proposalId === null);
    case 'checklist':
      return draftsIn(db).find(
        ({ checklist }) => checklist?.checklistId === start.checklistId && checklist.itemKey === start.itemKey,
      );
    case 'proposal':
    case 'nothing':
    case 'cluster':
      return undefined;
    default:
      return start satisfies never;
  }
}

function drawn(db: ReadableDb, start: Start, ids: Ids): DraftContent {
  switch (start.from) {
    case 'nothing': {
      const { spaceId, language, title } = start;
      return { ...nothing, articleId: newId(ids), spaceId, language, title };
    }
    case 'article':
      return ofArticle(found(articleTable.get(db, start.articleId)).data);
    case 'proposal':
      return ofProposal(found(proposalTable.get(db, start.proposalId)).data);
    case 'ticket':
      return ofTicket(db, start, ids);
    case 'checklist':
      return ofChecklist(db, start, ids);
    case 'cluster':
      return ofCluster(db, start, ids);
    default:
      return start satisfies never;
  }
}

/**
 * Begins a draft, or goes back to one that was begun from the same thing. There is one per article: where one stands already
 * (also begun from something else) that one is answered, as it is.
 * @throws Refusal NOT_FOUND when what it starts from is not on this desk.
 */
export function startDraft({ tx, ids, now, changed }: World, start: Start): ArticleDraft {
  const known = begun(tx, start);
  if (known) return known;
  const draft = drawn(tx, start, ids);
  return findDraft(tx, draft.articleId) ?? putDraft(tx, draft, now, changed);
}
