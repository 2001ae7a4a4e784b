import { z } from 'zod';
import { AgentId, ArticleId, MacroId, MessageId, NoticeId, TicketId } from '../../kernel/ids.ts';
import { Attachment } from '../attachment.ts';
import { FieldKey, FieldValue } from '../field.ts';
import { MAX_BODY } from '../message.ts';
import { Millis } from '../../kernel/time.ts';
import { Tag, Ticket, TicketFields, TicketStatus } from '../ticket.ts';

/** The row version the agent saw for each field they changed: what the hub compares to find a conflict. */
export const SeenVersions = z.record(z.string(), z.int().min(0));

export const NewMessage = z.object({
  id: MessageId,
  kind: z.enum(['reply', 'note']),
  body: z.string().max(MAX_BODY),
  attachments: z.array(Attachment.omit({ ticketId: true, messageId: true })).max(20),
  /** Notes only. */
  mentions: z.array(AgentId).max(20),
});
export type NewMessage = z.infer<typeof NewMessage>;

/** Only with status `open`, when it is taken back that the ticket waits no longer: since when the customer had waited. */
const WaitingAgain = Millis.nullable().optional();

/** What the other ticket was before it took this one in, its newest line then, and the followers it got with it. */
const BeforeMerge = z.object({
  ...Ticket.pick({ status: true, waitingSinceAt: true, snoozedUntilAt: true, preview: true }).shape,
  followerIds: z.array(AgentId).max(50),
});

const TagChange = z.object({ add: z.array(Tag).max(50), remove: z.array(Tag).max(50) });
/** Null takes the value away. */
const Values = z.record(FieldKey, FieldValue.nullable());

/** `eventId` is the timeline event this write leaves behind: made on the desk, so that the hub writes the same line. */
export const TICKET_MUTATIONS = [
  z.object({
    name: z.literal('ticket.set'),
    ticketId: TicketId,
    fields: TicketFields,
    seen: SeenVersions,
    eventIds: z.record(z.string(), MessageId),
    waitingSinceAt: WaitingAgain,
  }),
  z.object({ name: z.literal('ticket.tag'), ticketId: TicketId, tags: TagChange, eventId: MessageId }),
  /** Custom fields; `seen` and `eventIds` by field key. Events carry the field as `values.<key>`. */
  z.object({
    name: z.literal('ticket.fill'),
    ticketId: TicketId,
    values: Values,
    seen: SeenVersions,
    eventIds: z.record(z.string(), MessageId),
  }),
  z.object({ name: z.literal('ticket.follow'), ticketId: TicketId, agentId: AgentId, isFollowing: z.boolean() }),
  z.object({
    name: z.literal('ticket.link'),
    ticketId: TicketId,
    add: z.array(ArticleId).max(20),
    remove: z.array(ArticleId).max(20),
  }),
  /** The ticket is closed and moves to the queue of the other; its lines are shown there. Both customers stay as they are. */
  z.object({
    name: z.literal('ticket.merge'),
    ticketId: TicketId,
    intoId: TicketId,
    eventIds: z.object({ from: MessageId, into: MessageId }),
  }),
  z.object({
    name: z.literal('ticket.unmerge'),
    ticketId: TicketId,
    intoId: TicketId,
    status: TicketStatus,
    eventIds: z.object({ from: MessageId, into: MessageId }),
    waitingSinceAt: WaitingAgain,
    other: BeforeMerge.optional(),
  }),
  z.object({ name: z.literal('message.add'), ticketId: TicketId, message: NewMessage }),
  /**
   * All of it, or nothing. `message` and `note` are the texts as the agent sent them, already filled and perhaps edited;
   * `fields` holds whom it now belongs to and how long it sleeps, as the macro said at that moment.
   */
  z.object({
    name: z.literal('macro.apply'),
    macroId: MacroId,
    ticketId: TicketId,
    fields: TicketFields,
    seen: SeenVersions,
    tags: TagChange,
    values: Values,
    articleIds: z.array(ArticleId).max(10),
    follow: z.boolean(),
    message: NewMessage.nullable(),
    note: NewMessage.nullable(),
    eventId: MessageId,
  }),
  z.object({ name: z.literal('notice.dismiss'), noticeId: NoticeId }),
] as const;
