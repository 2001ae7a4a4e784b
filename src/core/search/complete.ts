import type { InWord, Operator } from '#shared/domain/search-query-words.ts';
import { HAS_TWINS, IN_TWINS, OPERATORS, OPERATOR_TWINS, STATUS_TWINS } from '#shared/domain/search-query-words.ts';
import { DATE_NAMES } from '#shared/domain/search-query-date.ts';
import { parseQuery } from '#shared/domain/search-query.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { fold } from './fold.ts';
import { agentsOf, customersNamed, queuesOf } from './values.ts';

export type Completion = { readonly query: string; readonly label: string };

const MAX = 8;
/** The newest tickets are asked for tags that nobody has agreed on. */
const RECENT_TICKETS = 500;

const isHan = (text: string): boolean => /\p{sc=Han}/u.test(text);

function tags(db: ReadableDb): string[] {
  const team = db
    .all<Row>('select data from tag order by id limit 1000')
    .map((row) => parsed<{ tag: string; isActive: boolean }>(row['data']))
    .flatMap((tag) => (tag.isActive ? [tag.tag] : []));
  const used = db
    .all<{ tag: string }>(
      `select distinct j.value as tag from (select id from search_ticket order by doc desc limit ?) as d
       join ticket as t on t.id = d.id, json_each(t.tags) as j`,
      [RECENT_TICKETS],
    )
    .map((row) => row.tag);
  return [...new Set([...team, ...used])];
}

function people(db: ReadableDb, typed: string): string[] {
  const customers = typed === '' ? [] : customersNamed(db, typed).slice(0, MAX);
  const names = customers.flatMap(
    (id) => db.get<{ name: string }>('select name from customer where id = ?', [id])?.name ?? [],
  );
  return ['me', ...agentsOf(db).map((agent) => agent.name), ...names];
}

/** Words of a closed set in the language of what was typed before. */
function closed<T extends string>(twins: Readonly<Record<T, readonly string[]>>, isChinese: boolean): string[] {
  return Object.entries<readonly string[]>(twins).map(([word, names]) => (isChinese ? (names[0] ?? word) : word));
}

function valuesOf(db: ReadableDb, operator: Operator, typed: string, isChinese: boolean): string[] {
  switch (operator) {
    case 'from':
    case 'to':
      return people(db, typed);
    case 'assignee':
      return ['me', 'none', ...agentsOf(db).map((agent) => agent.name)];
    case 'tag':
      return tags(db);
    case 'queue':
      return queuesOf(db).flatMap((queue) => queue.names);
    case 'status':
      return closed(STATUS_TWINS, isChinese);
    case 'has':
      return closed(HAS_TWINS, isChinese);
    case 'in':
      return closed<InWord>(IN_TWINS, isChinese);
    case 'before':
    case 'after':
      return ['7d', '30d', ...DATE_NAMES.filter((name) => isHan(name) === isChinese)];
    default:
      return assertNever(operator);
  }
}

const written = (value: string): string => (/[\s,，]/u.test(value) ? `"${value}"` : value);

/** What may follow the operator, or be the operator, at the end of the text. The words typed stay as they are. */
export function completionsOf(db: ReadableDb, query: string): Completion[] {
  const { filters, terms } = parseQuery(query);
  const filter = filters.find((one) => one.end === query.length);
  if (!filter) return operatorsFor(query, terms.at(-1));
  const last = filter.values.at(-1);
  const isTyping = last !== undefined && last.end === query.length;
  const typed = isTyping ? fold(last.text) : '';
  const head = query.slice(0, isTyping ? last.start : query.length);
  const isChinese = isHan(query.slice(filter.start, isTyping ? last.start : query.length)) || isHan(typed);
  const values = valuesOf(db, filter.operator, typed, isChinese);
  const begun = values.filter((value) => fold(value).startsWith(typed));
  const held = values.filter((value) => !begun.includes(value) && fold(value).includes(typed));
  return [...new Set([...begun, ...held])]
    .slice(0, MAX)
    .map((value) => ({ query: `${head}${written(value)} `, label: value }));
}

function operatorsFor(query: string, last: { start: number; end: number; text: string } | undefined): Completion[] {
  if (!last || last.end !== query.length || last.text === '') return [];
  const typed = fold(last.text);
  const names = OPERATORS.flatMap((operator) => [operator, ...OPERATOR_TWINS[operator].slice(0, 1)]);
  return names
    .filter((name) => name.startsWith(typed) && name !== typed)
    .slice(0, MAX)
    .map((name) => ({ query: `${query.slice(0, query.length - last.text.length)}${name}:`, label: `${name}:` }));
}
