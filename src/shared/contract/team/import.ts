import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { MAX_BODY } from '../../domain/message.ts';
import { Tag } from '../../domain/ticket.ts';
import { Language } from '../../kernel/text.ts';

/** One finished conversation of another system. `id` makes the import idempotent: the same id is never loaded twice. */
export const Conversation = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,120}$/),
  source: z.string().min(1).max(60),
  language: Language,
  channel: Channel,
  subject: z.string().max(300),
  customerName: z.string().min(1).max(200),
  tags: z.array(Tag).max(20),
  status: z.enum(['open', 'solved']),
  turns: z
    .array(z.object({ speaker: z.enum(['customer', 'agent', 'note']), text: z.string().max(MAX_BODY), at: z.number() }))
    .min(1)
    .max(2000),
});
export type Conversation = z.infer<typeof Conversation>;

export const ImportResult = z.object({
  created: z.array(z.string()),
  /** Already there. */
  known: z.array(z.string()),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const conversations = {
  import: oc
    .errors({ UNAUTHORIZED: { status: 401 }, FORBIDDEN: { status: 403 }, UNKNOWN_QUEUE: { status: 422 } })
    .route({ method: 'POST', path: '/conversations/import', summary: 'Load conversations of another system' })
    .input(z.object({ queueId: z.string().max(128), conversations: z.array(Conversation).min(1).max(200) }))
    .output(ImportResult),
};
