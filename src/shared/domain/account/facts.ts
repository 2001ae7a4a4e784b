import type { Contact } from '../contact.ts';
import type { Gesture } from '../gesture.ts';
import type { CustomerPromise } from '../promise.ts';
import type { Ticket } from '../ticket.ts';

/** What the account of one customer is worked out from, as far as one desk may hold it. Times in ms UTC. Free of schemas. */
export type AccountFacts = {
  readonly now: number;
  readonly contacts: readonly AccountContact[];
  readonly tickets: readonly AccountTicket[];
  readonly promises: readonly AccountPromise[];
  readonly gestures: readonly AccountGesture[];
};

export type AccountContact = Pick<
  Contact,
  'id' | 'channel' | 'direction' | 'ticketId' | 'ringingAt' | 'answeredAt' | 'endedAt' | 'heldMs' | 'end'
>;

export type AccountTicket = Pick<
  Ticket,
  'id' | 'number' | 'tags' | 'status' | 'createdAt' | 'firstReplyAt' | 'solvedAt' | 'waitingSinceAt' | 'mergedIntoId'
> & {
  readonly moves: readonly TicketMove[];
  /** Until when the team's policy promised a first answer; null: it promised none. */
  readonly firstDueAt: number | null;
};

/** A change of a ticket as its timeline tells it; `id` is the message. */
export type TicketMove = {
  readonly id: string;
  readonly at: number;
  readonly field: 'status' | 'queueId' | 'assigneeId';
  readonly from: string | null;
  readonly to: string | null;
};

export type AccountPromise = Pick<CustomerPromise, 'id' | 'ticketId' | 'text' | 'dueAt' | 'state' | 'settledAt'>;
export type AccountGesture = Pick<Gesture, 'id' | 'kind' | 'day' | 'state' | 'note' | 'at'>;

/** What can be quoted of it: counts, durations in ms (`…Ms`), moments (`…At`), numbers of tickets, words of a promise. */
export type Quotable = Readonly<Record<string, string | number>>;

/** The row an entry stands on. Where `messageId` is known, that line shows it. */
export type Evidence = {
  readonly tbl: 'contact' | 'ticket' | 'promise' | 'gesture';
  readonly id: string;
  readonly ticketId: string | null;
  readonly messageId: string | null;
  readonly quotes: Quotable;
};

/** One thing a rule has found, and when it happened. */
export type Finding = { readonly at: number; readonly evidence: Evidence };

export const isFinishedStatus = (status: string | null): boolean => status === 'solved' || status === 'closed';

/** Oldest first; what happened at once stands in the order of its ids, so that the order in which rows were read says nothing. */
export const inOrder = <T extends { readonly id: string }>(rows: readonly T[], at: (row: T) => number): T[] =>
  rows.toSorted((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1));

export const isReopening = ({ field, from, to }: TicketMove): boolean =>
  field === 'status' && isFinishedStatus(from) && (to === 'open' || to === 'pending');
