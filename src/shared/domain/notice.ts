import { z } from 'zod';
import { AgentId, NoticeId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';

/** Words of an agent that the hub could not place where they belonged; kept for the writer on every desk of theirs. */
export const Notice = z.object({
  id: NoticeId,
  agentId: AgentId,
  ticketId: TicketId,
  reason: z.string(),
  body: z.string(),
  at: Millis,
});
export type Notice = z.infer<typeof Notice>;
