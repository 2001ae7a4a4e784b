import { z } from 'zod';
import { Customer } from '../../domain/customer.ts';
import { MAX_MOMENTS, Moment } from '../../domain/moment.ts';
import { Ticket } from '../../domain/ticket.ts';
import { CustomerId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';

export const CustomerCard = Customer.extend({
  /** Newest first, at most 20, as far as this desk's scope reaches. */
  tickets: z.array(
    Ticket.pick({ id: true, number: true, subject: true, status: true, channel: true, updatedAt: true }),
  ),
  openTickets: z.int(),
  /** To be handed back with a change. */
  version: z.int(),
  isEditable: z.boolean(),
});
export type CustomerCard = z.infer<typeof CustomerCard>;

const Written = z.string().trim().min(1).max(254);
/** As the agent wrote them; the core reads numbers as of the country of the customer's newest queue. */
const Addresses = z.object({ add: z.array(Written).max(20), remove: z.array(Written).max(20) });

export const CustomerChange = z.object({
  customerId: CustomerId,
  /** `CustomerCard.version` as the agent saw it: who wrote in between is told. */
  seenVersion: z.int().min(0),
  set: Customer.pick({ name: true, tier: true, language: true }).partial(),
  phones: Addresses,
  emails: Addresses,
  moments: z.object({ add: z.array(Moment).max(MAX_MOMENTS), remove: z.array(Moment).max(MAX_MOMENTS) }),
});
export type CustomerChange = z.infer<typeof CustomerChange>;

export const customers = {
  get: app.input(z.object({ customerId: CustomerId })).output(CustomerCard),
  change: app
    .input(CustomerChange)
    .output(Nothing)
    .errors({
      NOT_A_NUMBER: { data: z.object({ text: z.string() }) },
      NOT_AN_ADDRESS: { data: z.object({ text: z.string() }) },
    }),
};
