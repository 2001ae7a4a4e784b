import {
  ACCOUNT_REACH_MS,
  type AccountFacts,
  type AccountTicket,
  type TicketMove,
} from '#shared/domain/account/index.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Tier } from '#shared/domain/customer.ts';
import type { Gesture } from '#shared/domain/gesture.ts';
import type { TicketEvent } from '#shared/domain/message.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { DAY } from '#shared/kernel/time.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Policies } from './policies.ts';

/** The newest of each count; older ones have faded. */
const MAX_TICKETS = 40;
const MAX_MOVES = 1000;
const MAX_OTHERS = 100;
/** A late first answer is forgotten after that; working hours further back are not worked out. */
const FIRST_ANSWER_REACH_MS = 90 * DAY;

export type FactTicket = AccountTicket & Pick<Ticket, 'subject' | 'channel' | 'updatedAt'>;
/** Everything of one customer that weighs, newest first, as far as this desk holds it. */
export type CustomerFacts = Omit<AccountFacts, 'contacts' | 'tickets' | 'promises' | 'gestures'> & {
  readonly contacts: readonly Contact[];
  readonly tickets: readonly FactTicket[];
  readonly promises: readonly CustomerPromise[];
  readonly gestures: readonly Gesture[];
  /** Of what happened later nothing is left out that this desk holds. */
  readonly wholeSince: number;
};

const TICKETS = `
  select t.id, t.number, t.subject, t.channel, t.queue_id as "queueId", t.priority, t.tags, t.status,
    t.created_at as "createdAt", t.updated_at as "updatedAt", t.first_reply_at as "firstReplyAt", t.solved_at as "solvedAt",
    t.waiting_since_at as "waitingSinceAt", t.merged_into_id as "mergedIntoId"
  from ticket as t where t.customer_id = ? and t.newest_key <= ? order by t.newest_key, t.id limit ${MAX_TICKETS}`;

/** The lines of each ticket by its index; events have no words of their own to be read with them. */
const MOVES = `
  select m.id, m.ticket_id as "ticketId", m.at, m.event from json_each(?) as j cross join message as m
  where m.ticket_id = j.value and m.kind = 'event' and m.event is not null limit ${MAX_MOVES}`;

const newest = (table: string, order: string): string =>
  `select data from ${table} where customer_id = ? order by ${order} limit ${MAX_OTHERS}`;
const CONTACTS = newest('contact', 'newest_key, id');
const PROMISES = newest('promise', 'due_at desc, id desc');
const GESTURES = newest('gesture', 'at desc, id desc');

type TicketRow = Omit<FactTicket, 'moves' | 'firstDueAt' | 'tags'> &
  Pick<Ticket, 'queueId' | 'priority'> & { readonly tags: string };
type MoveRow = { readonly id: string; readonly ticketId: string; readonly at: number; readonly event: string };

const MOVED = new Set<string>(['status', 'queueId', 'assigneeId'] satisfies TicketMove['field'][]);

function movesOf(db: ReadableDb, ticketIds: readonly string[]): Map<string, TicketMove[]> {
  const moves = new Map<string, TicketMove[]>(ticketIds.map((id) => [id, []]));
  for (const { id, ticketId, at, event } of db.all<MoveRow>(MOVES, [JSON.stringify(ticketIds)])) {
    const said = parsed<TicketEvent>(event);
    if (said.type !== 'field-changed' || !MOVED.has(said.field)) continue;
    moves.get(ticketId)?.push({ id, at, field: said.field as TicketMove['field'], from: said.from, to: said.to });
  }
  return moves;
}

function firstDueAt({ book }: Policies, ticket: TicketRow, tier: Tier | null, now: number): number | null {
  if (now - ticket.createdAt > FIRST_ANSWER_REACH_MS) return null;
  const found = book.clocksOf({ ...ticket, pauses: [], tier });
  return found?.clocks.find(({ clock }) => clock === 'first')?.dueAt ?? null;
}

function ticketsOf(db: ReadableDb, policies: Policies, customerId: string, now: number): FactTicket[] {
  const rows = db.all<TicketRow>(TICKETS, [customerId, ACCOUNT_REACH_MS - now]);
  const moves = movesOf(
    db,
    rows.map(({ id }) => id),
  );
  const tier = db.get<{ tier: Tier }>('select tier from customer where id = ?', [customerId])?.tier ?? null;
  return rows.map((row) => ({
    ...row,
    tags: parsed<string[]>(row.tags),
    moves: moves.get(row.id) ?? [],
    firstDueAt: firstDueAt(policies, row, tier, now),
  }));
}

const documents = <T>(db: ReadableDb, sql: string, customerId: string): T[] =>
  db.all<{ data: string }>(sql, [customerId]).map(({ data }) => parsed<T>(data));

/** Where a list was cut off: further back some are missing. */
const cut = <T>(rows: readonly T[], most: number, at: (row: T) => number): number =>
  rows.length < most ? -Infinity : Math.min(...rows.map(at));

function wholeSince({ now, tickets, contacts, promises, gestures }: Omit<CustomerFacts, 'wholeSince'>): number {
  return Math.max(
    now - ACCOUNT_REACH_MS,
    cut(tickets, MAX_TICKETS, ({ updatedAt }) => updatedAt),
    cut(contacts, MAX_OTHERS, ({ ringingAt }) => ringingAt),
    cut(promises, MAX_OTHERS, ({ dueAt }) => dueAt),
    cut(gestures, MAX_OTHERS, ({ at }) => at),
  );
}

export function readFacts(db: ReadableDb, policies: Policies, customerId: string, now: number): CustomerFacts {
  const found = {
    now,
    tickets: ticketsOf(db, policies, customerId, now),
    contacts: documents<Contact>(db, CONTACTS, customerId),
    promises: documents<CustomerPromise>(db, PROMISES, customerId),
    gestures: documents<Gesture>(db, GESTURES, customerId),
  };
  return { ...found, wholeSince: wholeSince(found) };
}
