import type { Macro } from '#shared/domain/macro.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketField, TicketFields } from '#shared/domain/ticket.ts';
import { MessageId, type TicketId } from '#shared/kernel/ids.ts';
import type { Versioned } from '../db/replica-table.ts';
import type { Ids } from '../kernel/ports.ts';

type Seen = Versioned<'ticket'>;

const lineId = (ids: Ids): MessageId => MessageId.parse(ids.uuid());

/** The agent saw every field as it stood in this version of the row. */
const seenOf = (fields: TicketFields, ver: number): Record<string, number> =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, ver]));

/** Sets the fields that differ; none: no mutation. */
export function setMutation(ticket: Seen, fields: TicketFields, ids: Ids): Mutation[] {
  const names = (Object.keys(fields) as TicketField[]).filter(
    (field) => fields[field] !== undefined && fields[field] !== ticket.data[field],
  );
  if (names.length === 0) return [];
  const changed: TicketFields = Object.fromEntries(names.map((field) => [field, fields[field]]));
  const eventIds = Object.fromEntries(names.map((field) => [field, lineId(ids)]));
  return [
    { name: 'ticket.set', ticketId: ticket.data.id, fields: changed, seen: seenOf(changed, ticket.ver), eventIds },
  ];
}

export function tagMutation(ticketId: TicketId, add: string[], remove: string[], ids: Ids): Mutation {
  return { name: 'ticket.tag', ticketId, tags: { add, remove }, eventId: lineId(ids) };
}

export function macroMutation(ticket: Seen, macro: Macro, body: string | null, ids: Ids): Mutation {
  const hasText = body !== null && body.trim() !== '';
  const eventId = lineId(ids);
  return {
    name: 'macro.apply',
    macroId: macro.id,
    ticketId: ticket.data.id,
    fields: macro.set,
    seen: seenOf(macro.set, ticket.ver),
    tags: { add: macro.addTags, remove: macro.removeTags },
    message: hasText ? { id: lineId(ids), kind: macro.kind, body, attachments: [] } : null,
    eventId,
  };
}
