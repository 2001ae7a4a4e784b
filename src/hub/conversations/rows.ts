import type { Conversation } from '#shared/contract/team/import.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Message, MessageAuthor, MessageKind } from '#shared/domain/message.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { factsOf, untouched } from '#shared/domain/ticket-facts.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { oneLine } from '#shared/kernel/text.ts';

/** Ids follow from the conversation's own: loading it again meets the same rows. */
export const ticketIdOf = (conversationId: string): string => `t-${conversationId}`;
export const customerIdOf = (conversationId: string): string => `c-${conversationId}`;
const messageIdOf = (conversationId: string, index: number): string =>
  `m-${conversationId}-${String(index).padStart(4, '0')}`;

type Place = { queueId: string; number: number };
type Turn = Conversation['turns'][number];

export function conversationRows(conversation: Conversation, { queueId, number }: Place): Effect[] {
  const customer = customerOf(conversation);
  const ticket = ticketOf(conversation, { queueId, number });
  return [
    { tbl: 'customer', id: customer.id, data: customer },
    { tbl: 'ticket', id: ticket.id, data: ticket },
    ...messagesOf(conversation).map((data): Effect => ({ tbl: 'message', id: data.id, data })),
  ];
}

const startedAt = ({ turns }: Conversation): number => Math.min(...turns.map(({ at }) => at));

function customerOf(conversation: Conversation): Customer {
  const { customerName: name, language } = conversation;
  const id = customerIdOf(conversation.id) as Customer['id'];
  return {
    id,
    name,
    tier: 'standard',
    phones: [],
    emails: [],
    language,
    facts: [],
    createdAt: startedAt(conversation),
  };
}

function ticketOf(conversation: Conversation, { queueId, number }: Place): Ticket {
  const { turns, subject, status, channel, tags } = conversation;
  const spoken = turns.filter(({ speaker }) => speaker !== 'note');
  return {
    id: ticketIdOf(conversation.id) as Ticket['id'],
    number,
    subject,
    status,
    priority: 'normal',
    queueId: queueId as Ticket['queueId'],
    assigneeId: null,
    customerId: customerIdOf(conversation.id) as Ticket['customerId'],
    channel,
    tags: [...new Set(tags)],
    createdAt: startedAt(conversation),
    updatedAt: Math.max(...turns.map(({ at }) => at)),
    ...untouched(),
    ...factsOf(
      turns.map(({ speaker, at }) => ({ kind: KINDS[speaker], at })),
      status,
    ),
    preview: oneLine((spoken.at(-1) ?? turns.at(-1))?.text ?? '', 120),
  };
}

const KINDS: Record<Turn['speaker'], MessageKind> = { customer: 'customer', agent: 'reply', note: 'note' };

function messagesOf(conversation: Conversation): Message[] {
  const ticketId = ticketIdOf(conversation.id) as Message['ticketId'];
  const line = (index: number) => ({ id: messageIdOf(conversation.id, index) as Message['id'], ticketId });
  const origin: Message = {
    ...line(0),
    kind: 'event',
    author: { kind: 'system' },
    body: '',
    at: startedAt(conversation),
    event: { type: 'imported', source: conversation.source },
    mentions: [],
  };
  const spoken = conversation.turns.map((turn, index): Message => ({
    ...line(index + 1),
    kind: KINDS[turn.speaker],
    author: authorOf(turn, conversation),
    body: turn.text,
    at: turn.at,
    event: null,
    mentions: [],
  }));
  return [origin, ...spoken];
}

function authorOf({ speaker }: Turn, { id, source }: Conversation): MessageAuthor {
  if (speaker === 'customer') return { kind: 'customer', customerId: customerIdOf(id) as Customer['id'] };
  return { kind: 'outside', name: source };
}
