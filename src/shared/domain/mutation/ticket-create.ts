import type { Customer } from '../customer.ts';
import { untouched } from '../ticket-facts.ts';
import type { Ticket } from '../ticket.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import { pointsNowhere } from './ticket-changes.ts';
import { written } from './ticket-messages.ts';
import type { Effect, View, WriteContext } from './view.ts';

type Create = MutationOf<'ticket.create'>;

/** Somebody new, or who is here already: they are left as they stand. */
function newCustomer({ customer }: Create, view: View, context: WriteContext): Effect[] {
  if (customer === null || view.get('customer', customer.id)) return [];
  const data: Customer = { ...customer, createdAt: context.now };
  return [{ tbl: 'customer', id: data.id, data }];
}

const isNamed = ({ ticket, customer }: Create, view: View): boolean =>
  customer !== null || view.get('customer', ticket.customerId) !== undefined;

/** Only the ticket's own customer may come with it: no other row was looked at. */
const bringsAnother = ({ ticket, customer }: Create): boolean => customer !== null && customer.id !== ticket.customerId;

/** Made at a desk. Only the hub counts: until it has, the number is 0. */
export function createTicket(mutation: Create, view: View, context: WriteContext): Decision {
  const { ticketId: id, ticket: asked, note, isAnswered } = mutation;
  if (view.get('ticket', id)) return { effects: [], outcome: OK };
  const { queueId, assigneeId } = asked;
  if (bringsAnother(mutation) || pointsNowhere({ queueId, assigneeId }, view)) return refuse(rejected('invalid'));
  if (!isNamed(mutation, view)) return refuse(rejected('gone'));
  const times = { createdAt: context.now, updatedAt: context.now };
  const number = context.nextNumber?.() ?? 0;
  const ticket: Ticket = {
    ...asked,
    id,
    number,
    status: 'open',
    ...times,
    ...untouched(),
    firstReplyAt: isAnswered ? context.now : null,
    waitingSinceAt: null,
    preview: '',
  };
  const lines = note === null ? [] : written(ticket, note, view, context);
  return {
    effects: [...newCustomer(mutation, view, context), { tbl: 'ticket', id, data: ticket }, ...lines],
    outcome: OK,
  };
}
