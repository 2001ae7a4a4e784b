import { z } from 'zod';
import { AgentId, DeviceId, TicketId } from '../../kernel/ids.ts';

/** `POST /live/v1/show`: what this device's agent has open. Null: nothing. To be repeated every 15 s; forgotten after 30. */
export const ShowRequest = z.object({
  device: DeviceId,
  ticketId: TicketId.nullable(),
  doing: z.enum(['viewing', 'replying']),
});
export type ShowRequest = z.infer<typeof ShowRequest>;

/**
 * A second kind of event on the poke stream (`event: viewers`): who has a ticket open now, sent when it changes, for tickets
 * in the receiver's scope. An empty list: nobody any more.
 */
export const ViewersEvent = z.object({
  ticketId: TicketId,
  viewers: z.array(z.object({ agentId: AgentId, doing: z.enum(['viewing', 'replying']), sinceAt: z.number() })),
});
export type ViewersEvent = z.infer<typeof ViewersEvent>;
