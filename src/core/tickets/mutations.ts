import type { Macro } from '#shared/domain/macro.ts';
import type { Mutation, NewMessage } from '#shared/domain/mutation/index.ts';
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

export type MacroUse = {
  /** The line this leaves behind: of the message, or without one of the event. Whether it stands tells a repeated call. */
  readonly lineId: MessageId;
  readonly body: string | null;
  readonly attachments: NewMessage['attachments'];
  readonly status: TicketFields['status'] | null;
};

export function macroMutation(ticket: Seen, macro: Macro, use: MacroUse, ids: Ids): Mutation {
  const body = use.body?.trim() ? use.body : '';
  const hasMessage = body !== '' || use.attachments.length > 0;
  const fields = use.status ? { ...macro.set, status: use.status } : macro.set;
  return {
    name: 'macro.apply',
    macroId: macro.id,
    ticketId: ticket.data.id,
    fields,
    seen: seenOf(fields, ticket.ver),
    tags: { add: macro.addTags, remove: macro.removeTags },
    values: macro.fill,
    articleIds: macro.articleIds,
    follow: macro.follow,
    message: hasMessage ? { id: use.lineId, kind: macro.kind, body, attachments: use.attachments, mentions: [] } : null,
    note: null,
    eventId: hasMessage ? lineId(ids) : use.lineId,
  };
}
