import { z } from 'zod';
import { MAX_BODY } from '../../domain/message.ts';
import { Attachment } from '../../domain/attachment.ts';
import { MacroId, MessageId, TicketId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';
import { MOST_ANSWERS } from './messages.ts';

/**
 * What is not sent yet: one reply and one note per ticket, kept on this desk through restarts. `macroId` may name a macro the
 * team has no more. `signature`: what stands under this text alone; empty: nothing, null: as the agent's own settings say.
 * `knownReplies`: replies that stood on the ticket when this one was begun, or that the agent was shown since, and the lines of
 * the merges that had brought other tickets there; null for a note, and for what an older desk kept, or a damaged one: then
 * those count as known that were written up to its last edit.
 */
export const Draft = z.object({
  kind: z.enum(['reply', 'note']),
  body: z.string().max(MAX_BODY),
  attachments: z.array(Attachment.omit({ ticketId: true, messageId: true })),
  macroId: MacroId.nullable().default(null),
  signature: z.string().max(MAX_BODY).nullable().default(null),
  knownReplies: z.array(MessageId).nullable().default(null),
  updatedAt: z.number(),
});
export type Draft = z.infer<typeof Draft>;

export const drafts = {
  get: app.input(z.object({ ticketId: TicketId })).output(z.object({ drafts: z.array(Draft) })),
  /** The desk itself remembers which replies were known. A draft without text, files, macro and a signature of its own is removed. */
  save: app
    .input(z.object({ ticketId: TicketId, draft: Draft.omit({ knownReplies: true, updatedAt: true }) }))
    .output(Nothing),
  /** The agent was shown these replies: sending what is begun is not stopped for them again. */
  sawReplies: app
    .input(z.object({ ticketId: TicketId, messageIds: z.array(MessageId).max(MOST_ANSWERS) }))
    .output(Nothing),
};
