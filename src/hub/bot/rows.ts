import { randomUUID } from 'node:crypto';
import type { HandOffReason } from '#shared/domain/guidance/hand-off.ts';
import { MAX_BODY, type Message } from '#shared/domain/message.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { ellipsis, oneLine } from '#shared/kernel/text.ts';

/** `at`: not before the words it answers. `author`: what the bot calls itself. */
type Line = { readonly ticket: Ticket; readonly author: string; readonly at: number };
const PREVIEW = 120;

function line({ ticket, author, at }: Line, over: Pick<Message, 'kind' | 'body' | 'event'>): Effect {
  const id = randomUUID() as Message['id'];
  const data: Message = {
    id,
    ticketId: ticket.id,
    author: { kind: 'outside', name: author },
    at,
    mentions: [],
    ...over,
  };
  return { tbl: 'message', id, data };
}

const spoken = (about: Line, text: string): Effect =>
  line(about, { kind: 'reply', body: ellipsis(text, MAX_BODY), event: null });

const changed = ({ ticket, at }: Line, over: Partial<Ticket>): Effect => ({
  tbl: 'ticket',
  id: ticket.id,
  data: { ...ticket, ...over, updatedAt: Math.max(ticket.updatedAt, at) },
});

/** Something the bot says that answers nothing yet: the customer waits as before. */
export const remark = (about: Line, text: string): Effect[] => [changed(about, {}), spoken(about, text)];

/** An answer: the next move is the customer's. `isAnswer` false: it only asks them to say it in another way. */
export function reply(about: Line, text: string, isAnswer: boolean): Effect[] {
  const { ticket, at } = about;
  const firstReplyAt = ticket.firstReplyAt ?? (isAnswer ? Math.max(at, ticket.createdAt) : null);
  const after = { waitingSinceAt: null, snoozedUntilAt: null, firstReplyAt, preview: oneLine(text, PREVIEW) };
  return [changed(about, after), spoken(about, text)];
}

/** The last the bot says, and why, for whoever takes over. */
export const handOver = (about: Line, text: string, reason: HandOffReason): Effect[] => [
  ...remark(about, text),
  line({ ...about, at: about.at + 1 }, { kind: 'event', body: '', event: { type: 'handed-over', reason } }),
];
