import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { CLOCK_STATES, CLOCKS } from '../../domain/clock-state.ts';
import { Customer } from '../../domain/customer.ts';
import { FieldKey, FieldValue } from '../../domain/field.ts';
import { Priority, Tag, Ticket, TicketFields, TicketStatus } from '../../domain/ticket.ts';
import { AgentId, ArticleId, AttachmentId, MacroId, QueueId, TicketId } from '../../kernel/ids.ts';
import { MAX_BODY, MAX_FILES } from '../../kernel/limits.ts';
import { ANSWERED } from './messages.ts';
import { app, Nothing } from './base.ts';

/**
 * What a list shows: everything waiting for me, for anybody, by state, or one queue. `due`: unfinished with a promise
 * running, nearest end first (whatever order is asked for). `snoozed` ones are hidden from `mine`, `unassigned`, `open` and
 * `pending` until they wake; their promises still stand in `due`. `followed`: unfinished ones that I follow.
 */
export const VIEWS = ['mine', 'unassigned', 'due', 'open', 'pending', 'snoozed', 'followed', 'solved', 'all'] as const;
export const ViewName = z.enum(VIEWS);
export type ViewName = z.infer<typeof ViewName>;

/** `waiting`: longest unanswered customer first. `newest`: last touched first. */
export const ORDERS = ['waiting', 'newest'] as const;
export const TicketOrder = z.enum(ORDERS);
export type TicketOrder = z.infer<typeof TicketOrder>;

/**
 * Narrows a list; what is absent narrows nothing. `assigneeId` null: nobody's. Like the text, it looks at no more than the
 * newest 5,000 tickets of a view.
 */
export const TicketFilter = z
  .object({
    assigneeId: AgentId.nullable(),
    tag: Tag,
    priority: Priority,
    channel: Channel,
    tier: Customer.shape.tier,
  })
  .partial();
export type TicketFilter = z.infer<typeof TicketFilter>;

/** One promise: `dueAt` is when it must be kept, in working time of the policy's calendar; met or missed: when it was (`at`). */
export const SlaClock = z.object({
  clock: z.enum(CLOCKS),
  state: z.enum(CLOCK_STATES),
  dueAt: z.number(),
  /** From when on it counts as at risk. */
  atRiskAt: z.number(),
  at: z.number().nullable(),
});
export type SlaClock = z.infer<typeof SlaClock>;

export const TicketListItem = Ticket.extend({
  customerName: z.string(),
  customerTier: Customer.shape.tier.nullable(),
  assigneeName: z.string().nullable(),
  /** Has edits of mine that the hub does not have yet. */
  isPending: z.boolean(),
  /** Something is begun that could be sent: a signature alone could not. */
  hasDraft: z.boolean(),
  /** The running promise that ends first; null: none runs. */
  due: SlaClock.nullable(),
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

/** Where a merged ticket goes on. */
export const MergedInto = z.object({
  ticketId: TicketId,
  /** Null: neither the other ticket nor the line of the merge is here. */
  number: z.int().nullable(),
  /** False: the other ticket is not on this desk, or no longer exists. */
  isHere: z.boolean(),
  /** What this one would be if the merge were taken back now (`unmerge`). */
  out: Ticket.pick({ status: true, waitingSinceAt: true }),
});
export type MergedInto = z.infer<typeof MergedInto>;

export const TicketDetail = TicketListItem.extend({
  queueName: z.object({ zh: z.string(), en: z.string() }),
  /** False where the part is still loading or the role does not allow writing: shown, not editable. */
  isEditable: z.boolean(),
  /** Tags to offer: the team's, then the most used. */
  knownTags: z.array(Tag),
  clocks: z.array(SlaClock),
  policyName: z.string().nullable(),
  followers: z.array(z.object({ agentId: AgentId, name: z.string() })),
  articles: z.array(z.object({ articleId: ArticleId, title: z.string() })),
  mergedInto: MergedInto.nullable(),
  mergedFrom: z.array(z.object({ ticketId: TicketId, number: z.int(), subject: z.string() })),
  /** Keys of custom fields that must be filled before it can be solved. */
  missing: z.array(FieldKey),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

/** Changes of many tickets at once. */
export const TicketChange = z.object({
  fields: TicketFields,
  addTags: z.array(Tag).max(50),
  removeTags: z.array(Tag).max(50),
});
export type TicketChange = z.infer<typeof TicketChange>;

/** Names a change that can be taken back on this desk for a while; null: there was nothing to change. */
export const Undoable = z.object({ undoId: z.string().nullable() });

export const tickets = {
  counts: app.input(Nothing).output(ViewCounts),
  list: app
    .input(
      z.object({
        view: ViewName,
        queueId: QueueId.nullable(),
        /** Every word must stand in subject, customer name or number. Empty: no filter. */
        text: z.string().max(200),
        filter: TicketFilter.default({}),
        order: TicketOrder,
        after: z.string().max(200).nullable(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(TicketList),
  get: app.input(z.object({ ticketId: TicketId })).output(TicketDetail),
  /**
   * Changes fields at once on this desk and queues the change for the hub. FIELDS_MISSING: a field that is required to solve
   * has no value.
   */
  set: app
    .input(z.object({ ticketId: TicketId, fields: TicketFields }))
    .output(Undoable)
    .errors({ FIELDS_MISSING: { data: z.object({ keys: z.array(FieldKey) }) } }),
  tag: app.input(z.object({ ticketId: TicketId, add: z.array(Tag), remove: z.array(Tag) })).output(Undoable),
  /** Null takes a value away. */
  fill: app
    .input(z.object({ ticketId: TicketId, values: z.record(FieldKey, FieldValue.nullable()) }))
    .output(Undoable)
    .errors({ INVALID_VALUE: { data: z.object({ keys: z.array(FieldKey) }) } }),
  /** Null: the person at the desk. FORBIDDEN: somebody else, without the right to ask it of others. */
  follow: app
    .input(z.object({ ticketId: TicketId, agentId: AgentId.nullable(), isFollowing: z.boolean() }))
    .output(Nothing),
  linkArticle: app.input(z.object({ ticketId: TicketId, articleId: ArticleId, isLinked: z.boolean() })).output(Nothing),
  /**
   * The first is closed and answered at the other, which opens for a customer who waits. CANNOT_MERGE: both are the `same`,
   * or one of them is already `merged` away or is `spam`.
   */
  merge: app
    .input(z.object({ ticketId: TicketId, intoId: TicketId }))
    .output(Undoable)
    .errors({ CANNOT_MERGE: { data: z.object({ reason: z.enum(['same', 'merged', 'spam']) }) } }),
  /**
   * Takes a merge back, on any desk and at any time. Where this desk made it within its last changes (see `undo`), both tickets
   * come out as they were; otherwise the one taken out is what its row and lines tell: what it was finished or waiting as,
   * else open, with a customer who waits where their last words have no reply. The other loses the customer who came to wait
   * there unless something has happened to it since. `status`: what it now is; undoing merges again. NOT_MERGED: somebody
   * took it back before.
   */
  unmerge: app
    .input(z.object({ ticketId: TicketId }))
    .output(Undoable.extend({ status: TicketStatus }))
    .errors({ NOT_MERGED: {} }),
  /**
   * One transaction for at most 200 tickets; those that cannot be changed are named with the reason and left as they are,
   * the others are changed.
   */
  change: app.input(z.object({ ticketIds: z.array(TicketId).min(1).max(200), change: TicketChange })).output(
    Undoable.extend({
      changed: z.int(),
      refused: z.array(
        z.object({ ticketId: TicketId, code: z.enum(['gone', 'forbidden', 'fields-missing', 'blocked']) }),
      ),
    }),
  ),
  /**
   * Takes back what this desk changed (fields, tags, custom fields, links, merging) where nobody has changed it since; words that
   * were written stay, and what a reply has ended (waiting, sleep) stays ended. The last 50 changes of 24 hours, each once, of
   * tickets that are still here. `kept`: tickets of which something stayed as it is.
   */
  undo: app
    .input(z.object({ undoId: z.string() }))
    .output(z.object({ undone: z.int(), kept: z.int() }))
    .errors({ UNDO_GONE: {} }),
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
        /** The internal note that goes with it; null: none. */
        note: z.string().max(MAX_BODY).nullable().default(null),
        /** Files named by ids that `attachments.finish` gave. */
        attachmentIds: z.array(AttachmentId).max(MAX_FILES),
        /** Instead of the state the macro sets ("apply and solve"); null: what the macro says. */
        status: z.enum(['solved']).nullable(),
      }),
    )
    .output(Undoable)
    .errors({ ...ANSWERED, TOO_LONG: {}, FIELDS_MISSING: { data: z.object({ keys: z.array(FieldKey) }) } }),
};
