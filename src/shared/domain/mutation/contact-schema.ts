import { z } from 'zod';
import { ContactId, CustomerId, PromiseId, TicketId } from '../../kernel/ids.ts';
import { Contact } from '../contact.ts';
import { Customer } from '../customer.ts';
import { Gesture } from '../gesture.ts';
import { MAX_MOMENTS, Moment } from '../moment.ts';
import { CustomerPromise, PromiseState } from '../promise.ts';
import { Ticket } from '../ticket.ts';
import { NewMessage } from './ticket-schema.ts';

const Phone = Customer.shape.phones.element;
const Email = Customer.shape.emails.element;
const change = <T extends z.ZodType>(one: T) => z.object({ add: z.array(one).max(20), remove: z.array(one).max(20) });

export const NewTicket = Ticket.pick({
  id: true,
  subject: true,
  priority: true,
  queueId: true,
  assigneeId: true,
  customerId: true,
  channel: true,
  tags: true,
});
export type NewTicket = z.infer<typeof NewTicket>;

export const CONTACT_MUTATIONS = [
  /**
   * What stands of a contact, as a whole: when it has ended, and again when it is wrapped up. `isMine`: the writer took it.
   * `note` goes with the wrap-up onto the ticket, with what the agent made of it.
   */
  z.object({
    name: z.literal('contact.save'),
    contactId: ContactId,
    ticketId: TicketId.nullable(),
    contact: Contact.omit({ id: true, ticketId: true, agentId: true }),
    isMine: z.boolean(),
    note: NewMessage.nullable(),
  }),
  /** A ticket made at a desk, with its customer where that is new. The hub gives it its number. `isAnswered`: the customer was talked to. */
  z.object({
    name: z.literal('ticket.create'),
    ticketId: TicketId,
    ticket: NewTicket.omit({ id: true }),
    customer: Customer.omit({ createdAt: true }).nullable(),
    isAnswered: z.boolean(),
    note: NewMessage.nullable(),
  }),
  /** `seenVersion`: the version of the row the writer saw; who wrote in between is told together with what they wrote. */
  z.object({
    name: z.literal('customer.change'),
    customerId: CustomerId,
    seenVersion: z.int().min(0),
    set: Customer.pick({ name: true, tier: true, language: true }).partial(),
    phones: change(Phone),
    emails: change(Email),
    moments: z.object({ add: z.array(Moment).max(MAX_MOMENTS), remove: z.array(Moment).max(MAX_MOMENTS) }),
  }),
  z.object({
    name: z.literal('promise.make'),
    promise: CustomerPromise.omit({ state: true, settledAt: true, settledBy: true, madeAt: true }),
  }),
  /** `open` takes back what one has settled oneself. */
  z.object({ name: z.literal('promise.settle'), promiseId: PromiseId, state: PromiseState }),
  z.object({ name: z.literal('gesture.note'), gesture: Gesture.omit({ agentId: true, at: true }) }),
] as const;
