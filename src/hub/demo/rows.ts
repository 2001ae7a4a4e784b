import { TABLES, type Entity, type TableName } from '#shared/domain/tables.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { fillDates } from './dates.ts';
import { momentOf } from './moments.ts';
import type { AgentEntry, ArticleFile, CustomerEntry, MacroEntry, TeamFile } from './files.ts';

export type Row = { tbl: TableName; id: string; data: unknown };

export const SPACE = 'home';
export const TEAM = 'service';

/** Ids say what they name: whoever reads a log or a test sees whom it is about. The same files give the same ids. */
export const agentId = (handle: string): string => `agent-${handle}`;
export const queueId = (key: string): string => `queue-${key}`;
export const customerId = (key: string): string => `customer-${key}`;
export const ticketId = (number: number): string => `ticket-${number}`;
export const macroId = (key: string): string => `macro-${key}`;

/** Checks the entity against its own schema. Throws with the id. */
export function row<T extends TableName>(tbl: T, data: { id: string } & { [K in keyof Entity[T]]: unknown }): Row {
  const parsed = TABLES[tbl].safeParse(data);
  if (!parsed.success) throw new Error(`${tbl} ${data.id}: ${parsed.error.message}`);
  return { tbl, id: data.id, data: parsed.data };
}

export function teamRows(team: TeamFile): Row[] {
  return [
    ...team.queues.map((queue) => row('queue', { id: queueId(queue.key), name: queue.name })),
    ...team.agents.map(agentRow),
  ];
}

function agentRow({ handle, name, role, queues, isActive, signature }: AgentEntry): Row {
  return row('agent', {
    id: agentId(handle),
    handle,
    name,
    role,
    queueIds: queues.map(queueId),
    isActive,
    signature,
  });
}

/** After the articles they name. */
export function macroRow({ key, set: { queue, ...set }, ...macro }: MacroEntry): Row {
  const moved = queue === undefined ? {} : { queueId: queueId(queue) };
  return row('macro', {
    id: macroId(key),
    name: macro.name,
    kind: macro.kind,
    body: macro.body,
    note: macro.note,
    assign: macro.assign,
    snoozeMs: macro.sleepsMinutes === null ? null : macro.sleepsMinutes * MINUTE,
    follow: macro.follow,
    fill: macro.fill,
    articleIds: macro.articles.map(articleIdOf),
    queueIds: macro.queues.map(queueId),
    isActive: true,
    set: { ...set, ...moved },
    addTags: macro.addTags,
    removeTags: macro.removeTags,
  });
}

export function articleRow({ key, updatedMinutesAgo, ...article }: ArticleFile, now: number): Row {
  return row('article', {
    id: `article-${article.language}-${key}`,
    spaceId: SPACE,
    updatedAt: now - updatedMinutesAgo * MINUTE,
    files: [],
    version: 1,
    status: 'published',
    authorId: null,
    reviewedAt: null,
    reviewAt: null,
    ...article,
  });
}

export const articleIdOf = (key: string): string => `article-${key.replace('/', '-')}`;

export function customerRow({ key, minutesAgo, moments, ...customer }: CustomerEntry, now: number): Row {
  const facts = customer.facts.map(({ label, value }) => ({ label, value: fillDates(value, customer.language, now) }));
  const known = moments && { moments: moments.map((moment) => momentOf(moment, now)) };
  return row('customer', { id: customerId(key), ...customer, facts, ...known, createdAt: now - minutesAgo * MINUTE });
}
