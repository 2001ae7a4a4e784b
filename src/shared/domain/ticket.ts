import { z } from 'zod';
import { AgentId, CustomerId, QueueId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';
import { Channel } from './channel.ts';
import { PRIORITIES, TICKET_STATUSES } from './ticket-state.ts';

export { isFinal, isFinished, PRIORITIES, TICKET_STATUSES } from './ticket-state.ts';

export const TicketStatus = z.enum(TICKET_STATUSES);
export type TicketStatus = z.infer<typeof TicketStatus>;

export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

export const Tag = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^\s,]+$/u);
export type Tag = z.infer<typeof Tag>;

/** The work item. `waitingSinceAt` is when the customer's unanswered words arrived; null when the next move is theirs. */
export const Ticket = z.object({
  id: TicketId,
  number: z.int().positive(),
  subject: z.string().max(300),
  status: TicketStatus,
  priority: Priority,
  queueId: QueueId,
  assigneeId: AgentId.nullable(),
  customerId: CustomerId,
  channel: Channel,
  tags: z.array(Tag).max(50),
  createdAt: Millis,
  updatedAt: Millis,
  waitingSinceAt: Millis.nullable(),
  /** One line of the newest message, for lists. */
  preview: z.string().max(200),
});
export type Ticket = z.infer<typeof Ticket>;

/** Fields an agent may set directly. */
export const TicketFields = Ticket.pick({
  subject: true,
  status: true,
  priority: true,
  queueId: true,
  assigneeId: true,
}).partial();
export type TicketFields = z.infer<typeof TicketFields>;
export type TicketField = keyof TicketFields;
