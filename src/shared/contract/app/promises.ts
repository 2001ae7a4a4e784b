import { z } from 'zod';
import { CustomerPromise, PromiseState } from '../../domain/promise.ts';
import { AgentId, ContactId, CustomerId, PromiseId, TicketId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

export const DuePromise = CustomerPromise.pick({
  id: true,
  customerId: true,
  ticketId: true,
  text: true,
  dueAt: true,
}).extend({
  customerName: z.string(),
});
export type DuePromise = z.infer<typeof DuePromise>;

export const promises = {
  /** Open ones of mine that are due until then, also those that are overdue; soonest first, at most 50. */
  due: app.input(z.object({ untilAt: Millis })).output(z.object({ items: z.array(DuePromise) })),
  /** `promiseId` comes from the caller, so that a repeated call promises once. Without `agentId` the writer keeps it. */
  make: app
    .input(
      z.object({
        promiseId: PromiseId,
        customerId: CustomerId,
        ticketId: TicketId.nullable(),
        contactId: ContactId.nullable(),
        agentId: AgentId.optional(),
        text: CustomerPromise.shape.text,
        dueAt: Millis,
      }),
    )
    .output(Nothing)
    /** Due before now. */
    .errors({ PAST: {} }),
  /** `open` takes back what one has settled oneself. */
  settle: app.input(z.object({ promiseId: PromiseId, state: PromiseState })).output(Nothing),
};
