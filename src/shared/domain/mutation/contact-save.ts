import { contactRulesOf } from '../contact-defaults.ts';
import type { Contact } from '../contact.ts';
import type { Ticket } from '../ticket.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import { touched } from './ticket-changes.ts';
import { written } from './ticket-messages.ts';
import type { Effect, View, WriteContext } from './view.ts';

type Save = MutationOf<'contact.save'>;

/** Who was talked to has been answered: nothing of theirs that came before the end waits any more. In a chat the replies say so. */
function answeredBy({ contact, isMine }: Save, ticket: Ticket): Partial<Ticket> {
  const { channel, answeredAt, endedAt } = contact;
  if (!isMine || channel !== 'phone' || answeredAt === null) return {};
  const hasWaited = ticket.waitingSinceAt !== null && ticket.waitingSinceAt <= endedAt;
  return {
    ...(hasWaited ? { waitingSinceAt: null } : {}),
    ...(ticket.firstReplyAt === null ? { firstReplyAt: Math.max(answeredAt, ticket.createdAt) } : {}),
  };
}

/** What a contact leaves on its ticket: the agent's note, and that the customer was talked to. */
function onTicket(save: Save, view: View, context: WriteContext): Effect[] {
  const ticket = save.ticketId === null ? undefined : view.get('ticket', save.ticketId)?.data;
  if (!ticket) return [];
  const note = save.note === null || view.get('message', save.note.id) ? null : save.note;
  const changes = answeredBy(save, ticket);
  if (note === null && Object.keys(changes).length === 0) return [];
  return [touched(ticket, changes, context), ...(note === null ? [] : written(ticket, note, view, context))];
}

/** A required disposition is asked for where somebody says that they have finished, of what they have talked about. */
function lacksDisposition({ contact, isMine }: Save, view: View): boolean {
  if (!isMine || contact.wrappedAt === null || contact.disposition !== null || contact.answeredAt === null)
    return false;
  return contactRulesOf(view.get('team', 'team')?.data, contact.queueId).isDispositionRequired;
}

/**
 * What is written over what stands. A contact never changes its queue: who could read of it could not any more, or the other way
 * round. Of one that was wrapped up at another desk nothing is made less.
 */
function over(stored: Contact | undefined, contact: Save['contact']): Save['contact'] {
  if (!stored) return contact;
  const { queueId } = stored;
  if (stored.wrappedAt === null) return { ...contact, queueId };
  const summary = contact.summary === '' ? stored.summary : contact.summary;
  return { ...contact, queueId, summary, disposition: contact.disposition ?? stored.disposition };
}

/**
 * Whoever took a contact writes of it; who only heard it ring writes where nobody has. A ticket that is gone costs nobody their
 * words: they stand in the contact; a customer who is gone is not named again, nor their number.
 */
export function saveContact(mutation: Save, view: View, context: WriteContext): Decision {
  const { contactId: id, isMine } = mutation;
  const stored = view.get('contact', id)?.data;
  // Who only heard it ring adds nothing, and what is finished with is not begun again by a late word of its end.
  const isLate = stored !== undefined && stored.wrappedAt !== null && mutation.contact.wrappedAt === null;
  if (stored && (!isMine || isLate)) return { effects: [], outcome: OK };
  if (stored && stored.agentId !== null && stored.agentId !== context.agentId) return refuse(rejected('taken'));
  const contact = over(stored, mutation.contact);
  const isNowhere = !stored && !view.get('queue', contact.queueId);
  if (isNowhere || lacksDisposition(mutation, view)) return refuse(rejected('invalid'));
  const ticketId = mutation.ticketId !== null && view.get('ticket', mutation.ticketId) ? mutation.ticketId : null;
  const customerId = view.get('customer', contact.customerId ?? '') ? contact.customerId : null;
  const address = customerId === contact.customerId ? contact.address : null;
  const agentId = isMine ? (context.agentId as Contact['agentId']) : null;
  const data: Contact = { ...contact, id, customerId, address, ticketId, agentId };
  return {
    effects: [{ tbl: 'contact', id, data }, ...onTicket(mutation, view, context)],
    outcome: OK,
  };
}
