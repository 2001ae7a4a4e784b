import type { Message, TicketEvent } from '../message.ts';
import { isFinished, type Ticket, type TicketField, type TicketFields, type TicketStatus } from '../ticket.ts';
import type { Effect, View, WriteContext } from './view.ts';

/** What every rule about tickets is made of. */
const MAX_PAUSES = 50;

export const changed = (ticket: Ticket, changes: Partial<Ticket>): Effect => ({
  tbl: 'ticket',
  id: ticket.id,
  data: { ...ticket, ...changes },
});

/** As `changed`, and the ticket is the one last touched. */
export const touched = (ticket: Ticket, changes: Partial<Ticket>, context: WriteContext): Effect =>
  changed(ticket, { ...changes, updatedAt: Math.max(ticket.updatedAt, context.now) });

export const authorOf = (context: WriteContext): Message['author'] => ({
  kind: 'agent',
  agentId: context.agentId as never,
});

export function event(ticketId: Ticket['id'], id: Message['id'], what: TicketEvent, context: WriteContext): Effect {
  const author = authorOf(context);
  return {
    tbl: 'message',
    id,
    data: { id, ticketId, kind: 'event', author, body: '', at: context.now, event: what, mentions: [] },
  };
}

/** Values that point nowhere: an unknown queue, an agent who left. */
export function pointsNowhere(fields: TicketFields, view: View): boolean {
  if (fields.queueId !== undefined && view.get('queue', fields.queueId) === undefined) return true;
  if (fields.assigneeId === undefined || fields.assigneeId === null) return false;
  return view.get('agent', fields.assigneeId)?.data.isActive !== true;
}

export type Changes = { [F in TicketField]?: Ticket[F] };

export function onlyChanges(ticket: Ticket, fields: TicketFields): Changes {
  const differs = ([field, value]: [string, unknown]) => value !== undefined && ticket[field as TicketField] !== value;
  return Object.fromEntries(Object.entries(fields).filter(differs));
}

/** What a merged ticket may no longer be: its customer is answered over there. */
const OWN_LIFE: readonly TicketField[] = ['status', 'queueId', 'assigneeId', 'snoozedUntilAt'];

/** Fields that cannot be set any more: of a ticket merged away, or a sleep for one that is finished. */
export function isTooLate(ticket: Ticket, fields: TicketFields): boolean {
  const asked = onlyChanges(ticket, fields);
  if (ticket.mergedIntoId !== null) return OWN_LIFE.some((field) => asked[field] !== undefined);
  return isFinished(fields.status ?? ticket.status) && typeof asked.snoozedUntilAt === 'number';
}

/** Steps of its procedures without which the ticket cannot be finished. */
export const openBlocks = ({ runs }: Ticket): string[] => (runs ?? []).flatMap(({ blocks }) => blocks);

type Pauses = Ticket['pauses'];

/**
 * The oldest two become one, as long as both together, that ends where the second did. How long we waited stays the same; when
 * does not, so that a promise may end otherwise where the first now lies outside working hours or across another beginning or end.
 */
function joinOldest(pauses: Pauses): Pauses {
  const [first, second, ...rest] = pauses;
  if (pauses.length <= MAX_PAUSES || !first || !second) return pauses;
  const lengthMs = (first.to ?? first.from) - first.from;
  return [{ from: second.from - lengthMs, to: second.to }, ...rest];
}

function pausesAfter(pauses: Pauses, status: TicketStatus, now: number): Pauses {
  const last = pauses.at(-1);
  const isOpen = last?.to === null;
  if (isOpen === (status === 'pending')) return pauses;
  if (isOpen) return [...pauses.slice(0, -1), { from: last.from, to: Math.max(last.from, now) }];
  return joinOldest([...pauses, { from: Math.max(now, last?.to ?? 0), to: null }]);
}

const isAnswered = (status: TicketStatus): boolean => status === 'solved' || status === 'closed';

/** It would be answered although a procedure holds it back. Spam is nobody's customer: it may be put away, but not counted as solved. */
export const isHeldBack = (ticket: Ticket, { status }: TicketFields): boolean =>
  status !== undefined && isAnswered(status) && !isAnswered(ticket.status) && openBlocks(ticket).length > 0;

/** The status it may come back in: what a procedure holds back is open, also when it was answered before. */
export const statusBack = (ticket: Ticket, status: TicketStatus): TicketStatus =>
  isAnswered(status) && openBlocks(ticket).length > 0 ? 'open' : status;

/** What a new status brings with it: what waits, since when it is solved, the pause it opens or ends, the sleep it ends. */
export function afterStatus(ticket: Ticket, status: TicketStatus, now: number): Partial<Ticket> {
  return {
    status,
    pauses: pausesAfter(ticket.pauses, status, now),
    solvedAt: isAnswered(status) ? (ticket.solvedAt ?? Math.max(now, ticket.createdAt)) : null,
    ...(status === 'open' ? {} : { waitingSinceAt: null }),
    ...(isFinished(status) ? { snoozedUntilAt: null } : {}),
  };
}

/** The new values with everything that follows from them. */
export function withConsequences(ticket: Ticket, changes: Changes, now: number): Partial<Ticket> {
  return { ...changes, ...(changes.status === undefined ? {} : afterStatus(ticket, changes.status, now)) };
}

export function retag(
  tags: readonly string[],
  change: { add: readonly string[]; remove: readonly string[] },
): Ticket['tags'] {
  const kept = tags.filter((tag) => !change.remove.includes(tag));
  return [...new Set([...kept, ...change.add])].slice(0, 50);
}

/** The same things, in whatever order. */
export const sameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

export const united = <T>(a: readonly T[], b: readonly T[], max: number): T[] =>
  [...new Set([...a, ...b])].slice(0, max);
