import { z } from 'zod';
import { MAX_BODY } from '../../domain/message.ts';
import { Attachment } from '../../domain/attachment.ts';
import { TicketId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';

/** Text not yet sent: one reply and one note per ticket, kept on this desk through restarts. */
export const Draft = z.object({
  kind: z.enum(['reply', 'note']),
  body: z.string().max(MAX_BODY),
  attachments: z.array(Attachment.omit({ ticketId: true, messageId: true })),
  updatedAt: z.number(),
});
export type Draft = z.infer<typeof Draft>;

export const drafts = {
  get: app.input(z.object({ ticketId: TicketId })).output(z.object({ drafts: z.array(Draft) })),
  /** An empty body without files removes the draft. */
  save: app.input(z.object({ ticketId: TicketId, draft: Draft.omit({ updatedAt: true }) })).output(Nothing),
};
