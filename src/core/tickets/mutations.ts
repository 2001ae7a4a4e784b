import type { FieldValue } from '#shared/domain/field-value.ts';
import type { Macro } from '#shared/domain/macro.ts';
import type { Mutation, MutationOf, NewMessage } from '#shared/domain/mutation/index.ts';
import { isFinished, type TicketField, type TicketFields } from '#shared/domain/ticket.ts';
import { MessageId, type AgentId, type TicketId } from '#shared/kernel/ids.ts';
import type { Versioned } from '../db/replica-table.ts';
import type { Ids } from '../kernel/ports.ts';
import { own } from '#shared/kernel/own.ts';

/** Custom fields by key; null takes a value away. */
export type Values = Readonly<Record<string, FieldValue | null>>;

type Seen = Versioned<'ticket'>;

export const lineId = (ids: Ids): MessageId => MessageId.parse(ids.uuid());

/** The agent saw every field as it stood in this version of the row. */
const seenOf = (names: readonly string[], ver: number): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, ver]));

const eventIdsOf = (names: readonly string[], ids: Ids): Record<string, MessageId> =>
  Object.fromEntries(names.map((name) => [name, lineId(ids)]));

/** Sets the fields that differ; none: no mutation. */
export function setMutation(ticket: Seen, fields: TicketFields, ids: Ids): MutationOf<'ticket.set'>[] {
  const names = (Object.keys(fields) as TicketField[]).filter(
    (field) => fields[field] !== undefined && fields[field] !== ticket.data[field],
  );
  if (names.length === 0) return [];
  const changed: TicketFields = Object.fromEntries(names.map((field) => [field, fields[field]]));
  const seen = seenOf(names, ticket.ver);
  return [{ name: 'ticket.set', ticketId: ticket.data.id, fields: changed, seen, eventIds: eventIdsOf(names, ids) }];
}

export function tagMutation(ticketId: TicketId, add: string[], remove: string[], ids: Ids): Mutation[] {
  return add.length + remove.length === 0
    ? []
    : [{ name: 'ticket.tag', ticketId, tags: { add, remove }, eventId: lineId(ids) }];
}

/** Writes the values that differ; none: no mutation. */
export function fillMutation(ticket: Seen, values: Values, ids: Ids): Mutation[] {
  const keys = Object.keys(values).filter((key) => (own(ticket.data.values, key) ?? null) !== values[key]);
  if (keys.length === 0) return [];
  const changed = Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  const seen = seenOf(keys, ticket.ver);
  return [{ name: 'ticket.fill', ticketId: ticket.data.id, values: changed, seen, eventIds: eventIdsOf(keys, ids) }];
}

export const mergeIds = (ids: Ids): MutationOf<'ticket.merge'>['eventIds'] => ({
  from: lineId(ids),
  into: lineId(ids),
});

export type MacroUse = {
  /** The line this leaves behind: of the message, or without one of the event. Whether it stands tells a repeated call. */
  readonly lineId: MessageId;
  readonly body: string | null;
  readonly note: string | null;
  readonly attachments: NewMessage['attachments'];
  readonly status: TicketFields['status'] | null;
  /** What the macro fills, without what its fields no longer take. */
  readonly values: Values;
  readonly agentId: AgentId;
  readonly now: number;
};

/** What a macro sets on this ticket at this moment. One that ends up finished does not sleep. */
export function macroFields(ticket: Seen['data'], macro: Macro, use: Pick<MacroUse, 'status' | 'agentId' | 'now'>) {
  const status = use.status ?? macro.set.status;
  const snoozeMs = isFinished(status ?? ticket.status) ? null : macro.snoozeMs;
  const fields: TicketFields = {
    ...macro.set,
    ...(status === undefined ? {} : { status }),
    ...(macro.assign === 'keep' ? {} : { assigneeId: macro.assign === 'me' ? use.agentId : null }),
    ...(snoozeMs === null ? {} : { snoozedUntilAt: use.now + snoozeMs }),
  };
  return fields;
}

export function macroMutation(ticket: Seen, macro: Macro, use: MacroUse, ids: Ids): Mutation {
  const body = use.body?.trim() ? use.body : '';
  const note = use.note?.trim() ? use.note : '';
  const hasMessage = body !== '' || use.attachments.length > 0;
  const fields = macroFields(ticket.data, macro, use);
  return {
    name: 'macro.apply',
    macroId: macro.id,
    ticketId: ticket.data.id,
    fields,
    seen: seenOf([...Object.keys(fields), ...Object.keys(use.values)], ticket.ver),
    tags: { add: macro.addTags, remove: macro.removeTags },
    values: { ...use.values },
    articleIds: macro.articleIds,
    follow: macro.follow,
    message: hasMessage ? { id: use.lineId, kind: macro.kind, body, attachments: use.attachments, mentions: [] } : null,
    note: note === '' ? null : { id: lineId(ids), kind: 'note', body: note, attachments: [], mentions: [] },
    eventId: hasMessage ? lineId(ids) : use.lineId,
  };
}
