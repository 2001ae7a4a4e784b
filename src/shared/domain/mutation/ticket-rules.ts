import { oneLine } from '../../kernel/text.ts';
import type { Attachment } from '../attachment.ts';
import type { Message, TicketEvent } from '../message.ts';
import { isFinal, type Ticket, type TicketField, type TicketFields } from '../ticket.ts';
import { asText, findClashes, settle } from './clash.ts';
import { OK, rejected } from './outcome.ts';
import { notYet, refuse, type Decision, type Key, type Rules } from './rule.ts';
import type { MutationOf, NewMessage } from './schema.ts';
import type { Effect, Stored, View, WriteContext } from './view.ts';

const touched = (ticket: Ticket, changes: Partial<Ticket>, context: WriteContext): Effect => ({
  tbl: 'ticket',
  id: ticket.id,
  data: { ...ticket, ...changes, updatedAt: Math.max(ticket.updatedAt, context.now) },
});

function event(ticketId: Ticket['id'], id: Message['id'], what: TicketEvent, context: WriteContext): Effect {
  const author = { kind: 'agent' as const, agentId: context.agentId as never };
  return {
    tbl: 'message',
    id,
    data: { id, ticketId, kind: 'event', author, body: '', at: context.now, event: what, mentions: [] },
  };
}

/** Values that point nowhere: an unknown queue, an agent who left. */
function pointsNowhere(fields: TicketFields, view: View): boolean {
  if (fields.queueId !== undefined && view.get('queue', fields.queueId) === undefined) return true;
  if (fields.assigneeId === undefined || fields.assigneeId === null) return false;
  return view.get('agent', fields.assigneeId)?.data.isActive !== true;
}

type Changes = { [F in TicketField]?: Ticket[F] };

function onlyChanges(ticket: Ticket, fields: TicketFields): Changes {
  const differs = ([field, value]: [string, unknown]) => value !== undefined && ticket[field as TicketField] !== value;
  return Object.fromEntries(Object.entries(fields).filter(differs));
}

function setFields(mutation: MutationOf<'ticket.set'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  if (pointsNowhere(mutation.fields, view)) return refuse(rejected('invalid'));
  const clashes = findClashes(stored, mutation.fields, mutation.seen, context);
  const { fields, outcome } = settle(stored.data, mutation.fields, clashes);
  const changes = onlyChanges(stored.data, fields);
  if (Object.keys(changes).length === 0) return { effects: [], outcome };
  const events = (Object.keys(changes) as TicketField[]).flatMap((field) => {
    const id = mutation.eventIds[field];
    if (id === undefined) return [];
    const what = {
      type: 'field-changed' as const,
      field,
      from: asText(stored.data[field]),
      to: asText(changes[field]),
    };
    return [event(mutation.ticketId, id, what, context)];
  });
  return { effects: [touched(stored.data, { ...changes, ...answered(changes) }, context), ...events], outcome };
}

/** A finished ticket no longer waits for us. */
const answered = (changes: TicketFields): Partial<Ticket> =>
  changes.status !== undefined && changes.status !== 'open' ? { waitingSinceAt: null } : {};

function retag(tags: readonly string[], change: { add: readonly string[]; remove: readonly string[] }): string[] {
  const kept = tags.filter((tag) => !change.remove.includes(tag));
  return [...new Set([...kept, ...change.add])].slice(0, 50);
}

const sameTags = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((tag) => b.includes(tag));

function changeTags(mutation: MutationOf<'ticket.tag'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  const tags = retag(stored.data.tags, mutation.tags);
  if (sameTags(tags, stored.data.tags)) return { effects: [], outcome: OK };
  const added = tags.filter((tag) => !stored.data.tags.includes(tag));
  const removed = stored.data.tags.filter((tag) => !tags.includes(tag));
  const what = { type: 'tags-changed' as const, added, removed };
  return {
    effects: [touched(stored.data, { tags }, context), event(mutation.ticketId, mutation.eventId, what, context)],
    outcome: OK,
  };
}

function newLines(ticketId: Ticket['id'], message: NewMessage, context: WriteContext): Effect[] {
  const author = { kind: 'agent' as const, agentId: context.agentId as never };
  const line: Message = {
    id: message.id,
    ticketId,
    kind: message.kind,
    author,
    body: message.body,
    at: context.now,
    event: null,
    mentions: message.mentions,
  };
  const files = message.attachments.map((file): Attachment => ({ ...file, ticketId, messageId: message.id }));
  return [
    { tbl: 'message', id: line.id, data: line },
    ...files.map((data): Effect => ({ tbl: 'attachment', id: data.id, data })),
  ];
}

/** A reply answers the customer: nothing of theirs waits any more, and it is what the list shows. A note is ours alone. */
const afterMessage = (message: NewMessage): Partial<Ticket> =>
  message.kind === 'reply' ? { waitingSinceAt: null, preview: oneLine(message.body, 120) } : {};

function addMessage(mutation: MutationOf<'message.add'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  if (view.get('message', mutation.message.id)) return { effects: [], outcome: OK };
  if (mutation.message.kind === 'reply' && stored.data.status === 'spam') return refuse(rejected('closed'));
  const lines = newLines(mutation.ticketId, mutation.message, context);
  return { effects: [touched(stored.data, afterMessage(mutation.message), context), ...lines], outcome: OK };
}

function applyMacro(mutation: MutationOf<'macro.apply'>, view: View, context: WriteContext): Decision {
  const stored: Stored<'ticket'> | undefined = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  if (pointsNowhere(mutation.fields, view)) return refuse(rejected('invalid'));
  if (isFinal(stored.data.status) && mutation.message?.kind === 'reply') return refuse(rejected('closed'));
  if (mutation.message && view.get('message', mutation.message.id)) return { effects: [], outcome: OK };
  const clashes = findClashes(stored, mutation.fields, mutation.seen, context);
  const { fields, outcome } = settle(stored.data, mutation.fields, clashes);
  if (outcome.status === 'rejected') return refuse(outcome);
  const message = mutation.message;
  const changes: Partial<Ticket> = {
    ...onlyChanges(stored.data, fields),
    ...answered(fields),
    ...(message ? afterMessage(message) : {}),
    tags: retag(stored.data.tags, mutation.tags),
  };
  const what = { type: 'macro-applied' as const, macroId: mutation.macroId };
  const lines = message ? newLines(mutation.ticketId, message, context) : [];
  return {
    effects: [
      touched(stored.data, changes, context),
      ...lines,
      event(mutation.ticketId, mutation.eventId, what, context),
    ],
    outcome,
  };
}

function dismissNotice(mutation: MutationOf<'notice.dismiss'>, view: View, context: WriteContext): Decision {
  const stored = view.get('notice', mutation.noticeId);
  if (!stored) return { effects: [], outcome: OK };
  if (stored.data.agentId !== context.agentId) return refuse(rejected('forbidden'));
  return { effects: [{ tbl: 'notice', id: mutation.noticeId, data: null }], outcome: OK };
}

const onTicket = ({ ticketId }: { ticketId: string }): Key[] => [{ tbl: 'ticket', id: ticketId }];

const namedBy = (fields: TicketFields): Key[] => [
  ...(fields.queueId ? [{ tbl: 'queue' as const, id: fields.queueId }] : []),
  ...(fields.assigneeId ? [{ tbl: 'agent' as const, id: fields.assigneeId }] : []),
];

/** What may be written about tickets, by name. */
export const TICKET_RULES: Rules<
  | 'ticket.set'
  | 'ticket.tag'
  | 'ticket.fill'
  | 'ticket.follow'
  | 'ticket.link'
  | 'ticket.merge'
  | 'ticket.unmerge'
  | 'message.add'
  | 'macro.apply'
  | 'notice.dismiss'
> = {
  'ticket.set': { right: 'ticket.write', keys: (m) => [...onTicket(m), ...namedBy(m.fields)], decide: setFields },
  'ticket.tag': { right: 'ticket.write', keys: onTicket, decide: changeTags },
  'ticket.fill': { right: 'ticket.write', keys: onTicket, decide: notYet },
  'ticket.follow': { right: 'ticket.write', keys: onTicket, decide: notYet },
  'ticket.link': { right: 'ticket.write', keys: onTicket, decide: notYet },
  'ticket.merge': { right: 'ticket.write', keys: onTicket, decide: notYet },
  'ticket.unmerge': { right: 'ticket.write', keys: onTicket, decide: notYet },
  'message.add': {
    right: 'ticket.write',
    keys: (m) => [...onTicket(m), { tbl: 'message', id: m.message.id }],
    decide: addMessage,
  },
  'macro.apply': {
    right: 'ticket.write',
    keys: (m) => [
      ...onTicket(m),
      ...namedBy(m.fields),
      ...(m.message ? [{ tbl: 'message' as const, id: m.message.id }] : []),
    ],
    decide: applyMacro,
  },
  'notice.dismiss': { right: 'own.write', keys: (m) => [{ tbl: 'notice', id: m.noticeId }], decide: dismissNotice },
};
