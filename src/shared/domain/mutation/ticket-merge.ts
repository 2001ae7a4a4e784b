import type { Ticket } from '../ticket.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import { afterStatus, event, touched, united } from './ticket-changes.ts';
import { waitsAgain } from './ticket-fields.ts';
import type { View, WriteContext } from './view.ts';

/**
 * Merging makes a tree: a ticket points at the one it was merged into, and what had been merged into it keeps pointing at it.
 * Only a root can take tickets in, so no circle can arise.
 */
const isMergeable = (ticket: Ticket): boolean => ticket.mergedIntoId === null && ticket.status !== 'spam';

/** What the other ticket takes over: tags, followers, and a customer who waits. */
function takenOver(target: Ticket, source: Ticket): Partial<Ticket> {
  const waits = target.status === 'open' ? source.waitingSinceAt : null;
  return {
    tags: united(target.tags, source.tags, 50),
    followerIds: united(target.followerIds, source.followerIds, 50),
    ...(waits === null
      ? {}
      : { snoozedUntilAt: null, waitingSinceAt: Math.min(waits, target.waitingSinceAt ?? waits) }),
  };
}

export function merge(mutation: MutationOf<'ticket.merge'>, view: View, context: WriteContext): Decision {
  const { ticketId, intoId, eventIds } = mutation;
  if (ticketId === intoId) return refuse(rejected('invalid'));
  const source = view.get('ticket', ticketId)?.data;
  const target = view.get('ticket', intoId)?.data;
  if (!source || !target) return refuse(rejected('gone'));
  if (source.mergedIntoId === intoId) return { effects: [], outcome: OK };
  if (!isMergeable(source) || !isMergeable(target)) return refuse(rejected('closed'));
  const over = { ...afterStatus(source, 'closed', context.now), queueId: target.queueId, mergedIntoId: intoId };
  const there = { type: 'merged' as const, direction: 'into' as const, ticketId: intoId, number: target.number };
  const here = { type: 'merged' as const, direction: 'from' as const, ticketId, number: source.number };
  return {
    effects: [
      touched(source, over, context),
      touched(target, takenOver(target, source), context),
      event(ticketId, eventIds.into, there, context),
      event(intoId, eventIds.from, here, context),
    ],
    outcome: OK,
  };
}

/** Takes a ticket out again, in the queue where it now stands. What the other took over stays there. */
export function unmerge(mutation: MutationOf<'ticket.unmerge'>, view: View, context: WriteContext): Decision {
  const { ticketId, intoId, status, eventIds } = mutation;
  const source = view.get('ticket', ticketId)?.data;
  if (!source) return refuse(rejected('gone'));
  if (source.mergedIntoId === null) return { effects: [], outcome: OK };
  if (source.mergedIntoId !== intoId) return refuse(rejected('closed'));
  const target = view.get('ticket', intoId)?.data;
  const waiting = status === 'open' ? waitsAgain(mutation.waitingSinceAt, context) : {};
  const out = { ...afterStatus(source, status, context.now), ...waiting, mergedIntoId: null };
  const merged = { type: 'merged' as const, direction: 'out' as const };
  const from = { ...merged, ticketId: intoId, number: target?.number ?? source.number };
  const here = { ...merged, ticketId, number: source.number };
  return {
    effects: [
      touched(source, out, context),
      event(ticketId, eventIds.into, from, context),
      ...(target ? [touched(target, {}, context), event(intoId, eventIds.from, here, context)] : []),
    ],
    outcome: OK,
  };
}
