import { DAY } from '../../kernel/units.ts';
import { oneLine } from '../../kernel/one-line.ts';
import type { Article, ArticleContent, Checklist, Feedback, Proposal, Revision, Usage } from '../article.ts';
import { articleNoticeId, feedbackIdOf, unsignedRevisionId, usageIdStart } from '../knowledge-ids.ts';
import type { Notice } from '../notice.ts';
import { mayDo } from '../rights.ts';
import { DEFAULT_TEAM } from '../team.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision, type Key, type Rules } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { Effect, View, WriteContext } from './view.ts';

const DONE: Decision = { effects: [], outcome: OK };
const done = (...effects: Effect[]): Decision => ({ effects, outcome: OK });

const isEmpty = (content: ArticleContent): boolean => content.title.trim() === '' || content.body.trim() === '';

const contentOf = ({ title, body, language, tags, questions, files }: ArticleContent): ArticleContent => ({
  title,
  body,
  language,
  tags,
  questions,
  files,
});

type Told = Pick<Notice, 'agentId' | 'articleId' | 'ticketId' | 'reason' | 'body'>;

/** What became of somebody's proposal or feedback; nobody is told what they did themselves. */
function tell(id: string, told: Told, context: WriteContext): Effect[] {
  if (told.agentId === context.agentId) return [];
  const from = { kind: 'article' as const, messageId: null, fromId: context.agentId as never, at: context.now };
  const data: Notice = { id: articleNoticeId(id) as never, ...told, ...from };
  return [{ tbl: 'notice', id: data.id, data }];
}

function propose({ proposal }: MutationOf<'article.propose'>, view: View, context: WriteContext): Decision {
  const article = view.get('article', proposal.articleId)?.data;
  const stored = view.get('proposal', proposal.id)?.data;
  if (stored && stored.authorId !== context.agentId) return refuse(rejected('forbidden'));
  if (isEmpty(proposal) || (article && article.spaceId !== proposal.spaceId)) return refuse(rejected('invalid'));
  if (!article && proposal.baseVersion > 0) return refuse(rejected('gone'));
  const data: Proposal = { ...proposal, authorId: context.agentId as never, at: context.now };
  return done({ tbl: 'proposal', id: data.id, data });
}

function closeProposal(mutation: MutationOf<'proposal.close'>, view: View, context: WriteContext): Decision {
  const proposal = view.get('proposal', mutation.proposalId)?.data;
  if (!proposal) return DONE;
  const isMine = proposal.authorId === context.agentId;
  if (!isMine && !mayDo(context.role, 'article.publish')) return refuse(rejected('forbidden'));
  const { articleId, ticketId, authorId: agentId } = proposal;
  const told = { agentId, articleId, ticketId, reason: 'declined', body: mutation.words };
  return done({ tbl: 'proposal', id: proposal.id, data: null }, ...tell(proposal.id, told, context));
}

type Publish = MutationOf<'article.publish'>;

const reviewAtOf = (view: View, now: number): number =>
  now + (view.get('team', 'team')?.data ?? DEFAULT_TEAM).reviewAfterDays * DAY;

/** The version about to be replaced keeps its words, where no revision row was made for it in its time. */
function unsigned(article: Article | undefined, view: View): Effect[] {
  if (article?.authorId !== null) return [];
  const id = unsignedRevisionId(article.id, article.version);
  if (view.get('revision', id)) return [];
  const { spaceId, version, authorId, updatedAt: at } = article;
  const about = { id: id as never, articleId: article.id, spaceId, version, authorId, summary: '', at };
  return [{ tbl: 'revision', id, data: { ...contentOf(article), ...about } }];
}

/** The proposal these words came from, while it waits. */
function adoptedProposal({ proposalId, articleId }: Publish, view: View): Proposal | undefined {
  const proposal = proposalId === null ? undefined : view.get('proposal', proposalId)?.data;
  return proposal?.articleId === articleId ? proposal : undefined;
}

/** The proposal that was published goes, and its author is told. */
function adopted(mutation: Publish, view: View, context: WriteContext): Effect[] {
  const { articleId } = mutation;
  const proposal = adoptedProposal(mutation, view);
  if (!proposal) return [];
  const { ticketId, authorId: agentId, title } = proposal;
  const told = { agentId, articleId, ticketId, reason: 'published', body: title };
  return [{ tbl: 'proposal', id: proposal.id, data: null }, ...tell(proposal.id, told, context)];
}

function newVersion(mutation: Publish, view: View, context: WriteContext): Effect[] {
  const { articleId, spaceId, baseVersion, revisionId, summary } = mutation;
  const content = contentOf(mutation.content);
  // Who wrote it is its author, not who let it out.
  const authorId = adoptedProposal(mutation, view)?.authorId ?? (context.agentId as never);
  const by = { spaceId, version: baseVersion + 1, authorId };
  const revision: Revision = { ...content, ...by, id: revisionId, articleId, summary, at: context.now };
  const reviewAt = mutation.reviewAt ?? reviewAtOf(view, context.now);
  const times = { updatedAt: context.now, reviewedAt: context.now, reviewAt };
  const article: Article = { ...content, ...by, ...times, id: articleId, status: 'published' };
  return [
    { tbl: 'article', id: articleId, data: article },
    { tbl: 'revision', id: revisionId, data: revision },
  ];
}

function publish(mutation: Publish, view: View, context: WriteContext): Decision {
  const { articleId, spaceId, baseVersion, revisionId } = mutation;
  const stored = view.get('article', articleId)?.data;
  const known = view.get('revision', revisionId)?.data;
  // Sent again to a hub that has it.
  if (known) return known.articleId === articleId ? DONE : refuse(rejected('invalid'));
  if (!stored && baseVersion > 0) return refuse(rejected('gone'));
  if (isEmpty(mutation.content) || (stored && stored.spaceId !== spaceId)) return refuse(rejected('invalid'));
  if (stored && stored.version !== baseVersion) return refuse(rejected('outdated'));
  return done(...unsigned(stored, view), ...newVersion(mutation, view, context), ...adopted(mutation, view, context));
}

function changeArticle(articleId: string, view: View, changes: Partial<Article>): Decision {
  const stored = view.get('article', articleId)?.data;
  if (!stored) return refuse(rejected('gone'));
  return done({ tbl: 'article', id: articleId, data: { ...stored, ...changes } });
}

function addFeedback({ feedback }: MutationOf<'feedback.add'>, view: View, context: WriteContext): Decision {
  const article = view.get('article', feedback.articleId)?.data;
  if (!article) return refuse(rejected('gone'));
  const isOwnId = feedback.id === feedbackIdOf(feedback.articleId, context.agentId, feedback.version);
  if (!isOwnId || article.spaceId !== feedback.spaceId) return refuse(rejected('invalid'));
  const stored = view.get('feedback', feedback.id)?.data;
  if (stored?.verdict === feedback.verdict && stored.note === feedback.note) return DONE;
  const open = { agentId: context.agentId as never, at: context.now, resolvedAt: null, resolvedBy: null };
  const data: Feedback = { ...feedback, ...open };
  return done({ tbl: 'feedback', id: data.id, data });
}

function resolveFeedback(mutation: MutationOf<'feedback.resolve'>, view: View, context: WriteContext): Decision {
  const stored = view.get('feedback', mutation.feedbackId)?.data;
  if (!stored) return refuse(rejected('gone'));
  if (stored.resolvedAt !== null) return DONE;
  const data: Feedback = { ...stored, resolvedAt: context.now, resolvedBy: context.agentId as never };
  const { agentId, articleId, ticketId, note } = stored;
  const told = { agentId, articleId, ticketId, reason: 'resolved', body: oneLine(note, 300) };
  return done({ tbl: 'feedback', id: data.id, data }, ...tell(stored.id, told, context));
}

/** Nobody asked for it to be counted: an article that is gone is no refusal. */
function addUsage({ usage }: MutationOf<'usage.add'>, view: View, context: WriteContext): Decision {
  const article = view.get('article', usage.articleId)?.data;
  if (view.get('usage', usage.id) || !article) return DONE;
  const isOwnId = usage.id.startsWith(usageIdStart(usage.articleId, context.agentId));
  if (!isOwnId || article.spaceId !== usage.spaceId) return refuse(rejected('invalid'));
  const data: Usage = { ...usage, agentId: context.agentId as never, at: context.now };
  return done({ tbl: 'usage', id: data.id, data });
}

/** Ticks are not the author's to change: items that stood keep theirs, new ones begin without. */
function saveChecklist({ checklist }: MutationOf<'checklist.save'>, view: View, context: WriteContext): Decision {
  const keys = checklist.items.map(({ key }) => key);
  if (new Set(keys).size < keys.length) return refuse(rejected('invalid'));
  const stored = view.get('checklist', checklist.id)?.data;
  const items = checklist.items.map((item) => {
    const old = stored?.items.find(({ key }) => key === item.key);
    const { doneAt, doneBy, articleId } = old ?? { ...item, doneAt: null, doneBy: null };
    return { ...item, doneAt, doneBy, articleId };
  });
  const by = { createdBy: stored?.createdBy ?? (context.agentId as never), at: stored?.at ?? context.now };
  const data: Checklist = { ...checklist, items, ...by };
  return done({ tbl: 'checklist', id: data.id, data });
}

function tick(mutation: MutationOf<'checklist.tick'>, view: View, context: WriteContext): Decision {
  const stored = view.get('checklist', mutation.checklistId)?.data;
  const item = stored?.items.find(({ key }) => key === mutation.itemKey);
  if (!stored || !item) return refuse(rejected('gone'));
  if (stored.closedAt !== null) return refuse(rejected('closed'));
  const { isDone, articleId } = mutation;
  // Whoever ticked first did it.
  const isKept = isDone && item.doneAt !== null;
  const doneAt = isKept ? item.doneAt : isDone ? context.now : null;
  const doneBy = isKept ? item.doneBy : isDone ? (context.agentId as never) : null;
  if (doneAt === item.doneAt && doneBy === item.doneBy && articleId === item.articleId) return DONE;
  const items = stored.items.map((other) => (other === item ? { ...item, doneAt, doneBy, articleId } : other));
  return done({ tbl: 'checklist', id: stored.id, data: { ...stored, items } });
}

const article = (id: string): Key => ({ tbl: 'article', id });
const notice = (about: string): Key => ({ tbl: 'notice', id: articleNoticeId(about) });
const proposalKeys = (id: string | null): Key[] => (id === null ? [] : [{ tbl: 'proposal', id }, notice(id)]);

const publishKeys = ({ articleId, revisionId, baseVersion, proposalId }: Publish): Key[] => [
  article(articleId),
  { tbl: 'revision', id: revisionId },
  { tbl: 'revision', id: unsignedRevisionId(articleId, baseVersion) },
  { tbl: 'team', id: 'team' },
  ...proposalKeys(proposalId),
];

/** What may be written about the team's knowledge, by name. */
export const KNOWLEDGE_RULES: Rules<
  | 'article.propose'
  | 'proposal.close'
  | 'article.publish'
  | 'article.archive'
  | 'article.review'
  | 'feedback.add'
  | 'feedback.resolve'
  | 'usage.add'
  | 'checklist.save'
  | 'checklist.tick'
> = {
  'article.propose': {
    right: 'article.propose',
    keys: ({ proposal }) => [article(proposal.articleId), { tbl: 'proposal', id: proposal.id }],
    decide: propose,
  },
  'proposal.close': { right: 'article.propose', keys: (m) => proposalKeys(m.proposalId), decide: closeProposal },
  'article.publish': { right: 'article.publish', keys: publishKeys, decide: publish },
  'article.archive': {
    right: 'article.publish',
    keys: (m) => [article(m.articleId)],
    decide: (m, view) => changeArticle(m.articleId, view, { status: m.isArchived ? 'archived' : 'published' }),
  },
  'article.review': {
    right: 'article.publish',
    keys: (m) => [article(m.articleId)],
    decide: (m, view, { now }) => changeArticle(m.articleId, view, { reviewedAt: now, reviewAt: m.reviewAt }),
  },
  'feedback.add': {
    right: 'article.judge',
    keys: ({ feedback }) => [article(feedback.articleId), { tbl: 'feedback', id: feedback.id }],
    decide: addFeedback,
  },
  'feedback.resolve': {
    right: 'article.publish',
    keys: (m) => [{ tbl: 'feedback', id: m.feedbackId }, notice(m.feedbackId)],
    decide: resolveFeedback,
  },
  'usage.add': {
    right: 'article.judge',
    keys: ({ usage }) => [article(usage.articleId), { tbl: 'usage', id: usage.id }],
    decide: addUsage,
  },
  'checklist.save': {
    right: 'article.publish',
    keys: (m) => [{ tbl: 'checklist', id: m.checklist.id }],
    decide: saveChecklist,
  },
  'checklist.tick': {
    right: 'article.propose',
    keys: (m) => [{ tbl: 'checklist', id: m.checklistId }],
    decide: tick,
  },
};
