import { z } from 'zod';
import { Customer } from '../../domain/customer.ts';
import { Ticket, TicketFields, Tag } from '../../domain/ticket.ts';
import { AttachmentId, MacroId, QueueId, TicketId } from '../../kernel/ids.ts';
import { MAX_BODY, MAX_FILES } from '../../kernel/limits.ts';
import { app, Nothing } from './base.ts';

/** What a list shows: everything waiting for me, for anybody, by state, or one queue. */
export const VIEWS = ['mine', 'unassigned', 'open', 'pending', 'solved', 'all'] as const;
export const ViewName = z.enum(VIEWS);
export type ViewName = z.infer<typeof ViewName>;

/** `waiting`: longest unanswered customer first. `newest`: last touched first. */
export const ORDERS = ['waiting', 'newest'] as const;
export const TicketOrder = z.enum(ORDERS);
export type TicketOrder = z.infer<typeof TicketOrder>;

export const TicketListItem = Ticket.extend({
  customerName: z.string(),
  customerTier: Customer.shape.tier.nullable(),
  assigneeName: z.string().nullable(),
  /** Has edits of mine that the hub does not have yet. */
  isPending: z.boolean(),
  hasDraft: z.boolean(),
});
export type TicketListItem = z.infer<typeof TicketListItem>;

export const TicketList = z.object({
  items: z.array(TicketListItem),
  /** Pass back as `after` for the next page; null: this was the last. */
  next: z.string().nullable(),
});
export type TicketList = z.infer<typeof TicketList>;

/** Counts stop at 1,000 (`isMore`), because a count of everything grows with the data. */
export const BoundedCount = z.object({ count: z.int(), isMore: z.boolean() });
export type BoundedCount = z.infer<typeof BoundedCount>;

export const ViewCounts = z.object({
  views: z.record(ViewName, BoundedCount),
  queues: z.array(z.object({ queueId: QueueId, open: BoundedCount })),
});
export type ViewCounts = z.infer<typeof ViewCounts>;

export const TicketDetail = TicketListItem.extend({
  queueName: z.object({ zh: z.string(), en: z.string() }),
  /** False where the part is still loading or the role does not allow writing: shown, not editable. */
  isEditable: z.boolean(),
  knownTags: z.array(Tag),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

export const tickets = {
  counts: app.input(Nothing).output(ViewCounts),
  list: app
    .input(
      z.object({
        view: ViewName,
        queueId: QueueId.nullable(),
        /** Every word must stand in subject, customer name or number. Empty: no filter. */
        text: z.string().max(200),
        order: TicketOrder,
        after: z.string().max(200).nullable(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(TicketList),
  get: app.input(z.object({ ticketId: TicketId })).output(TicketDetail),
  /** Changes fields at once on this desk and queues the change for the hub. */
  set: app.input(z.object({ ticketId: TicketId, fields: TicketFields })).output(Nothing),
  tag: app.input(z.object({ ticketId: TicketId, add: z.array(Tag), remove: z.array(Tag) })).output(Nothing),
  /**
   * One mutation: text, files, fields and tags together, or none of it; the draft of the macro's kind is cleared in the
   * same step. `body` null (or blank) without files sends no message. `messageId` comes from the caller, so that a
   * repeated call changes nothing more.
   */
  applyMacro: app
    .input(
      z.object({
        ticketId: TicketId,
        macroId: MacroId,
        messageId: z.uuid(),
        body: z.string().max(MAX_BODY).nullable(),
        /** Files named by ids that `attachments.finish` gave. */
        attachmentIds: z.array(AttachmentId).max(MAX_FILES),
        /** Instead of the state the macro sets ("apply and solve"); null: what the macro says. */
        status: z.enum(['solved']).nullable(),
      }),
    )
    .output(Nothing)
    .errors({ TOO_LONG: {} }),
};
