import type { ProposalItem, REVIEW_LISTS, ReviewItem } from '#shared/contract/app/knowledge.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';
import { DEFAULT_TEAM } from '#shared/domain/team.ts';
import { teamTable } from '../directory/index.ts';
import { proposalItem, usesSince, USES_MS } from './page.ts';
import { LISTED, listItem } from './queries.ts';

export type ReviewList = (typeof REVIEW_LISTS)[number];
type Query = { readonly sql: string; readonly params: readonly Value[] };

/** No list of work is longer than this to anybody. */
const MAX_COUNTED = 1000;
/** Uses of the last 30 days that are looked at: some hundreds of agents, every day. */
const MAX_USES = 100_000;

export const reviewAfterMs = (db: ReadableDb): number =>
  (teamTable.get(db, 'team')?.data ?? DEFAULT_TEAM).reviewAfterDays * DAY;

/**
 * Ids of the articles of a list, the most urgent first.
 * due: past its date; or never looked at, and older than the team lets an article stand.
 * complained: with words nobody has dealt with, most first. used: on most days by most agents. unused: on none in 30 days,
 * longest first; one that is younger than that had no chance yet. proposed: what waits for a decision, oldest first.
 */
function queryOf(db: ReadableDb, list: ReviewList, now: number): Query {
  const since = now - USES_MS;
  switch (list) {
    case 'due':
      return {
        sql: `select id from (
            select id, review_at as at from article where status = 'published' and review_at is not null and review_at <= ?
            union all
            select id, updated_at + ? from article where updated_at <= ? and review_at is null and status = 'published')
          order by at, id`,
        params: [now, reviewAfterMs(db), now - reviewAfterMs(db)],
      };
    case 'complained':
      return {
        sql: `select f.article_id as id from feedback as f join article as a on a.id = f.article_id
          where f.resolved_at is null and f.verdict <> 'useful' and a.status = 'published'
          group by f.article_id order by count(*) desc, max(f.at) desc, f.article_id`,
        params: [],
      };
    case 'used':
      return {
        sql: `select u.article_id as id from (
            select article_id, agent_id, at from usage where at > ? order by at desc limit ${MAX_USES}) as u
          join article as a on a.id = u.article_id where a.status = 'published'
          group by u.article_id order by count(distinct u.agent_id || ' ' || (u.at / ${DAY})) desc, u.article_id`,
        params: [since],
      };
    case 'unused':
      return {
        sql: `select a.id from article as a
          where a.updated_at <= ? and a.status = 'published'
            and not exists (select 1 from usage as u where u.article_id = a.id and u.at > ?)
          order by coalesce((select max(u.at) from usage as u where u.article_id = a.id), 0), a.updated_at, a.id`,
        params: [since, since],
      };
    case 'proposed':
      return {
        sql: `select a.id from proposal as p join article as a on a.id = p.article_id
          group by a.id order by min(p.at), a.id`,
        params: [],
      };
    default:
      return list satisfies never;
  }
}

type Complaints = { readonly n: number; readonly newest: string | null };

const complaintsOf = (db: ReadableDb, articleId: string): Complaints => {
  const open = `from feedback where article_id = ? and resolved_at is null and verdict <> 'useful'`;
  const n = db.get<{ n: number }>(`select count(*) as n ${open}`, [articleId])?.n ?? 0;
  const newest = db.get<{ note: string }>(
    `select data ->> '$.note' as note ${open} and data ->> '$.note' <> '' order by at desc limit 1`,
    [articleId],
  );
  return { n, newest: newest?.note ?? null };
};

function itemOf(db: ReadableDb, row: Row, now: number): ReviewItem {
  const item = listItem(row);
  const complaints = complaintsOf(db, item.id);
  const used = db.get<{ at: number | null }>('select max(at) as at from usage where article_id = ?', [item.id]);
  return {
    ...item,
    uses30: usesSince(db, item.id, now - USES_MS),
    complaints: complaints.n,
    newestComplaint: complaints.newest,
    lastUsedAt: used?.at ?? null,
  };
}

function itemsOf(db: ReadableDb, { sql, params }: Query, limit: number, now: number): ReviewItem[] {
  const ids = db.all<{ id: string }>(`${sql} limit ?`, [...params, limit]);
  return ids.flatMap(({ id }) => {
    const row = db.get<Row>(`select ${LISTED} from article as a where a.id = ?`, [id]);
    return row ? [itemOf(db, row, now)] : [];
  });
}

/** How many were used is known without how much each was. */
const countQueryOf = (db: ReadableDb, list: ReviewList, now: number): Query =>
  list === 'used'
    ? {
        sql: `select id from article as a where a.status = 'published'
          and exists (select 1 from usage as u where u.article_id = a.id and u.at > ?)`,
        params: [now - USES_MS],
      }
    : queryOf(db, list, now);

const countOf = (db: ReadableDb, { sql, params }: Query): number =>
  db.get<{ n: number }>(`select count(*) as n from (${sql} limit ?)`, [...params, MAX_COUNTED])?.n ?? 0;

export type Asked = { readonly list: ReviewList; readonly limit: number };

/** Whose proposals somebody decides on, or waits for: everybody's, or their own. */
const shownTo = ({ id, role }: Agent): { readonly where: string; readonly params: readonly Value[] } =>
  mayDo(role, 'article.publish') ? { where: 'true', params: [] } : { where: 'author_id = ?', params: [id] };

function proposalsIn(db: ReadableDb, agent: Agent, limit: number): ProposalItem[] {
  const { where, params } = shownTo(agent);
  return db
    .all<Row>(`select data from proposal where ${where} order by at, id limit ?`, [...params, limit])
    .map((row) => proposalItem(db, row, agent.id));
}

function countProposals(db: ReadableDb, agent: Agent): number {
  const { where, params } = shownTo(agent);
  return countOf(db, { sql: `select 1 from proposal where ${where}`, params });
}

export function readReview(db: ReadableDb, { list, limit }: Asked, agent: Agent, now: number) {
  const counted = (['due', 'complained', 'used', 'unused'] as const).map(
    (name) => [name, countOf(db, countQueryOf(db, name, now))] as const,
  );
  return {
    items: itemsOf(db, queryOf(db, list, now), limit, now),
    proposals: list === 'proposed' ? proposalsIn(db, agent, limit) : [],
    counts: { ...Object.fromEntries(counted), proposed: countProposals(db, agent) },
  };
}
