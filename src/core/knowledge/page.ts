import type { ArticlePage, FeedbackItem, ProposalItem } from '#shared/contract/app/knowledge.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Article, Feedback, Revision } from '#shared/domain/article.ts';
import { feedbackIdOf, unsignedRevisionId } from '#shared/domain/knowledge-ids.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { DAY } from '#shared/kernel/time.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { findAgent } from '../directory/index.ts';
import { articleTable, feedbackTable, proposalTable, revisionTable } from './tables.ts';

/** Uses are counted over so many days. */
export const USES_MS = 30 * DAY;
const MAX_REVISIONS = 200;
const MAX_PROPOSALS = 50;
const MAX_FEEDBACK = 100;
const MAX_TICKETS = 20;
/** Nobody reads the difference between ten thousand tickets and more. */
const MAX_COUNTED = 10_000;

const nameOf = (db: ReadableDb, agentId: string | null): string | null =>
  agentId === null ? null : (findAgent(db, agentId)?.name ?? null);

export const proposalItem = (db: ReadableDb, row: Row, agentId: string): ProposalItem => {
  const proposal = proposalTable.fromRow(row);
  return {
    ...proposal,
    authorName: nameOf(db, proposal.authorId) ?? '',
    isMine: proposal.authorId === agentId,
  };
};

function feedbackItem(db: ReadableDb, feedback: Feedback): FeedbackItem {
  const number = feedback.ticketId
    ? db.get<{ number: number }>('select number from ticket where id = ?', [feedback.ticketId])?.number
    : undefined;
  return { ...feedback, agentName: nameOf(db, feedback.agentId) ?? '', ticketNumber: number ?? null };
}

/** A version that stood before names were kept has no row of its own; its words are the article's. */
export const presentRevision = (article: Article): Revision => {
  const { title, body, language, tags, questions, files, spaceId, version, authorId, updatedAt } = article;
  const id = unsignedRevisionId(article.id, version) as Revision['id'];
  const content = { title, body, language, tags, questions, files };
  return { ...content, id, articleId: article.id, spaceId, version, authorId, summary: '', at: updatedAt };
};

export function findRevision(db: ReadableDb, articleId: string, version: number): Revision | undefined {
  const row = db.get<Row>('select data from revision where article_id = ? and version = ? order by id limit 1', [
    articleId,
    version,
  ]);
  if (row) return revisionTable.fromRow(row);
  const article = articleTable.get(db, articleId)?.data;
  return article?.version === version ? presentRevision(article) : undefined;
}

type RevisionRow = { id: string; version: number; at: number; summary: string; author_id: string | null };

function revisionsOf(db: ReadableDb, article: Article): ArticlePage['revisions'] {
  const rows = db.all<RevisionRow>(
    `select id, version, at, data ->> '$.summary' as summary, data ->> '$.authorId' as author_id
     from revision where article_id = ? order by version desc limit ?`,
    [article.id, MAX_REVISIONS],
  );
  const known = rows.map(({ author_id: authorId, ...row }) => ({ ...row, authorName: nameOf(db, authorId) }));
  if (known[0]?.version === article.version) return known as ArticlePage['revisions'];
  const { id, version, summary, at, authorId } = presentRevision(article);
  return [{ id, version, summary, at, authorName: nameOf(db, authorId) }, ...known] as ArticlePage['revisions'];
}

/** Days on which agents used it since then, counted by agent. */
export const usesSince = (db: ReadableDb, articleId: string, since: number): number =>
  db.get<{ n: number }>(
    `select count(distinct agent_id || ' ' || (at / ${DAY})) as n from usage where article_id = ? and at > ?`,
    [articleId, since],
  )?.n ?? 0;

function verdicts(db: ReadableDb, { id, version }: Article): { useful: number; notUseful: number } {
  const rows = db.all<{ verdict: string; n: number }>(
    `select verdict, count(*) as n from feedback where article_id = ? and data ->> '$.version' = ? group by verdict`,
    [id, version],
  );
  const of = (verdict: string): number => rows.find((row) => row.verdict === verdict)?.n ?? 0;
  return { useful: of('useful'), notUseful: of('not-useful') + of('wrong') };
}

/** The newest version of each procedure that says to read it. */
function sopsOf(db: ReadableDb, articleId: string): ArticlePage['sops'] {
  const rows = db.all<{ key: string; title: string }>(
    `select s.key, s.data ->> '$.title' as title, max(s.version) as version from sop as s, json_each(s.article_ids) as a
     where a.value = ? group by s.key order by s.key limit 50`,
    [articleId],
  );
  return rows.map(({ key, title }) => ({ key, title: parsed(title) }));
}

function ticketsOf(db: ReadableDb, articleId: string): ArticlePage['tickets'] {
  return db.all(
    `select t.id as ticketId, t.number, t.subject from ticket_article as a join ticket as t on t.id = a.ticket_id
     where a.article_id = ? order by a.created_at desc limit ?`,
    [articleId, MAX_TICKETS],
  );
}

const ticketsSince = (db: ReadableDb, articleId: string, since: number): number =>
  db.get<{ n: number }>(
    'select count(*) as n from (select 1 from ticket_article where article_id = ? and created_at > ? limit ?)',
    [articleId, since, MAX_COUNTED],
  )?.n ?? 0;

const openFeedback = (db: ReadableDb, articleId: string): FeedbackItem[] =>
  db
    .all<Row>(
      `select data from feedback where article_id = ? and resolved_at is null and verdict <> 'useful'
       order by at desc limit ?`,
      [articleId, MAX_FEEDBACK],
    )
    .map((row) => feedbackItem(db, feedbackTable.fromRow(row)));

const proposalsOf = (db: ReadableDb, articleId: string, agentId: string): ProposalItem[] =>
  db
    .all<Row>('select data from proposal where article_id = ? order by at desc limit ?', [articleId, MAX_PROPOSALS])
    .map((row) => proposalItem(db, row, agentId));

/** An article with everything that is known of it at this desk. */
export function readPage(db: ReadableDb, articleId: string, agent: Agent, now: number): ArticlePage | undefined {
  const article = articleTable.get(db, articleId)?.data;
  if (!article) return undefined;
  const mine = feedbackTable.get(db, feedbackIdOf(articleId, agent.id, article.version))?.data;
  const hasDraft = db.get('select 1 as x from article_draft where article_id = ?', [articleId]) !== undefined;
  return {
    ...article,
    authorName: nameOf(db, article.authorId),
    revisions: revisionsOf(db, article),
    proposals: proposalsOf(db, articleId, agent.id),
    feedback: openFeedback(db, articleId),
    ...verdicts(db, article),
    uses30: usesSince(db, articleId, now - USES_MS),
    myVerdict: mine?.verdict ?? null,
    hasDraft,
    sops: sopsOf(db, articleId),
    tickets: ticketsOf(db, articleId),
    tickets30: ticketsSince(db, articleId, now - USES_MS),
    mayPublish: mayDo(agent.role, 'article.publish'),
  };
}

/** Whether an article shows a content: as it stands, in an earlier version, a proposal, or the draft on this desk. */
export const namesFile = (db: ReadableDb, articleId: string, sha256: string): boolean =>
  db.get(
    `select 1 as x from knowledge_file as f where f.sha256 = ? and (
       (f.tbl in ('article', 'article_draft') and f.id = ?)
       or (f.tbl = 'revision' and exists (select 1 from revision as r where r.id = f.id and r.article_id = ?))
       or (f.tbl = 'proposal' and exists (select 1 from proposal as p where p.id = f.id and p.article_id = ?))) limit 1`,
    [sha256, articleId, articleId, articleId],
  ) !== undefined;
