import { z } from 'zod';
import { AgentId, ContactId, CustomerId, PromiseId, QueueId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';

export const PROMISE_STATES = ['open', 'kept', 'broken', 'withdrawn'] as const;
export const PromiseState = z.enum(PROMISE_STATES);
export type PromiseState = z.infer<typeof PromiseState>;

/** Something an agent has told a customer we will do, and until when. (What the team promises everybody is a `policy`.) */
export const CustomerPromise = z.object({
  id: PromiseId,
  customerId: CustomerId,
  ticketId: TicketId.nullable(),
  contactId: ContactId.nullable(),
  /** Whose colleagues see it. */
  queueId: QueueId,
  /** Who keeps it. */
  agentId: AgentId,
  text: z.string().min(1).max(300),
  dueAt: Millis,
  madeAt: Millis,
  state: PromiseState,
  /** When it was settled; null: it is open. An open one past `dueAt` counts as broken in the account, until it is settled. */
  settledAt: Millis.nullable(),
  settledBy: AgentId.nullable(),
});
export type CustomerPromise = z.infer<typeof CustomerPromise>;
