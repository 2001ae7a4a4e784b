import { Refusal } from '#core/kernel/refusal.ts';
import { getRow } from '#core/replica/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { callEdit, createEdit, customerEdit } from './contact-edits.ts';
import type { Device } from './device.ts';
import { TICKETS, type Operation } from './operations.ts';
import { runEdit } from './run-edits.ts';

type Edit = Extract<Operation, { do: 'edit' }>;

const LETTERS = ['a', 'b', 'c'] as const;
const STATUSES = ['open', 'pending', 'solved', 'closed'] as const;
const OWNERS = ['ana', 'bo', null] as const;
const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The edit an operation stands for, with what this desk sees at this moment; undefined: it does not see what it is about. */
function mutationOf(device: Device, { kind, ticket, pick }: Edit): Mutation | undefined {
  const ticketId = nth(TICKETS, ticket) as TicketId;
  const uuid = (): never => device.ids.uuid() as never;
  const seen = device.process.read((tx) => getRow(tx, 'ticket', ticketId)?.ver ?? 0);
  const message = {
    id: uuid(),
    kind: nth(['reply', 'note'] as const, pick),
    body: `words ${pick}`,
    attachments: [],
    mentions: [],
  };
  switch (kind) {
    case 'tag': {
      const tags = { add: [nth(LETTERS, pick)], remove: [nth(LETTERS, Math.floor(pick / 3))] };
      return { name: 'ticket.tag', ticketId, tags, eventId: uuid() };
    }
    case 'assign': {
      const fields = { assigneeId: nth(OWNERS, pick) as never };
      return { name: 'ticket.set', ticketId, fields, seen: { assigneeId: seen }, eventIds: { assigneeId: uuid() } };
    }
    case 'status': {
      const fields = { status: nth(STATUSES, pick) };
      return { name: 'ticket.set', ticketId, fields, seen: { status: seen }, eventIds: { status: uuid() } };
    }
    case 'macro':
      return {
        name: 'macro.apply',
        macroId: 'm1' as never,
        ticketId,
        fields: { status: 'pending' },
        seen: { status: seen },
        tags: { add: ['m'], remove: [] },
        values: {},
        articleIds: [],
        follow: false,
        note: null,
        message,
        eventId: uuid(),
      };
    case 'call':
      return callEdit(device, { ticketId, pick, uuid });
    case 'create':
      return createEdit(device, { ticketId, pick, uuid });
    case 'customer':
      return pick % 2 === 0
        ? customerEdit(device, { ticketId, pick, uuid })
        : runEdit(device, { ticketId, pick, uuid });
    case 'line':
      return { name: 'message.add', ticketId, message };
    default:
      return assertNever(kind);
  }
}

/** Makes the edit, and notes what the desk acknowledged. */
export function edit(device: Device, operation: Edit): void {
  const mutation = mutationOf(device, operation);
  if (!mutation) return;
  try {
    device.open.desk.mutate([mutation]);
  } catch (error) {
    if (error instanceof Refusal) return;
    throw error;
  }
  if ('message' in mutation && mutation.message) device.sent.push(mutation.message.id);
  if (mutation.name === 'ticket.create' && mutation.note) device.sent.push(mutation.note.id);
  if (mutation.name === 'message.add') device.lines.set(mutation.message.id, mutation.ticketId);
}
