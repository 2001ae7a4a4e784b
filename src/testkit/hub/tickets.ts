import { randomUUID } from 'node:crypto';
import type { Customer } from '#shared/domain/customer.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { BILLING } from './people.ts';
import { untouched } from '#shared/domain/ticket-facts.ts';

let number = 48_000;

export type TicketRows = { readonly ticket: Ticket; readonly customer: Customer; readonly message: Message };

/** A ticket with its customer and the customer's first words. */
export function ticketRows(over: Partial<Ticket> = {}, at = Date.UTC(2026, 10, 20, 8)): TicketRows {
  const key = randomUUID();
  const customerId = over.customerId ?? (`customer-${key}` as Customer['id']);
  number += 1;
  const ticket: Ticket = {
    id: `ticket-${key}` as Ticket['id'],
    number,
    subject: '宽带连不上',
    status: 'open',
    priority: 'normal',
    queueId: BILLING as Ticket['queueId'],
    assigneeId: null,
    customerId,
    channel: 'chat',
    tags: [],
    createdAt: at,
    updatedAt: at,
    waitingSinceAt: at,
    ...untouched(),
    preview: '昨晚开始就连不上了',
    ...over,
  };
  const customer: Customer = {
    id: customerId,
    name: '王伟',
    tier: 'gold',
    phones: ['+8613800000000'],
    emails: [],
    language: 'zh',
    facts: [],
    createdAt: at,
  };
  const message: Message = {
    id: `message-${key}` as Message['id'],
    ticketId: ticket.id,
    kind: 'customer',
    author: { kind: 'customer', customerId },
    body: '昨晚开始就连不上了',
    at,
    event: null,
    mentions: [],
  };
  return { ticket, customer, message };
}

export const asEffects = ({ ticket, customer, message }: TicketRows): Effect[] => [
  { tbl: 'customer', id: customer.id, data: customer },
  { tbl: 'ticket', id: ticket.id, data: ticket },
  { tbl: 'message', id: message.id, data: message },
];
