import type { Channel } from '#shared/domain/channel.ts';
import { isFinished } from '#shared/domain/ticket.ts';
import type { ReadableDb } from '../db/types.ts';
import { findTicketData } from '../tickets/index.ts';
import { aboutKey, type About, type Said, type Talks } from './world.ts';

/** More of a conversation is not read: what was felt a hundred turns ago shapes no answer. */
const MAX_LINES = 100;

export type Conversation = {
  readonly about: string;
  readonly queueId: string | null;
  readonly channel: Channel | null;
  readonly lines: readonly Said[];
  /** What was asked for is done, or the contact is being wrapped up. */
  readonly isSettled: boolean;
  /** Nothing more is to be expected. */
  readonly isOver: boolean;
};

type Row = { readonly id: string; readonly at: number; readonly kind: string; readonly body: string };

const linesOfTicket = (db: ReadableDb, ticketId: string): Said[] =>
  db
    .all<Row>(
      `select id, at, kind, body from message where ticket_id = ? and kind in ('customer', 'reply') order by at desc, id desc limit ${MAX_LINES}`,
      [ticketId],
    )
    .map(({ id, at, kind, body }): Said => ({
      key: id,
      at,
      speaker: kind === 'customer' ? 'customer' : 'agent',
      text: body,
    }))
    .toReversed();

/** What is said about a contact or ticket: what was written, and what is spoken, in the order of time. */
export function conversationOf(db: ReadableDb, talks: Talks, about: About): Conversation {
  const live = about.contactId === null ? undefined : talks.live(db, about.contactId);
  const spoken = about.contactId === null ? [] : talks.lines(db, about.contactId).slice(-MAX_LINES);
  const ticketId = about.ticketId ?? live?.ticketId ?? null;
  const ticket = ticketId === null ? undefined : findTicketData(db, ticketId);
  const isDone = ticket !== undefined && isFinished(ticket.status);
  return {
    about: aboutKey(about),
    queueId: ticket?.queueId ?? live?.queueId ?? null,
    channel: live?.channel ?? ticket?.channel ?? null,
    lines: [...(ticketId === null ? [] : linesOfTicket(db, ticketId)), ...spoken]
      .toSorted((a, b) => a.at - b.at)
      .slice(-MAX_LINES),
    isSettled: isDone || live?.isEnded === true,
    isOver: about.contactId === null ? isDone : live === undefined,
  };
}
