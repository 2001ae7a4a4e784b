import { z } from 'zod';
import { AgentId, ContactId, CustomerId, QueueId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';
import { Channel } from './channel.ts';
import { CONTACT_ENDS, CONTACT_MATCHES, DIRECTIONS } from './contact-state.ts';

export {
  CONTACT_ENDS,
  CONTACT_MATCHES,
  CONTACT_STATES,
  DIRECTIONS,
  type ContactEnd,
  type ContactMatch,
  type ContactState,
  type Direction,
} from './contact-state.ts';

export const MAX_SUMMARY = 4000;
export const DispositionKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/**
 * One live interaction, as it stands in everybody's history once it has ended. What is going on at this moment is the desk's own
 * (`LiveContact`); this row is written when nobody talks any more, and again by the wrap-up.
 */
export const Contact = z.object({
  id: ContactId,
  channel: Channel,
  direction: z.enum(DIRECTIONS),
  queueId: QueueId,
  /** Who took it; null: nobody did. */
  agentId: AgentId.nullable(),
  customerId: CustomerId.nullable(),
  ticketId: TicketId.nullable(),
  /** The other side as the exchange named it: E.164 where it could be read. Null: withheld. */
  address: z.string().max(64).nullable(),
  /** How sure the desk was whose address this is, before the agent said. */
  match: z.enum(CONTACT_MATCHES),
  ringingAt: Millis,
  answeredAt: Millis.nullable(),
  endedAt: Millis,
  heldMs: z.int().min(0),
  end: z.enum(CONTACT_ENDS),
  /** Why it was about, by the team's list; null: nobody has said. */
  disposition: DispositionKey.nullable(),
  summary: z.string().max(MAX_SUMMARY),
  /** When the agent had finished with it; null: not yet, or nobody took it. */
  wrappedAt: Millis.nullable(),
});
export type Contact = z.infer<typeof Contact>;
