import { z } from 'zod';
import { AgentId, CustomerId, MacroId, MessageId, TicketId } from '../kernel/ids.ts';
import { MAX_BODY } from '../kernel/limits.ts';
import { Millis } from '../kernel/time.ts';
import { HAND_OFF_REASONS } from './guidance/hand-off.ts';

export { MAX_BODY } from '../kernel/limits.ts';

/** What happened to the ticket, as data; the screen finds the words. */
export const TicketEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('field-changed'),
    field: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.object({ type: z.literal('tags-changed'), added: z.array(z.string()), removed: z.array(z.string()) }),
  z.object({ type: z.literal('macro-applied'), macroId: MacroId }),
  z.object({ type: z.literal('imported'), source: z.string() }),
  /** `into`: this ticket was merged into that one; `from`: that one came here; `out`: it was taken out again. */
  z.object({
    type: z.literal('merged'),
    direction: z.enum(['into', 'from', 'out']),
    ticketId: TicketId,
    number: z.int(),
  }),
  /** The bot gave the conversation to a person, and why. */
  z.object({ type: z.literal('handed-over'), reason: z.enum(HAND_OFF_REASONS) }),
]);
export type TicketEvent = z.infer<typeof TicketEvent>;

export const MessageAuthor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer'), customerId: CustomerId }),
  z.object({ kind: z.literal('agent'), agentId: AgentId }),
  /** Known by name only: a colleague of another system (imports), or the bot of a channel. */
  z.object({ kind: z.literal('outside'), name: z.string() }),
  z.object({ kind: z.literal('system') }),
]);
export type MessageAuthor = z.infer<typeof MessageAuthor>;

export const MESSAGE_KINDS = ['customer', 'reply', 'note', 'event'] as const;
export const MessageKind = z.enum(MESSAGE_KINDS);
export type MessageKind = z.infer<typeof MessageKind>;

/** One line of a ticket's timeline. Never changed after it is written. Order: (`at`, `id`). */
export const Message = z.object({
  id: MessageId,
  ticketId: TicketId,
  kind: MessageKind,
  author: MessageAuthor,
  body: z.string().max(MAX_BODY),
  at: Millis,
  event: TicketEvent.nullable(),
  /** Colleagues a note speaks to; each gets a notice. */
  mentions: z.array(AgentId).max(20),
});
export type Message = z.infer<typeof Message>;
