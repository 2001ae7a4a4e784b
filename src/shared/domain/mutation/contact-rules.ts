import type { CustomerPromise } from '../promise.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision, type Key, type Rules } from './rule.ts';
import type { MutationOf } from './schema.ts';
import { changeCustomer } from './customer-change.ts';
import { saveContact } from './contact-save.ts';
import { createTicket } from './ticket-create.ts';
import type { Effect, View, WriteContext } from './view.ts';

const DONE: Decision = { effects: [], outcome: OK };
const done = (...effects: Effect[]): Decision => ({ effects, outcome: OK });

function makePromise({ promise }: MutationOf<'promise.make'>, view: View, context: WriteContext): Decision {
  if (view.get('promise', promise.id)) return DONE;
  if (!view.get('customer', promise.customerId)) return refuse(rejected('gone'));
  const isKeptBySomebody = view.get('agent', promise.agentId)?.data.isActive === true;
  if (!isKeptBySomebody || !view.get('queue', promise.queueId)) return refuse(rejected('invalid'));
  const open = { state: 'open', settledAt: null, settledBy: null, madeAt: context.now } as const;
  return done({ tbl: 'promise', id: promise.id, data: { ...promise, ...open } });
}

/** What a colleague has settled stays settled. */
function settlePromise(mutation: MutationOf<'promise.settle'>, view: View, context: WriteContext): Decision {
  const stored = view.get('promise', mutation.promiseId)?.data;
  if (!stored) return refuse(rejected('gone'));
  const { state } = mutation;
  if (stored.state === state) return DONE;
  if (stored.state !== 'open' && stored.settledBy !== context.agentId) return refuse(rejected('taken'));
  const settled: Pick<CustomerPromise, 'settledAt' | 'settledBy'> =
    state === 'open'
      ? { settledAt: null, settledBy: null }
      : { settledAt: context.now, settledBy: context.agentId as CustomerPromise['settledBy'] };
  return done({ tbl: 'promise', id: stored.id, data: { ...stored, state, ...settled } });
}

/** The first word about a moment stands: nobody is congratulated twice. */
function noteGesture({ gesture }: MutationOf<'gesture.note'>, view: View, context: WriteContext): Decision {
  if (view.get('gesture', gesture.id)) return DONE;
  if (!view.get('customer', gesture.customerId)) return refuse(rejected('gone'));
  const data = { ...gesture, agentId: context.agentId as never, at: context.now };
  return done({ tbl: 'gesture', id: gesture.id, data });
}

const key = (tbl: Key['tbl'], id: string | null): Key[] => (id === null ? [] : [{ tbl, id }]);

/** What may be written about contacts and customers, by name. */
export const CONTACT_RULES: Rules<
  'contact.save' | 'ticket.create' | 'customer.change' | 'promise.make' | 'promise.settle' | 'gesture.note'
> = {
  'contact.save': {
    right: 'contact.write',
    keys: (m) => [
      ...key('contact', m.contactId),
      ...key('queue', m.contact.queueId),
      ...key('ticket', m.ticketId),
      ...key('customer', m.contact.customerId),
      ...key('message', m.note?.id ?? null),
      ...key('team', 'team'),
    ],
    decide: saveContact,
  },
  'ticket.create': {
    right: 'ticket.write',
    keys: (m) => [
      ...key('ticket', m.ticketId),
      ...key('queue', m.ticket.queueId),
      ...key('agent', m.ticket.assigneeId),
      ...key('customer', m.ticket.customerId),
      ...key('message', m.note?.id ?? null),
    ],
    decide: createTicket,
  },
  'customer.change': {
    right: 'customer.write',
    keys: (m) => key('customer', m.customerId),
    decide: changeCustomer,
  },
  'promise.make': {
    right: 'contact.write',
    keys: ({ promise }) => [
      ...key('promise', promise.id),
      ...key('customer', promise.customerId),
      ...key('agent', promise.agentId),
      ...key('queue', promise.queueId),
    ],
    decide: makePromise,
  },
  'promise.settle': { right: 'contact.write', keys: (m) => key('promise', m.promiseId), decide: settlePromise },
  'gesture.note': {
    right: 'contact.write',
    keys: ({ gesture }) => [...key('gesture', gesture.id), ...key('customer', gesture.customerId)],
    decide: noteGesture,
  },
};
