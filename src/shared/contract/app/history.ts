import { z } from 'zod';
import { ACCOUNT_STANDINGS, ACCOUNT_TRENDS } from '../../domain/account/index.ts';
import { Channel } from '../../domain/channel.ts';
import { Contact } from '../../domain/contact.ts';
import { Gesture } from '../../domain/gesture.ts';
import { SINCE_BALANCES, SINCE_ENDS, SINCE_TALKS } from '../../domain/gesture-since.ts';
import { HISTORY_KINDS } from '../../domain/history-kinds.ts';
import { TicketEvent, MessageKind } from '../../domain/message.ts';
import { Moment } from '../../domain/moment.ts';
import { CustomerPromise } from '../../domain/promise.ts';
import { Run } from '../../domain/sop/index.ts';
import { Ticket } from '../../domain/ticket.ts';
import { CustomerId, GestureId, TicketId } from '../../kernel/ids.ts';
import { LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

export type { HistoryKind } from '../../domain/history-kinds.ts';

/** A colleague whose name this desk does not know is null. */
const Name = z.string().nullable();

export const HistoryTicket = Ticket.pick({
  id: true,
  number: true,
  subject: true,
  status: true,
  channel: true,
  createdAt: true,
  updatedAt: true,
  preview: true,
}).extend({
  queueName: LocalizedText,
  assigneeName: Name,
  /** How often somebody spoke about it, and what is still promised with it. */
  contacts: z.int(),
  openPromises: z.int(),
});
export type HistoryTicket = z.infer<typeof HistoryTicket>;
export const HistoryContact = Contact.extend({ agentName: Name });
export type HistoryContact = z.infer<typeof HistoryContact>;
export const HistoryPromise = CustomerPromise.extend({
  agentName: Name,
  settledByName: Name,
  isMine: z.boolean(),
  ticketNumber: z.int().nullable(),
});
export type HistoryPromise = z.infer<typeof HistoryPromise>;
export const HistoryGesture = Gesture.extend({ agentName: Name });
export type HistoryGesture = z.infer<typeof HistoryGesture>;
/** What happened after a gesture; see the domain. */
export const GestureSince = z.object({
  ended: z.enum(SINCE_ENDS).nullable(),
  contacts: z.int().min(0),
  talk: z.enum(SINCE_TALKS).nullable(),
  balance: z.enum(SINCE_BALANCES),
});
export type GestureSince = z.infer<typeof GestureSince>;
/** Null: it was not made, or this desk does not hold everything that came after it. */
const Since = GestureSince.nullable();

/** A walk through a procedure. `title` null: its version is not on this desk, and what was counted is 0. */
export const HistoryRun = Run.pick({
  id: true,
  key: true,
  version: true,
  ticketId: true,
  contactId: true,
  state: true,
  startedAt: true,
  endedAt: true,
}).extend({ title: LocalizedText.nullable(), agentName: Name, done: z.int(), skipped: z.int() });
export type HistoryRun = z.infer<typeof HistoryRun>;

const at = Millis;
const Loose = [
  z.object({ kind: z.literal('contact'), id: z.string(), at, contact: HistoryContact }),
  z.object({ kind: z.literal('promise'), id: z.string(), at, promise: HistoryPromise }),
  z.object({ kind: z.literal('run'), id: z.string(), at, run: HistoryRun }),
] as const;

/** One row of a customer's history: a ticket with everything that belongs to it, or what belongs to no ticket of theirs. */
export const HistoryItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), id: z.string(), at, ticket: HistoryTicket }),
  ...Loose,
  z.object({ kind: z.literal('gesture'), id: z.string(), at, gesture: HistoryGesture, since: Since }),
]);
export type HistoryItem = z.infer<typeof HistoryItem>;

/** What happened on one ticket. */
export const HistoryEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('line'),
    id: z.string(),
    at,
    line: z.object({
      kind: MessageKind,
      author: z.enum(['customer', 'agent', 'outside', 'system']),
      authorName: Name,
      /** Its first 400 characters, on one line. */
      beginning: z.string(),
      event: TicketEvent.nullable(),
    }),
  }),
  ...Loose,
]);
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** `contact`, `promise`, `gesture` and `run` list all of them, also those of tickets. */
export const HistoryFilter = z.object({
  kind: z.enum(HISTORY_KINDS).optional(),
  channel: Channel.optional(),
  /** Words that all must stand in it: in a ticket's subject, number or lines, a summary, a promise, a note. */
  text: z.string().max(200).default(''),
});
export type HistoryFilter = z.infer<typeof HistoryFilter>;

/** Opaque: pass back as `after` for what is older; null: there is no more. */
const Next = z.string().max(300).nullable();
const Page = { after: Next, limit: z.int().min(1).max(100) };

export const HistoryPage = z.object({
  /** Newest first. */
  items: z.array(HistoryItem),
  next: Next,
  /** There are queues this desk does not hold: the customer may have more with us than stands here. */
  isPartial: z.boolean(),
  /** Some of what it holds is still being fetched. */
  isLoading: z.boolean(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

export const AccountEvidence = z.object({
  tbl: z.enum(['contact', 'ticket', 'promise', 'gesture']),
  id: z.string(),
  ticketId: z.string().nullable(),
  messageId: z.string().nullable(),
  quotes: z.record(z.string(), z.union([z.string(), z.number()])),
});
/** See `Account` of the domain. */
export const AccountView = z.object({
  entries: z.array(
    z.object({
      ruleKey: z.string(),
      kind: z.enum(['deposit', 'withdrawal']),
      weight: z.number(),
      at,
      evidence: AccountEvidence,
      /** Of a gesture's entry; of any other it is null. */
      since: Since,
    }),
  ),
  trend: z.enum(ACCOUNT_TRENDS),
  standing: z.enum(ACCOUNT_STANDINGS),
  course: z.array(z.number().min(-1).max(1)),
});

export const MomentView = z.object({
  moment: Moment,
  /** As the calendar of the team's zone writes it: `2026-03-14`. */
  day: z.string(),
  inDays: z.int(),
  years: z.int().nullable(),
  gestureId: GestureId,
  /** What somebody did about it; null: nobody has said. */
  gesture: HistoryGesture.nullable(),
});
export type MomentView = z.infer<typeof MomentView>;

export const history = {
  list: app.input(z.object({ customerId: CustomerId, filter: HistoryFilter, ...Page })).output(HistoryPage),
  /** Lines, contacts, promises and walks of one ticket, newest first. */
  ofTicket: app
    .input(z.object({ ticketId: TicketId, ...Page }))
    .output(z.object({ entries: z.array(HistoryEntry), next: Next })),
  account: app.input(z.object({ customerId: CustomerId })).output(AccountView),
  /** Open ones, soonest first, then what was settled, newest first; at most 100. */
  promises: app.input(z.object({ customerId: CustomerId })).output(z.object({ items: z.array(HistoryPromise) })),
  /** Moments of the last days and the next two months, soonest first; the one a gesture is suggested for, if any. */
  moments: app.input(z.object({ customerId: CustomerId })).output(
    z.object({
      items: z.array(MomentView),
      suggested: GestureId.nullable(),
      /** Why none is suggested now, however near a day is. */
      unfitting: z.enum(['strained-case', 'broken-promise']).nullable(),
    }),
  ),
  /** Says what was done about a moment, or that nothing will be. The first word stands. */
  noteGesture: app
    .input(
      z.object({
        customerId: CustomerId,
        gestureId: GestureId,
        kind: Gesture.shape.kind,
        day: Gesture.shape.day,
        state: Gesture.shape.state,
        note: Gesture.shape.note,
      }),
    )
    .output(Nothing),
};
export type AccountView = z.infer<typeof AccountView>;
