import { isFinal, type Ticket, type TicketFields } from '../ticket.ts';
import { findClashes, settle } from './clash.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import {
  event,
  isHeldBack,
  isTooLate,
  onlyChanges,
  pointsNowhere,
  retag,
  touched,
  united,
  withConsequences,
} from './ticket-changes.ts';
import { afterMessage, takesReplies, written } from './ticket-messages.ts';
import { changedValues, filled, valueClashes, withClashes } from './ticket-values.ts';
import type { Stored, View, WriteContext } from './view.ts';

type Apply = MutationOf<'macro.apply'>;

/** Why a macro cannot be applied at all, before anybody's fields are looked at. */
function refusal(mutation: Apply, ticket: Ticket, view: View) {
  if (pointsNowhere(mutation.fields, view)) return rejected('invalid');
  if (ticket.mergedIntoId !== null) return rejected('closed');
  const isReply = mutation.message?.kind === 'reply' || mutation.note?.kind === 'reply';
  return isReply && (isFinal(ticket.status) || !takesReplies(ticket)) ? rejected('closed') : undefined;
}

/** The words first, then the fields: a reply wakes a ticket, and a macro may lay it to sleep again. */
function changesOf(mutation: Apply, ticket: Ticket, fields: TicketFields, context: WriteContext): Partial<Ticket> {
  const said = mutation.message ? afterMessage(ticket, mutation.message, context.now) : {};
  const changes = onlyChanges({ ...ticket, ...said }, fields);
  const followers = mutation.follow ? [context.agentId as Ticket['followerIds'][number]] : [];
  return {
    ...said,
    ...withConsequences({ ...ticket, ...said }, changes, context.now),
    tags: retag(ticket.tags, mutation.tags),
    values: filled(ticket, mutation.values),
    articleIds: united(ticket.articleIds, mutation.articleIds, 20),
    followerIds: united(ticket.followerIds, followers, 50),
  };
}

/** All of it or nothing. The event it leaves behind tells that it was applied. */
export function applyMacro(mutation: Apply, view: View, context: WriteContext): Decision {
  const stored: Stored<'ticket'> | undefined = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  const lines = [mutation.message, mutation.note].filter((line) => line !== null);
  const ids = [mutation.eventId, ...lines.map((line) => line.id)];
  if (ids.some((id) => view.get('message', id) !== undefined)) return { effects: [], outcome: OK };
  const no = refusal(mutation, stored.data, view);
  if (no) return refuse(no);
  const clashes = findClashes(stored, mutation.fields, mutation.seen, context);
  const { fields, outcome } = settle(stored.data, mutation.fields, clashes);
  if (outcome.status === 'rejected') return refuse(outcome);
  if (isTooLate(stored.data, fields)) return refuse(rejected('closed', clashes));
  if (isHeldBack(stored.data, fields)) return refuse(rejected('blocked', clashes));
  const values = changedValues(stored.data, mutation.values);
  const ofValues = valueClashes(stored, values, mutation.seen, context);
  const what = { type: 'macro-applied' as const, macroId: mutation.macroId };
  return {
    effects: [
      touched(stored.data, changesOf(mutation, stored.data, fields, context), context),
      ...lines.flatMap((line) => written(stored.data, line, view, context)),
      event(mutation.ticketId, mutation.eventId, what, context),
    ],
    outcome: withClashes([...clashes, ...ofValues]),
  };
}
