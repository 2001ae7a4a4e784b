import { z } from 'zod';
import { AgentId, TicketId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';

/**
 * A colleague who has the same ticket open now. Known only while the hub is reached: it forgets them 30 s after the last word of
 * their desk and says so; when the line to the hub ends, or has been silent for too long, this desk forgets everybody.
 */
export const Viewer = z.object({
  agentId: AgentId,
  name: z.string(),
  doing: z.enum(['viewing', 'replying']),
  sinceAt: z.number(),
});
export type Viewer = z.infer<typeof Viewer>;

export const viewers = {
  /**
   * What one window (or tab) shows; null: no ticket. To be repeated every 15 s while the window is visible: forgotten after 25 s.
   * Of several windows the hub hears of the one that replies, else of the one that changed last.
   */
  show: app
    .input(
      z.object({
        windowId: z.string().min(1).max(64),
        ticketId: TicketId.nullable(),
        doing: z.enum(['viewing', 'replying']),
      }),
    )
    .output(Nothing),
  of: app.input(z.object({ ticketId: TicketId })).output(z.object({ viewers: z.array(Viewer) })),
};
