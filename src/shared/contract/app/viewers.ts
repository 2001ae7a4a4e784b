import { z } from 'zod';
import { AgentId, TicketId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';

/** A colleague who has the same ticket open now. Known only while the hub is reached; forgotten 30 s after the last word. */
export const Viewer = z.object({
  agentId: AgentId,
  name: z.string(),
  doing: z.enum(['viewing', 'replying']),
  sinceAt: z.number(),
});
export type Viewer = z.infer<typeof Viewer>;

export const viewers = {
  /** What this window shows; null: no ticket. The core repeats it to the hub while it holds. */
  show: app.input(z.object({ ticketId: TicketId.nullable(), doing: z.enum(['viewing', 'replying']) })).output(Nothing),
  of: app.input(z.object({ ticketId: TicketId })).output(z.object({ viewers: z.array(Viewer) })),
};
