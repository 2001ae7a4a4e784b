import { z } from 'zod';
import { AgentId, ArticleId, CustomerId, QueueId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';
import { Channel } from './channel.ts';
import { FieldKey, FieldValue } from './field.ts';
import { RunMark } from './sop/run-mark.ts';
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
  /** 0: made on a desk, and the hub has not given it its number yet. */
  number: z.int().min(0),
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
  /** First answer of an agent to the customer; null: none yet. */
  firstReplyAt: Millis.nullable(),
  /** When it was last solved or closed; null: unfinished. */
  solvedAt: Millis.nullable(),
  /** Spans in which we waited for the customer (status `pending`), oldest first; the last is open (`to` null) while we do. */
  pauses: z.array(z.object({ from: Millis, to: Millis.nullable() })).max(50),
  /** Out of sight until then, or until the customer writes. */
  snoozedUntilAt: Millis.nullable(),
  followerIds: z.array(AgentId).max(50),
  /** Articles that belong to the answer. */
  articleIds: z.array(ArticleId).max(20),
  /** Its customer is answered over there; this one is closed, its lines are shown there. */
  mergedIntoId: TicketId.nullable(),
  /** Custom fields by key. */
  values: z.record(FieldKey, FieldValue),
  /** Procedures walked for it; absent: none ever was. */
  runs: z.array(RunMark).max(50).optional(),
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
  snoozedUntilAt: true,
}).partial();
export type TicketFields = z.infer<typeof TicketFields>;
export type TicketField = keyof TicketFields;
