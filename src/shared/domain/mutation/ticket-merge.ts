import { isFinished, type Ticket } from '../ticket.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import { afterStatus, event, isHeldBack, statusBack, touched, united } from './ticket-changes.ts';
import { waitsAgain } from './ticket-fields.ts';
import type { View, WriteContext } from './view.ts';

/**
 * Merging makes a tree: a ticket points at the one it was merged into, and what had been merged into it keeps pointing at it.
 * Only a root can take tickets in, so no circle can arise.
 */
const isMergeable = (ticket: Ticket): boolean => ticket.mergedIntoId === null && ticket.status !== 'spam';

/** Since when somebody waits at the other ticket, once a customer who waits since `since` is answered there. */
const olderOf = (since: number, there: number | null): number => Math.min(since, there ?? since);

/** What the other ticket takes over: tags, followers, and a customer who waits, for whom it is opened and woken. */
function takenOver(target: Ticket, source: Ticket, now: number): Partial<Ticket> {
  const since = isFinished(source.status) ? null : source.waitingSinceAt;
  const lists = {
    tags: united(target.tags, source.tags, 50),
    followerIds: united(target.followerIds, source.followerIds, 50),
  };
  if (since === null) return lists;
  const opened = target.status === 'open' ? {} : afterStatus(target, 'open', now);
  return { ...lists, ...opened, snoozedUntilAt: null, waitingSinceAt: olderOf(since, target.waitingSinceAt) };
}

export function merge(mutation: MutationOf<'ticket.merge'>, view: View, context: WriteContext): Decision {
  const { ticketId, intoId, eventIds } = mutation;
  if (ticketId === intoId) return refuse(rejected('invalid'));
  const source = view.get('ticket', ticketId)?.data;
  const target = view.get('ticket', intoId)?.data;
  if (!source || !target) return refuse(rejected('gone'));
  if (source.mergedIntoId === intoId) return { effects: [], outcome: OK };
  if (!isMergeable(source) || !isMergeable(target)) return refuse(rejected('closed'));
  if (isHeldBack(source, { status: 'closed' })) return refuse(rejected('blocked'));
  const over = { ...afterStatus(source, 'closed', context.now), queueId: target.queueId, mergedIntoId: intoId };
  const there = { type: 'merged' as const, direction: 'into' as const, ticketId: intoId, number: target.number };
  const here = { type: 'merged' as const, direction: 'from' as const, ticketId, number: source.number };
  return {
    effects: [
      touched(source, over, context),
      touched(target, takenOver(target, source, context.now), context),
      event(ticketId, eventIds.into, there, context),
      event(intoId, eventIds.from, here, context),
    ],
    outcome: OK,
  };
}

type Unmerge = MutationOf<'ticket.unmerge'>;

/** The waiting customer leaves with the ticket, where nothing has happened to the other since they came. */
function waitingBack({ other, waitingSinceAt }: Unmerge, target: Ticket, now: number): Partial<Ticket> {
  if (!other || waitingSinceAt === null || waitingSinceAt === undefined) return {};
  const isAsLeft = target.status === 'open' && target.waitingSinceAt === olderOf(waitingSinceAt, other.waitingSinceAt);
  if (!isAsLeft || target.snoozedUntilAt !== null || target.preview !== other.preview) return {};
  if (other.status === 'open') {
    const since = other.waitingSinceAt === null ? null : Math.min(other.waitingSinceAt, now);
    return { waitingSinceAt: since, snoozedUntilAt: other.snoozedUntilAt };
  }
  // A procedure begun since then holds it back: it stays open, and nobody waits.
  if (isHeldBack(target, other)) return { waitingSinceAt: null };
  return { snoozedUntilAt: other.snoozedUntilAt, ...afterStatus(target, other.status, now) };
}

/** Followers whom the other got from this ticket, and only those, follow it no longer. */
function followersBack({ other }: Unmerge, target: Ticket, source: Ticket): Ticket['followerIds'] {
  const leave = (other?.followerIds ?? []).filter((id) => source.followerIds.includes(id));
  return target.followerIds.filter((id) => !leave.includes(id));
}

/**
 * Takes a ticket out again, in the queue where it now stands. With `other`, the other ticket loses the followers it got by the
 * merge, and is again what it was before a waiting customer came, unless its state or who waits there has changed since, or
 * somebody wrote there; without `other` it keeps both. Tags it took over stay there. What a procedure holds back comes out open. Where the other no longer exists, the
 * line this leaves has the number 0.
 */
export function unmerge(mutation: Unmerge, view: View, context: WriteContext): Decision {
  const { ticketId, intoId, status, eventIds } = mutation;
  const source = view.get('ticket', ticketId)?.data;
  if (!source) return refuse(rejected('gone'));
  if (source.mergedIntoId === null) return { effects: [], outcome: OK };
  if (source.mergedIntoId !== intoId) return refuse(rejected('closed'));
  const target = view.get('ticket', intoId)?.data;
  const waiting = status === 'open' ? waitsAgain(mutation.waitingSinceAt, context) : {};
  const out = { ...afterStatus(source, statusBack(source, status), context.now), ...waiting, mergedIntoId: null };
  const given = target && {
    ...waitingBack(mutation, target, context.now),
    followerIds: followersBack(mutation, target, source),
  };
  const merged = { type: 'merged' as const, direction: 'out' as const };
  const from = { ...merged, ticketId: intoId, number: target?.number ?? 0 };
  const here = { ...merged, ticketId, number: source.number };
  return {
    effects: [
      touched(source, out, context),
      event(ticketId, eventIds.into, from, context),
      ...(target && given ? [touched(target, given, context), event(intoId, eventIds.from, here, context)] : []),
    ],
    outcome: OK,
  };
}
