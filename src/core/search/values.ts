import type { Agent } from '#shared/domain/agent.ts';
import { ME, NOBODY } from '#shared/domain/search-query-words.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { clauseOf, expressionOf } from './clause.ts';
import { facet } from './facets.ts';
import { fold } from './fold.ts';

/** Whom or what the value of an operator names: exactly, else as a beginning, else anywhere in the name. */
const MAX_NAMED = 50;

function completed<T>(items: readonly T[], names: (item: T) => readonly string[], typed: string): T[] {
  const wanted = fold(typed);
  const by = (fits: (name: string) => boolean): T[] => items.filter((item) => names(item).some((n) => fits(fold(n))));
  const whole = by((name) => name === wanted);
  if (whole.length > 0) return whole;
  const begun = by((name) => name.startsWith(wanted));
  return begun.length > 0 ? begun : by((name) => name.includes(wanted));
}

export type People = Pick<Agent, 'id' | 'handle' | 'name'>;

export const agentsOf = (db: ReadableDb): People[] =>
  db.all<People>('select id, handle, name from agent order by handle limit 5000');

export const queuesOf = (db: ReadableDb): { id: string; names: string[] }[] =>
  db.all<Row>('select id, name from queue order by id limit 1000').map((row) => ({
    id: row['id'] as string,
    names: Object.values(parsed<Record<string, string>>(row['name'])),
  }));

export function agentsNamed(db: ReadableDb, typed: string, ownId: string): string[] {
  if ((ME as readonly string[]).includes(fold(typed))) return [ownId];
  return completed(agentsOf(db), (agent) => [agent.handle, agent.name, agent.id], typed)
    .slice(0, MAX_NAMED)
    .map((agent) => agent.id);
}

export const isNobody = (typed: string): boolean => (NOBODY as readonly string[]).includes(fold(typed));

export const queuesNamed = (db: ReadableDb, typed: string): string[] =>
  completed(queuesOf(db), (queue) => [...queue.names, queue.id], typed).map((queue) => queue.id);

/** Customers whose name, number or address it is; the newest of many. */
export function customersNamed(db: ReadableDb, typed: string): string[] {
  const clause = clauseOf({ text: typed, isPhrase: false, isOpen: true, isNegated: false });
  const expression = clause && expressionOf([clause]);
  if (expression === undefined) return [];
  return db
    .all<{ id: string }>(
      `select d.id from (select rowid as doc from search_customer_text where search_customer_text match ? order by rowid desc limit ?) as hit
       join search_customer as d on d.doc = hit.doc`,
      [expression, MAX_NAMED],
    )
    .map((row) => row.id);
}

/** Of each customer the newest by the index, of all of them the newest: tickets beyond `limit` are never read. */
export function customersTickets(db: ReadableDb, customerIds: readonly string[], limit: number): string[] {
  const sql = 'select id, newest_key as at from ticket where customer_id = ? order by newest_key, id limit ?';
  return customerIds
    .flatMap((customerId) => db.all<{ id: string; at: number }>(sql, [customerId, limit]))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, limit)
    .map((row) => row.id);
}

const anyHas = (db: ReadableDb, expression: string): boolean =>
  ['ticket', 'article'].some(
    (kind) =>
      db.get(`select 1 as x from search_${kind}_text where search_${kind}_text match ? limit 1`, [expression]) !==
      undefined,
  );

export type TagAsked = { readonly token: string; readonly isPrefix: boolean };

/** The tag itself, or all that begin so; undefined when there is none. */
export function tagAsked(db: ReadableDb, typed: string): TagAsked | undefined {
  const token = facet.tag(typed);
  const asked = [false, true].map((isPrefix) => ({ token, isPrefix }));
  return asked.find(({ isPrefix }) => anyHas(db, `"${token}"${isPrefix ? '*' : ''}`));
}

/** The word of a closed set, by its name or the beginning of one. */
export function wordNamed<T>(words: ReadonlyMap<string, T>, typed: string): T | undefined {
  const found = completed(Array.from(words), ([name]) => [name], typed).map(([, word]) => word);
  return new Set(found).size === 1 ? found[0] : undefined;
}
