import { z } from 'zod';
import { MAX_FILES, MAX_BODY } from '../../kernel/limits.ts';
import { MessageId, TicketId } from '../../kernel/ids.ts';
import { Language } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';

/** As the channel calls it; nothing invisible in it. */
const OutsideId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u);

const Fields = z.object({
  channel: z.enum(['chat', 'social', 'email', 'message']),
  conversationId: OutsideId,
  messageId: OutsideId,
  /** What is known of who writes. `handle`: how the channel calls them. */
  from: z.object({
    name: z.string().max(200).optional(),
    phone: z.string().max(64).optional(),
    email: z.email().max(254).optional(),
    handle: OutsideId.optional(),
  }),
  text: z.string().max(MAX_BODY),
  /** When it was written; default now, and never later. */
  at: Millis.optional(),
  subject: z.string().max(300).optional(),
  /** An id or a name; default the queue of the token. Counts where the message begins a ticket. */
  queue: z.string().max(200).optional(),
  language: Language.optional(),
  attachments: z
    .array(z.object({ name: z.string().min(1).max(255), mime: z.string().max(127), base64: z.base64() }))
    .max(MAX_FILES)
    .optional(),
});
/**
 * `POST /inbound/v1/messages`: something a customer has written in a conversation of a channel. Sent again under the same
 * `messageId` it changes nothing. A text may be empty where files come with it.
 */
export const InboundMessage = Fields.refine(
  ({ text, attachments = [] }) => text.trim() !== '' || attachments.length > 0,
  {
    path: ['text'],
  },
);
export type InboundMessage = z.infer<typeof InboundMessage>;

/** `isNew` false: it was here before, under this id. */
export const InboundReply = z.object({ isNew: z.boolean(), ticketId: TicketId, messageId: MessageId });
export type InboundReply = z.infer<typeof InboundReply>;

/** `GET /inbound/v1/conversations/{id}/messages?after=`: what agents have answered, oldest first. */
export const AnswersQuery = z.object({ after: z.string().max(200).optional() });
export const Answers = z.object({
  messages: z.array(
    z.object({
      id: MessageId,
      ticketId: TicketId,
      text: z.string(),
      at: z.number(),
      /** Who answers, as customers read it. */
      name: z.string(),
      /** Fetched by `GET /inbound/v1/files/{sha256}`. */
      attachments: z.array(z.object({ name: z.string(), mime: z.string(), bytes: z.int(), sha256: z.string() })),
    }),
  ),
  /** What to ask `after` next time. */
  next: z.string(),
  /** Whether more stands behind these. */
  more: z.boolean(),
});
export type Answers = z.infer<typeof Answers>;
