import { mayDo } from '../rights.ts';
import type { TicketField } from '../ticket.ts';
import { asText, findClashes, settle } from './clash.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import {
  changed,
  event,
  isHeldBack,
  isTooLate,
  onlyChanges,
  pointsNowhere,
  retag,
  sameSet,
  touched,
  withConsequences,
  type Changes,
} from './ticket-changes.ts';
import type { Effect, Stored, View, WriteContext } from './view.ts';

const MAX_FOLLOWERS = 50;
const MAX_ARTICLES = 20;

function fieldEvents(
  mutation: MutationOf<'ticket.set'>,
  stored: Stored<'ticket'>,
  changes: Changes,
  context: WriteContext,
): Effect[] {
  return (Object.keys(changes) as TicketField[]).flatMap((field) => {
    const id = mutation.eventIds[field];
    if (id === undefined) return [];
    const [from, to] = [asText(stored.data[field]), asText(changes[field])];
    return [event(mutation.ticketId, id, { type: 'field-changed', field, from, to }, context)];
  });
}

export function setFields(mutation: MutationOf<'ticket.set'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  if (pointsNowhere(mutation.fields, view)) return refuse(rejected('invalid'));
  const clashes = findClashes(stored, mutation.fields, mutation.seen, context);
  const { fields, outcome } = settle(stored.data, mutation.fields, clashes);
  if (outcome.status === 'rejected') return refuse(outcome);
  if (isTooLate(stored.data, fields)) return refuse(rejected('closed', clashes));
  if (isHeldBack(stored.data, fields)) return refuse(rejected('blocked', clashes));
  const changes = onlyChanges(stored.data, fields);
  if (Object.keys(changes).length === 0) return { effects: [], outcome };
  const waiting = changes.status === 'open' ? waitsAgain(mutation.waitingSinceAt, context) : {};
  const data = { ...withConsequences(stored.data, changes, context.now), ...waiting };
  return {
    effects: [touched(stored.data, data, context), ...fieldEvents(mutation, stored, changes, context)],
    outcome,
  };
}

/** Somebody takes back what made the ticket wait no longer. */
export const waitsAgain = (since: number | null | undefined, context: WriteContext): { waitingSinceAt?: number } =>
  since === null || since === undefined ? {} : { waitingSinceAt: Math.min(since, context.now) };

export function changeTags(mutation: MutationOf<'ticket.tag'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  const tags = retag(stored.data.tags, mutation.tags);
  if (sameSet(tags, stored.data.tags)) return { effects: [], outcome: OK };
  const added = tags.filter((tag) => !stored.data.tags.includes(tag));
  const removed = stored.data.tags.filter((tag) => !tags.includes(tag));
  const what = { type: 'tags-changed' as const, added, removed };
  return {
    effects: [touched(stored.data, { tags }, context), event(mutation.ticketId, mutation.eventId, what, context)],
    outcome: OK,
  };
}

/** Following is about the follower: the ticket is not touched by it. Who leads the team may ask it of others. */
export function follow(mutation: MutationOf<'ticket.follow'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  const { agentId, isFollowing } = mutation;
  if (agentId !== context.agentId && !mayDo(context.role, 'follow.others')) return refuse(rejected('forbidden'));
  const { followerIds } = stored.data;
  if (followerIds.includes(agentId) === isFollowing) return { effects: [], outcome: OK };
  if (!isFollowing) {
    return {
      effects: [changed(stored.data, { followerIds: followerIds.filter((id) => id !== agentId) })],
      outcome: OK,
    };
  }
  const isActive = view.get('agent', agentId)?.data.isActive === true;
  if (!isActive || followerIds.length >= MAX_FOLLOWERS) return refuse(rejected('invalid'));
  return { effects: [changed(stored.data, { followerIds: [...followerIds, agentId] })], outcome: OK };
}

export function link(mutation: MutationOf<'ticket.link'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  if (mutation.add.some((id) => view.get('article', id) === undefined)) return refuse(rejected('gone'));
  const kept = stored.data.articleIds.filter((id) => !mutation.remove.includes(id));
  const articleIds = [...new Set([...kept, ...mutation.add])];
  if (articleIds.length > MAX_ARTICLES) return refuse(rejected('invalid'));
  if (sameSet(articleIds, stored.data.articleIds)) return { effects: [], outcome: OK };
  return { effects: [touched(stored.data, { articleIds }, context)], outcome: OK };
}
