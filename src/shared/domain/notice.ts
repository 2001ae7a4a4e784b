import { z } from 'zod';
import { AgentId, ArticleId, MessageId, NoticeId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';

/**
 * Something told to one agent on every desk of theirs until they have read it. `kept`: words of theirs that the hub could
 * not place (`reason` is the code of the refusal). `mention`: a colleague's note speaks to them. `followed`: a colleague
 * wrote on a ticket they follow. `article`: what became of their proposal or feedback (`reason`: published, declined, resolved).
 */
export const Notice = z.object({
  id: NoticeId,
  agentId: AgentId,
  kind: z.enum(['kept', 'mention', 'followed', 'article']),
  ticketId: TicketId.nullable(),
  articleId: ArticleId.nullable(),
  messageId: MessageId.nullable(),
  fromId: AgentId.nullable(),
  reason: z.string().max(60),
  /** The words kept, or the beginning of what the colleague wrote. */
  body: z.string(),
  at: Millis,
});
export type Notice = z.infer<typeof Notice>;
