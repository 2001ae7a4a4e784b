import { oneLine } from '../../kernel/text.ts';
import type { Attachment } from '../attachment.ts';
import { joinIds } from '../knowledge-ids.ts';
import type { Message } from '../message.ts';
import type { Notice } from '../notice.ts';
import { mayDo } from '../rights.ts';
import type { Ticket } from '../ticket.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf, NewMessage } from './schema.ts';
import { authorOf, touched } from './ticket-changes.ts';
import type { Effect, View, WriteContext } from './view.ts';

/** How much of a colleague's words stands in a notice. */
const EXCERPT = 200;

const mentionsOf = (message: NewMessage): NewMessage['mentions'] =>
  message.kind === 'note' ? [...new Set(message.mentions)] : [];

/** A line with its files. */
function newLines(ticketId: Ticket['id'], message: NewMessage, context: WriteContext): Effect[] {
  const line: Message = {
    id: message.id,
    ticketId,
    kind: message.kind,
    author: authorOf(context),
    body: message.body,
    at: context.now,
    event: null,
    mentions: mentionsOf(message),
  };
  const files = message.attachments.map((file): Attachment => ({ ...file, ticketId, messageId: message.id }));
  return [
    { tbl: 'message', id: line.id, data: line },
    ...files.map((data): Effect => ({ tbl: 'attachment', id: data.id, data })),
  ];
}

/** Who may be spoken to in a note: a colleague who is still here and may read what customers write. */
function canRead(view: View, agentId: string): boolean {
  const agent = view.get('agent', agentId)?.data;
  return agent?.isActive === true && mayDo(agent.role, 'customer.read');
}

/** One notice a person and line, under an id of both: writing it again is the same notice. Nobody is told of their own words. */
function notices(ticket: Ticket, message: NewMessage, view: View, context: WriteContext): Effect[] {
  const isOther = (agentId: string): boolean => agentId !== context.agentId;
  const mentioned = mentionsOf(message).filter((agentId) => isOther(agentId) && canRead(view, agentId));
  const following = ticket.followerIds.filter((agentId) => isOther(agentId) && !mentioned.includes(agentId));
  const about = (kind: Notice['kind'], agentId: Notice['agentId']): Effect => {
    const id = joinIds(message.id, agentId) as Notice['id'];
    const told = { ticketId: ticket.id, articleId: null, messageId: message.id, fromId: context.agentId as never };
    const body = oneLine(message.body, EXCERPT);
    return { tbl: 'notice', id, data: { id, agentId, kind, ...told, reason: '', body, at: context.now } };
  };
  return [
    ...mentioned.map((agentId) => about('mention', agentId)),
    ...following.map((agentId) => about('followed', agentId)),
  ];
}

/** Everything a reply or note writes beside the ticket. */
export const written = (ticket: Ticket, message: NewMessage, view: View, context: WriteContext): Effect[] => [
  ...newLines(ticket.id, message, context),
  ...notices(ticket, message, view, context),
];

/**
 * A reply answers the customer: nothing of theirs waits any more, a sleeping ticket wakes, and it is what the list shows.
 * A note is ours alone.
 */
export const afterMessage = (ticket: Ticket, message: NewMessage, now: number): Partial<Ticket> =>
  message.kind === 'reply'
    ? {
        waitingSinceAt: null,
        snoozedUntilAt: null,
        firstReplyAt: ticket.firstReplyAt ?? Math.max(now, ticket.createdAt),
        preview: oneLine(message.body, 120),
      }
    : {};

/** Nobody answers spam, and a merged ticket's customer is answered over there. */
export const takesReplies = (ticket: Ticket): boolean => ticket.status !== 'spam' && ticket.mergedIntoId === null;

export function addMessage(mutation: MutationOf<'message.add'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  const { message } = mutation;
  if (view.get('message', message.id)) return { effects: [], outcome: OK };
  if (message.kind === 'reply' && !takesReplies(stored.data)) return refuse(rejected('closed'));
  const ticket = touched(stored.data, afterMessage(stored.data, message, context.now), context);
  return { effects: [ticket, ...written(stored.data, message, view, context)], outcome: OK };
}

export function dismissNotice(mutation: MutationOf<'notice.dismiss'>, view: View, context: WriteContext): Decision {
  const stored = view.get('notice', mutation.noticeId);
  if (!stored) return { effects: [], outcome: OK };
  if (stored.data.agentId !== context.agentId) return refuse(rejected('forbidden'));
  return { effects: [{ tbl: 'notice', id: mutation.noticeId, data: null }], outcome: OK };
}
