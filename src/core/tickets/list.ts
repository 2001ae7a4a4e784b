import type {
  SlaClock,
  TicketFilter,
  TicketList,
  TicketListItem,
  TicketOrder,
  ViewName,
} from '#shared/contract/app/tickets.ts';
import { runningState } from '#shared/domain/sla.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';
import { decodePlace, encodePlace, type Place } from '../kernel/keyset.ts';
import { ticketFromRow } from './table.ts';
import { branchesOf, NEVER, ORDER_KEYS, orderOf, selectKeys, type Branch, type ListOrder } from './views.ts';

/** A filter looks at no more than the newest tickets of a view: beyond that, search is the right tool. */
export const MAX_FILTERED = 5000;

export type ListQuery = {
  readonly view: ViewName;
  readonly queueId: string | null;
  readonly text: string;
  readonly filter?: TicketFilter;
  readonly order: TicketOrder;
  readonly after: string | null;
  readonly limit: number;
};
type Fragment = { readonly sql: string; readonly params: readonly Value[] };

/** Joined only to the rows of one page. */
const ITEM = `
  select t.*, c.name as customer_name, c.tier as customer_tier, a.name as assignee_name,
    exists (select 1 from pend where pend.ticket_id = t.id and pend.state <> 'done') as is_pending,
    exists (select 1 from draft where draft.ticket_id = t.id
      and (draft.body <> '' or draft.attachments <> '[]' or draft.macro_id is not null)) as has_draft
  from ticket as t
  left join customer as c on c.id = t.customer_id
  left join agent as a on a.id = t.assignee_id`;

/** The running promise that ends first, as it was worked out after the last change. */
function dueFromRow(row: Row, now: number): SlaClock | null {
  if (row['due_at'] === null) return null;
  const [dueAt, atRiskAt] = [Number(row['due_at']), Number(row['at_risk_at'])];
  return {
    clock: row['due_clock'] as SlaClock['clock'],
    state: runningState({ dueAt, atRiskAt }, now),
    dueAt,
    atRiskAt,
    at: null,
  };
}

const itemFromRow = (row: Row, now: number): TicketListItem => ({
  ...ticketFromRow(row),
  customerName: (row['customer_name'] as string | null) ?? '',
  customerTier: row['customer_tier'] as TicketListItem['customerTier'],
  assigneeName: (row['assignee_name'] as string | null) ?? null,
  isPending: row['is_pending'] === 1,
  hasDraft: row['has_draft'] === 1,
  due: dueFromRow(row, now),
});

export function findItem(db: ReadableDb, ticketId: string, now: number): TicketListItem | undefined {
  const row = db.get<Row>(`${ITEM} where t.id = ?`, [ticketId]);
  return row && itemFromRow(row, now);
}

function keyedBranch(branch: Branch, asked: ListOrder, from: Place | undefined, limit: number): Fragment {
  const { order, after } = asked === 'waiting' && branch.isQuiet ? quiet(from) : { order: asked, after: from };
  const keys = ORDER_KEYS[order].join(', ');
  const place = after ? ` and (${keys}) > (${after.map(() => '?').join(', ')})` : '';
  return {
    sql: `select * from (${selectKeys(branch)}${place} order by ${keys} limit ?)`,
    params: [...branch.params, ...(after ?? []), limit],
  };
}

/** What does not wait comes behind everything that does, newest first: there an index by newest answers. */
const quiet = (from: Place | undefined): { order: ListOrder; after: Place | undefined } => ({
  order: 'newest',
  after: from && from[0] === NEVER ? from.slice(1) : undefined,
});

const union = (parts: readonly Fragment[]): Fragment => ({
  sql: parts.map((part) => part.sql).join(' union all '),
  params: parts.flatMap((part) => [...part.params]),
});

function page(branches: readonly Branch[], order: ListOrder, after: Place | undefined, limit: number): Fragment {
  const parts = union(branches.map((branch) => keyedBranch(branch, order, after, limit)));
  return {
    sql: `select id from (${parts.sql}) order by ${ORDER_KEYS[order].join(', ')} limit ?`,
    params: [...parts.params, limit],
  };
}

const escaped = (word: string): string => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;

const is = (column: string, value: string | undefined): Fragment[] =>
  value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];

/** One condition for each part of the filter that narrows anything. */
function filterConditions({ assigneeId, tag, priority, channel, tier }: TicketFilter): Fragment[] {
  return [
    ...(assigneeId === null ? [{ sql: 't.assignee_id is null', params: [] }] : is('t.assignee_id', assigneeId)),
    ...(tag === undefined ? [] : [{ sql: 'exists (select 1 from json_each(t.tags) where value = ?)', params: [tag] }]),
    ...is('t.priority', priority),
    ...is('t.channel', channel),
    ...is('c.tier', tier),
  ];
}

type Asked = { readonly query: ListQuery; readonly order: ListOrder; readonly after: Place | undefined };

function filteredPage({ query, order, after }: Asked, branches: readonly Branch[]): Fragment {
  const newest = page(branches, order === 'due' ? 'due' : 'newest', undefined, MAX_FILTERED);
  const words = query.text.split(/\s+/).filter((word) => word !== '');
  const text = `(t.number || ' ' || t.subject || ' ' || coalesce(c.name, ''))`;
  const matches = words.map(() => String.raw`${text} like ? escape '\'`);
  const filter = filterConditions(query.filter ?? {});
  const keys = ORDER_KEYS[order].map((key) => `t.${key}`).join(', ');
  const place = after ? [`(${keys}) > (${after.map(() => '?').join(', ')})`] : [];
  const conditions = [...matches, ...filter.map(({ sql }) => sql), ...place].join(' and ');
  return {
    sql: `select t.id from (${newest.sql}) as n join ticket as t on t.id = n.id left join customer as c on c.id = t.customer_id
      where ${conditions} order by ${keys} limit ?`,
    params: [
      ...newest.params,
      ...words.map(escaped),
      ...filter.flatMap(({ params }) => [...params]),
      ...(after ?? []),
      query.limit + 1,
    ],
  };
}

const placeShape = {
  waiting: ['number', 'number', 'string'],
  newest: ['number', 'string'],
  due: ['number', 'string'],
} as const;

const placeOf = (row: Row, order: ListOrder): string => encodePlace(ORDER_KEYS[order].map((key) => row[key]) as Place);

const isFiltered = ({ text, filter = {} }: ListQuery): boolean =>
  text.trim() !== '' || Object.values(filter).some((value) => value !== undefined);

export function listTickets(db: ReadableDb, query: ListQuery, agentId: string, now: number): TicketList {
  const branches = branchesOf(query.view, query.queueId, agentId);
  const order = orderOf(query.view, query.order);
  const after = decodePlace(query.after, placeShape[order]);
  const ids = isFiltered(query)
    ? filteredPage({ query, order, after }, branches)
    : page(branches, order, after, query.limit + 1);
  const keys = ORDER_KEYS[order].map((key) => `t.${key}`).join(', ');
  const rows = db.all<Row>(`${ITEM} where t.id in (${ids.sql}) order by ${keys}`, [...ids.params]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => itemFromRow(row, now)),
    next: last && rows.length > query.limit ? placeOf(last, order) : null,
  };
}
