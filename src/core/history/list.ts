import type { Gesture } from '#shared/domain/gesture.ts';
import type { GestureSince } from '#shared/domain/gesture-since.ts';
import type { HistoryItem, HistoryKind, HistoryPage, HistoryTicket } from '#shared/contract/app/history.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNameOf, queueTable } from '../directory/index.ts';
import { decodePlace, encodePlace } from '../kernel/keyset.ts';
import {
  contactRows,
  gestureRows,
  promiseRows,
  runRows,
  ticketRows,
  type Asked,
  type Place,
  type TicketRow,
} from './sources.ts';
import { contactView, gestureView, promiseView, runView, runWords } from './views.ts';

export type ListAsked = Omit<Asked, 'after'> & { readonly after: string | null };
export type ListReader = { readonly me: string; readonly sinceOf: (gesture: Gesture) => GestureSince | null };

const count = (db: ReadableDb, sql: string, ticketId: string): number => db.get<{ n: number }>(sql, [ticketId])?.n ?? 0;
const COUNTED = 100;
const CONTACTS = `select count(*) as n from (select 1 from contact where ticket_id = ? limit ${COUNTED})`;
const OPEN_PROMISES = `select count(*) as n from (
  select 1 from promise where ticket_id = ? and state = 'open' limit ${COUNTED})`;

function ticketView(db: ReadableDb, { queueId, assigneeId, ...ticket }: TicketRow): HistoryTicket {
  return {
    ...ticket,
    queueName: queueTable.get(db, queueId)?.data.name ?? { zh: queueId, en: queueId },
    assigneeName: agentNameOf(db, assigneeId),
    contacts: count(db, CONTACTS, ticket.id),
    openPromises: count(db, OPEN_PROMISES, ticket.id),
  };
}

type Found = { readonly at: number; readonly id: string; readonly item: () => HistoryItem };

const found = (kind: HistoryKind, at: number, id: string, rest: () => object): Found => ({
  at,
  id,
  item: () => ({ kind, id, at, ...rest() }) as unknown as HistoryItem,
});

/** The newest of every kind that is asked for; without a kind, what belongs to a ticket stands under it. */
function sources(db: ReadableDb, asked: Asked, { me, sinceOf }: ListReader): Found[] {
  const { kind } = asked.filter;
  const wants = (one: HistoryKind): boolean => kind === undefined || kind === one;
  const isLoose = kind === undefined;
  return [
    ...(wants('ticket') ? ticketRows(db, asked) : []).map((row) =>
      found('ticket', row.updatedAt, row.id, () => ({ ticket: ticketView(db, row) })),
    ),
    ...(wants('contact') ? contactRows(db, asked, isLoose) : []).map((row) =>
      found('contact', row.ringingAt, row.id, () => ({ contact: contactView(db, row) })),
    ),
    ...(wants('promise') ? promiseRows(db, asked, isLoose) : []).map((row) =>
      found('promise', row.madeAt, row.id, () => ({ promise: promiseView(db, row, me) })),
    ),
    ...(wants('gesture') ? gestureRows(db, asked) : []).map((row) =>
      found('gesture', row.at, row.id, () => ({ gesture: gestureView(db, row), since: sinceOf(row) })),
    ),
    ...(wants('run') ? runRows(db, asked, isLoose, (run) => runWords(db, run)) : []).map((row) =>
      found('run', row.startedAt, row.id, () => ({ run: runView(db, row) })),
    ),
  ];
}

const exists = (db: ReadableDb, sql: string): boolean => db.get(sql) !== undefined;
const FOREIGN_QUEUE = `
  select 1 as x from queue as q where not exists (select 1 from part where part = 'q:' || q.id) limit 1`;
const LOADING = `select 1 as x from part where state = 'snap' and (part like 'q:%' or part like 'c:%') limit 1`;

/** One page of a customer's history over all channels, newest first. */
export function listHistory(db: ReadableDb, { after, ...asked }: ListAsked, reader: ListReader): HistoryPage {
  const place = decodePlace(after, ['number', 'string']) as Place | undefined;
  const all = sources(db, { ...asked, after: place, limit: asked.limit + 1 }, reader);
  const ordered = all.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const shown = ordered.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item()),
    next: last && ordered.length > asked.limit ? encodePlace([-last.at, last.id]) : null,
    isPartial: exists(db, FOREIGN_QUEUE),
    isLoading: exists(db, LOADING),
  };
}
