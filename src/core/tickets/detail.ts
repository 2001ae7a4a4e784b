import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { missingToSolve } from '#shared/domain/field-check.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { bookOf, findAgent, queueTable, tagTable } from '../directory/index.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { mergedInto } from '../messages/index.ts';
import { fieldsOf } from './fields.ts';
import { findItem } from './list.ts';
import { promisesOf } from './promises.ts';
import { mergeLineOf } from './before-merge.ts';
import { ticketTable } from './table.ts';
import { wouldComeOut } from './unmerge.ts';

/** Tags are offered from the newest tickets of each unfinished state; a list of all would grow with the data. */
const TAGS = `
  select j.value as tag, count(*) as n from (
    select * from (select tags from ticket where shelf = 'open' order by newest_key, id limit 500)
    union all
    select * from (select tags from ticket where shelf = 'pending' order by newest_key, id limit 500)
    union all
    select * from (select tags from ticket where shelf = 'solved' order by newest_key, id limit 500)
  ) as t, json_each(t.tags) as j
  group by j.value order by n desc, j.value limit 200`;
const MAX_TAGS = 1000;

/** The team's tags, then the most used; one the team has retired is not offered. */
function knownTags(db: ReadableDb): string[] {
  const agreed = db.all<Row>('select data from tag order by id limit ?', [MAX_TAGS]).map(tagTable.fromRow);
  const retired = new Set<string>(agreed.filter(({ isActive }) => !isActive).map(({ tag }) => tag));
  const offered = agreed.filter(({ isActive }) => isActive).map(({ tag }) => tag);
  const used = db.all<{ tag: string }>(TAGS).map(({ tag }) => tag);
  return [...new Set<string>([...offered.toSorted(), ...used])].filter((tag) => !retired.has(tag));
}

/** A part that is loading for the first time is not whole: its rows are shown, not edited. What was made here is whole. */
export const isLive = (db: ReadableDb, ticketId: string): boolean =>
  db.get(
    `select 1 as x from link join part on part.part = link.part
     where link.tbl = 'ticket' and link.id = ? and (part.state = 'live' or part.compares = 1)
     union all
     select 1 from ticket where id = ? and ver = 0`,
    [ticketId, ticketId],
  ) !== undefined;

function followersOf(db: ReadableDb, ticket: Ticket): TicketDetail['followers'] {
  return ticket.followerIds.map((agentId) => ({ agentId, name: findAgent(db, agentId)?.name ?? '' }));
}

/** Linked articles that this desk holds. */
function articlesOf(db: ReadableDb, ticket: Ticket): TicketDetail['articles'] {
  return ticket.articleIds.flatMap((articleId) => {
    const row = db.get<{ title: string }>('select title from article where id = ?', [articleId]);
    return row ? [{ articleId, title: row.title }] : [];
  });
}

function targetOf(db: ReadableDb, ticket: Ticket, now: number): TicketDetail['mergedInto'] {
  const ticketId = ticket.mergedIntoId;
  const out = wouldComeOut(db, ticket, now);
  if (ticketId === null || out === null) return null;
  const target = ticketTable.get(db, ticketId)?.data;
  const number = target?.number ?? mergeLineOf(db, ticket)?.number ?? null;
  return { ticketId, number, isHere: target !== undefined, out };
}

export function readDetail(db: ReadableDb, ticketId: string, agent: Agent, now: number): TicketDetail | undefined {
  const item = findItem(db, ticketId, now);
  if (!item) return undefined;
  return {
    ...item,
    queueName: queueTable.get(db, item.queueId)?.data.name ?? { zh: item.queueId, en: item.queueId },
    isEditable: mayDo(agent.role, 'ticket.write') && isLive(db, ticketId),
    knownTags: knownTags(db),
    ...promisesOf(bookOf(db), item, item.customerTier, now),
    followers: followersOf(db, item),
    articles: articlesOf(db, item),
    mergedInto: targetOf(db, item, now),
    mergedFrom: mergedInto(db, ticketId),
    missing: missingToSolve(fieldsOf(db), item),
  };
}
