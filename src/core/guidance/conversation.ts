import type { Channel } from '#shared/domain/channel.ts';
import { isFinished } from '#shared/domain/ticket.ts';
import type { ReadableDb } from '../db/types.ts';
import { findTicketData } from '../tickets/index.ts';
import { aboutKey, type About, type LiveTalk, type Said, type Talks } from './world.ts';

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

type Row = {
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly body: string;
  readonly author: string;
};

/** A bot, or a colleague of another system, has not answered for the agent: what they wrote is nobody's line here. */
const speakerOf = ({ kind, author }: Row): Said['speaker'] | undefined => {
  if (kind === 'customer') return 'customer';
  return (JSON.parse(author) as { kind?: unknown }).kind === 'agent' ? 'agent' : undefined;
};

const linesOfTicket = (db: ReadableDb, ticketId: string): Said[] =>
  db
    .all<Row>(
      `select id, at, kind, body, author from message where ticket_id = ? and kind in ('customer', 'reply')
       order by at desc, id desc limit ${MAX_LINES}`,
      [ticketId],
    )
    .flatMap((row): Said[] => {
      const speaker = speakerOf(row);
      return speaker ? [{ key: row.id, at: row.at, speaker, text: row.body }] : [];
    })
    .toReversed();

/** What a chat brings also stands on its ticket: it is heard once, there. Only what is spoken is nowhere else. */
const isHeardThere = (live: LiveTalk | undefined, ticketId: string | null): boolean =>
  ticketId !== null && live !== undefined && live.channel !== 'phone';

/** What is said about a contact or ticket: what was written, and what is spoken, in the order of time. */
export function conversationOf(db: ReadableDb, talks: Talks, about: About): Conversation {
  const live = about.contactId === null ? undefined : talks.live(db, about.contactId);
  const ticketId = about.ticketId ?? live?.ticketId ?? null;
  const spoken = about.contactId === null || isHeardThere(live, ticketId) ? [] : talks.lines(db, about.contactId);
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

/** Who it is with; null: nobody knows. */
export function customerOf(db: ReadableDb, talks: Talks, about: About): string | null {
  const live = about.contactId === null ? undefined : talks.live(db, about.contactId);
  const ticketId = about.ticketId ?? live?.ticketId ?? null;
  return live?.customerId ?? (ticketId === null ? null : (findTicketData(db, ticketId)?.customerId ?? null));
}
