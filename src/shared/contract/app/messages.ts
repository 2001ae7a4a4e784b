import { z } from 'zod';
import { Attachment } from '../../domain/attachment.ts';
import { MAX_BODY, Message } from '../../domain/message.ts';
import { AgentId, AttachmentId, MessageId, TicketId } from '../../kernel/ids.ts';
import { FieldKey } from '../../domain/field.ts';
import { Millis } from '../../kernel/time.ts';
import { app } from './base.ts';

/** Where a line is: on this computer only, handed to the hub but not yet confirmed, or in everybody's copy. */
export const DELIVERIES = ['local', 'sent', 'synced'] as const;

export const TimelineItem = Message.extend({
  authorName: z.string(),
  isMine: z.boolean(),
  /** Set for lines of a ticket that was merged into this one. */
  fromTicket: z.object({ ticketId: TicketId, number: z.int() }).nullable(),
  delivery: z.enum(DELIVERIES),
  attachments: z.array(Attachment),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

export const Timeline = z.object({
  /** Oldest first. */
  items: z.array(TimelineItem),
  /** Pass back as `before` for older lines; null: the beginning is here. */
  before: z.string().nullable(),
});
export type Timeline = z.infer<typeof Timeline>;

/** At most so many replies are told of at once, and looked at: the newest. */
export const MOST_ANSWERS = 100;

/** A reply the agent has not seen: by a colleague, or by themselves at another desk (`isMine`). */
export const Answer = z.object({
  id: MessageId,
  authorName: z.string(),
  isMine: z.boolean(),
  at: Millis,
  /** Its first 300 characters; empty: files alone. */
  beginning: z.string(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * Somebody has answered the customer since the draft of this reply was begun (`drafts`, `knownReplies`), and the agent was not
 * shown it: nothing was sent. `drafts.sawReplies` says that they were; oldest first. Without a draft there is nothing to compare.
 */
export const ANSWERED = { ANSWERED: { data: z.object({ answers: z.array(Answer).min(1).max(MOST_ANSWERS) }) } };

export const messages = {
  timeline: app
    .input(z.object({ ticketId: TicketId, before: z.string().max(300).nullable(), limit: z.int().min(1).max(500) }))
    .output(Timeline),
  /**
   * Writes a reply or an internal note and, in the same step, clears its draft. `id` comes from the caller, so that a
   * repeated call writes one line. Files are named by ids that `attachments.finish` gave.
   */
  add: app
    .input(
      z.object({
        id: z.uuid(),
        ticketId: TicketId,
        kind: z.enum(['reply', 'note']),
        body: z.string().max(MAX_BODY),
        attachmentIds: z.array(AttachmentId).max(20),
        /** Notes only. */
        mentions: z.array(AgentId).max(20).default([]),
        /** Set together with the text, as one change ("reply and solve"). */
        status: z.enum(['open', 'pending', 'solved', 'closed']).nullable(),
      }),
    )
    .output(z.object({ id: z.string() }))
    .errors({ ...ANSWERED, EMPTY: {}, TOO_LONG: {}, FIELDS_MISSING: { data: z.object({ keys: z.array(FieldKey) }) } }),
};
