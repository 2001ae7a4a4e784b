import { randomUUID } from 'node:crypto';
import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { MAX_BODY, type Message } from '#shared/domain/message.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { afterStatus } from '#shared/domain/mutation/ticket-changes.ts';
import { untouched } from '#shared/domain/ticket-facts.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { oneLine } from '#shared/kernel/text.ts';
import { cleanName, cleanWords } from '#shared/telephony/index.ts';
import type { Course } from './conversation.ts';

export type File = Pick<Attachment, 'name' | 'mime' | 'bytes' | 'sha256'>;
export type Written = {
  readonly message: InboundMessage;
  readonly files: readonly File[];
  readonly customerId: Customer['id'];
  /** When it was written, and when it is taken, ms UTC. */
  readonly at: number;
  readonly now: number;
};

const SUBJECT = 80;
const PREVIEW = 120;

const wordsOf = ({ message, files }: Written): string =>
  cleanWords(message.text, MAX_BODY) || files.map(({ name }) => name).join(', ');

/** The customer's words and files on a ticket. */
export function linesOf(ticketId: Ticket['id'], written: Written): { message: Message; effects: Effect[] } {
  const id = randomUUID() as Message['id'];
  const message: Message = {
    id,
    ticketId,
    kind: 'customer',
    author: { kind: 'customer', customerId: written.customerId },
    body: cleanWords(written.message.text, MAX_BODY),
    at: written.at,
    event: null,
    mentions: [],
  };
  const files = written.files.map((file): Attachment => ({
    ...file,
    id: randomUUID() as Attachment['id'],
    ticketId,
    messageId: id,
  }));
  const attached = files.map((data): Effect => ({ tbl: 'attachment', id: data.id, data }));
  return { message, effects: [{ tbl: 'message', id, data: message }, ...attached] };
}

export function newTicket(written: Written, place: { queueId: Ticket['queueId']; number: number }): Ticket {
  const { message, customerId, at, now } = written;
  return {
    id: randomUUID() as Ticket['id'],
    ...place,
    subject: cleanName(message.subject ?? '', 300) || oneLine(wordsOf(written), SUBJECT),
    status: 'open',
    priority: 'normal',
    assigneeId: null,
    customerId,
    channel: message.channel,
    tags: [],
    createdAt: now,
    updatedAt: now,
    ...untouched(),
    waitingSinceAt: at,
    preview: oneLine(wordsOf(written), PREVIEW),
  };
}

const statusEvent = (ticket: Ticket, now: number): Effect => {
  const id = randomUUID() as Message['id'];
  const event = { type: 'field-changed' as const, field: 'status', from: ticket.status, to: 'open' };
  const data: Message = {
    id,
    ticketId: ticket.id,
    kind: 'event',
    author: { kind: 'system' },
    body: '',
    at: now,
    event,
    mentions: [],
  };
  return { tbl: 'message', id, data };
};

/** What a ticket is once its customer has written: it waits for us, sleeps no longer, and is open again where it was not. */
export function afterWords(ticket: Ticket, written: Written, course: Course): Effect[] {
  const { at, now } = written;
  const updatedAt = Math.max(ticket.updatedAt, now);
  if (course === 'keep') return [{ tbl: 'ticket', id: ticket.id, data: { ...ticket, updatedAt } }];
  const isOpen = ticket.status === 'open';
  const data: Ticket = {
    ...ticket,
    ...(isOpen ? {} : afterStatus(ticket, 'open', now)),
    updatedAt,
    snoozedUntilAt: null,
    waitingSinceAt: (isOpen ? ticket.waitingSinceAt : null) ?? at,
    preview: oneLine(wordsOf(written), PREVIEW),
  };
  return [{ tbl: 'ticket', id: ticket.id, data }, ...(isOpen ? [] : [statusEvent(ticket, now)])];
}
