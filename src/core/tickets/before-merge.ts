import type { MutationOf } from '#shared/domain/mutation/index.ts';
import type { TicketEvent } from '#shared/domain/message.ts';
import type { Ticket, TicketStatus } from '#shared/domain/ticket.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { ticketTable } from './table.ts';

/**
 * What a merged ticket comes out as on a desk that has no copy of it from before. Its row tells how it was closed, its lines
 * who spoke last; the rule, in this order:
 * 1. It was finished before the merge (`solvedAt` is older): solved, or closed where the last line about its state says so.
 * 2. It waited for the customer (its last pause ended with the merge): pending.
 * 3. Otherwise open. Without the line of the merge (retention), what the last line about its state says.
 * 4. A customer who wrote and has no reply opens it and waits since their first such line: of an open ticket any line, of
 *    another only one that came after the merge, for before it somebody had decided that it needs no answer. A reply at the
 *    ticket it goes on in, given since and to the same customer, answers them too.
 * Only the newest 500 lines of a ticket are looked at. `mergedAt` null: not known.
 */
export type Outcome = { readonly status: TicketStatus; readonly waitingSinceAt: number | null };

const MAX_LINES = 500;
const MAX_DEPTH = 50;

type Line = { readonly id: string; readonly kind: string; readonly at: number; readonly event: TicketEvent | null };

/** Newest first. */
const linesOf = (db: ReadableDb, ticketId: string): Line[] =>
  db
    .all<Row>('select id, kind, at, event from message where ticket_id = ? order by at desc, id desc limit ?', [
      ticketId,
      MAX_LINES,
    ])
    .map((row) => ({ ...row, event: row['event'] === null ? null : parsed(row['event']) }) as Line);

const statusIn = ({ event }: Line): TicketStatus | undefined =>
  event?.type === 'field-changed' && event.field === 'status' ? (event.to as TicketStatus) : undefined;

const isMergeInto = ({ event }: Line, intoId: string | null): boolean =>
  event?.type === 'merged' && event.direction === 'into' && event.ticketId === intoId;

/** The line that says where the ticket has gone: its id names the very merge. */
export const mergeLineOf = (
  db: ReadableDb,
  { id, mergedIntoId }: Ticket,
): { id: string; at: number; number: number } | null => {
  const line = linesOf(db, id).find((one) => isMergeInto(one, mergedIntoId));
  return line?.event?.type === 'merged' ? { id: line.id, at: line.at, number: line.event.number } : null;
};

/** Since when a customer is unanswered, by lines up to `until` and a reply given elsewhere at `repliedAt`. */
function unansweredSince(lines: readonly Line[], repliedAt: number, until = Infinity): number | null {
  const known = lines.filter(({ at }) => at <= until);
  const reply = known.findIndex(({ kind }) => kind === 'reply');
  const since = known.slice(0, reply === -1 ? known.length : reply).filter(({ kind }) => kind === 'customer');
  return since.findLast(({ at }) => at > repliedAt)?.at ?? null;
}

function statusBefore(ticket: Ticket, lines: readonly Line[], mergedAt: number | null): TicketStatus {
  const last = lines.find((line) => statusIn(line) !== undefined && line.at <= (mergedAt ?? line.at));
  const said = last && statusIn(last);
  // What arrives at the hub in one push may all bear one time.
  if (mergedAt === null || last?.at === mergedAt) return said ?? 'open';
  if (ticket.solvedAt !== null && ticket.solvedAt < Math.max(mergedAt, ticket.createdAt))
    return said === 'closed' ? 'closed' : 'solved';
  return ticket.pauses.at(-1)?.to === mergedAt ? 'pending' : 'open';
}

/** When the customer was last replied to where the ticket goes on, however deep; 0: never. */
function repliedThere(db: ReadableDb, ticket: Ticket): number {
  let last = 0;
  let here = ticket;
  for (let depth = 0; depth < MAX_DEPTH && here.mergedIntoId !== null; depth += 1) {
    const line = mergeLineOf(db, here);
    const next = ticketTable.get(db, here.mergedIntoId)?.data;
    if (!line || !next) break;
    const reply = linesOf(db, next.id).find(({ kind }) => kind === 'reply');
    if (reply && reply.at > line.at && next.customerId === ticket.customerId) last = Math.max(last, reply.at);
    here = next;
  }
  return last;
}

/** As it was, unless the customer has had a reply since where it goes on: then its lines tell whether they wait again. */
export const asAnswered = (db: ReadableDb, ticket: Ticket, was: Outcome): Outcome =>
  repliedThere(db, ticket) === 0 ? was : { ...was, waitingSinceAt: outcomeOf(db, ticket).waitingSinceAt };

/** What a merged ticket is once it is taken out. */
export function outcomeOf(db: ReadableDb, ticket: Ticket): Outcome {
  const lines = linesOf(db, ticket.id);
  const mergedAt = mergeLineOf(db, ticket)?.at ?? null;
  const status = statusBefore(ticket, lines, mergedAt);
  const decidedAt = status === 'open' ? 0 : (mergedAt ?? Infinity);
  const waitingSinceAt = unansweredSince(lines, Math.max(decidedAt, repliedThere(db, ticket)));
  return waitingSinceAt === null ? { status, waitingSinceAt } : { status: 'open', waitingSinceAt };
}

/** Something that makes the state of the other its own: words, a state somebody set, a macro, another merge. */
function isOwnLife({ kind, event }: Line): boolean {
  if (kind !== 'event') return kind !== 'note';
  if (event?.type === 'field-changed') return event.field === 'status' || event.field === 'snoozedUntilAt';
  return event?.type === 'macro-applied' || (event?.type === 'merged' && event.direction !== 'out');
}

/** The state the other was opened from: pending by its pause; finished where nothing came after the line that says so. */
function openedFrom(target: Ticket, before: readonly Line[], mergedAt: number): TicketStatus {
  if (target.pauses.at(-1)?.to === mergedAt) return 'pending';
  const newest = before.find(isOwnLife);
  const said = newest && statusIn(newest);
  return said === 'solved' || said === 'closed' ? said : 'open';
}

/**
 * What the other ticket was before this one's customer came to wait there, for `ticket.unmerge`; undefined: nobody came, or
 * something has happened there since, so that it keeps what it is. Whom it got as followers is not known any more: they stay.
 */
export function otherBefore(db: ReadableDb, ticket: Ticket): MutationOf<'ticket.unmerge'>['other'] {
  const merge = mergeLineOf(db, ticket);
  const target = ticket.mergedIntoId === null ? undefined : ticketTable.get(db, ticket.mergedIntoId)?.data;
  if (!merge || target?.status !== 'open') return undefined;
  if (statusBefore(ticket, linesOf(db, ticket.id), merge.at) !== 'open') return undefined;
  const there = linesOf(db, target.id);
  const own = there.findIndex(
    ({ event }) => event?.type === 'merged' && event.direction === 'from' && event.ticketId === ticket.id,
  );
  if (own === -1 || there.slice(0, own).some(isOwnLife)) return undefined;
  const before = there.slice(own + 1);
  const status = openedFrom(target, before, merge.at);
  const waitingSinceAt = status === 'open' ? unansweredSince(before, 0) : null;
  return { status, waitingSinceAt, snoozedUntilAt: null, preview: target.preview, followerIds: [] };
}
