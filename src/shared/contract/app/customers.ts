import { z } from 'zod';
import { Customer } from '../../domain/customer.ts';
import { Ticket } from '../../domain/ticket.ts';
import { CustomerId } from '../../kernel/ids.ts';
import { app } from './base.ts';

export const CustomerCard = Customer.extend({
  /** Newest first, at most 20, as far as this desk's scope reaches. */
  tickets: z.array(
    Ticket.pick({ id: true, number: true, subject: true, status: true, channel: true, updatedAt: true }),
  ),
  openTickets: z.int(),
});
export type CustomerCard = z.infer<typeof CustomerCard>;

export const customers = {
  get: app.input(z.object({ customerId: CustomerId })).output(CustomerCard),
};
