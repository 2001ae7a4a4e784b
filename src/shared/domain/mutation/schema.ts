import { z } from 'zod';
import { MacroId, MessageId, NoticeId, TicketId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { Attachment } from '../attachment.ts';
import { MAX_BODY } from '../message.ts';
import { Tag, TicketFields } from '../ticket.ts';

/** The row version the agent saw for each field they changed: what the hub compares to find a conflict. */
export const SeenVersions = z.record(z.string(), z.int().min(0));

const NewMessage = z.object({
  id: MessageId,
  kind: z.enum(['reply', 'note']),
  body: z.string().max(MAX_BODY),
  attachments: z.array(Attachment.omit({ ticketId: true, messageId: true })).max(20),
});
export type NewMessage = z.infer<typeof NewMessage>;

const TagChange = z.object({ add: z.array(Tag).max(50), remove: z.array(Tag).max(50) });

/** `eventId` is the timeline event this write leaves behind: made on the desk, so that the hub writes the same line. */
export const Mutation = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('ticket.set'),
    ticketId: TicketId,
    fields: TicketFields,
    seen: SeenVersions,
    eventIds: z.record(z.string(), MessageId),
  }),
  z.object({
    name: z.literal('ticket.tag'),
    ticketId: TicketId,
    tags: TagChange,
    eventId: MessageId,
  }),
  z.object({
    name: z.literal('message.add'),
    ticketId: TicketId,
    message: NewMessage,
  }),
  /** All of it, or nothing. `message` is the text as the agent sent it, already filled and perhaps edited. */
  z.object({
    name: z.literal('macro.apply'),
    macroId: MacroId,
    ticketId: TicketId,
    fields: TicketFields,
    seen: SeenVersions,
    tags: TagChange,
    message: NewMessage.nullable(),
    eventId: MessageId,
  }),
  z.object({ name: z.literal('notice.dismiss'), noticeId: NoticeId }),
  /** Keeps a device's numbers dense where it has nothing (any more) to ask for under one of them. */
  z.object({ name: z.literal('nothing') }),
]);
export type Mutation = z.infer<typeof Mutation>;
export type MutationName = Mutation['name'];
export type MutationOf<N extends MutationName> = Extract<Mutation, { name: N }>;

/** A mutation with its place in the device's queue. `mid` counts 1, 2, 3… per device and is never used twice. */
export const QueuedMutation = z.object({ mid: z.int().positive(), at: Millis, mutation: Mutation });
export type QueuedMutation = z.infer<typeof QueuedMutation>;
