import { randomUUID } from 'node:crypto';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';

/** A field change as a desk sends it; `seen` is the version of the row the agent looked at. */
export const setFields = (ticketId: string, fields: TicketFields, seen: number): Mutation => {
  const each = <T>(value: () => T) => Object.fromEntries(Object.keys(fields).map((field) => [field, value()]));
  return {
    name: 'ticket.set',
    ticketId: ticketId as never,
    fields,
    seen: each(() => seen),
    eventIds: each(() => `event-${randomUUID()}`) as never,
  };
};

export const addMessage = (ticketId: string, body: string, id = `message-${randomUUID()}`): Mutation => ({
  name: 'message.add',
  ticketId: ticketId as never,
  message: { id: id as never, kind: 'reply', body, attachments: [], mentions: [] },
});

export const addTags = (ticketId: string, ...add: string[]): Mutation => ({
  name: 'ticket.tag',
  ticketId: ticketId as never,
  tags: { add, remove: [] },
  eventId: `event-${randomUUID()}` as never,
});
