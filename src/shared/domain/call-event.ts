import { z } from 'zod';
import { ContactId, CustomerId, QueueId, TicketId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';
import { Channel } from './channel.ts';
import { DIRECTIONS } from './contact-state.ts';

/** What an exchange (a telephone system, a softphone, a chat channel) says of a contact, whatever its own format was. */
export const CALL_EVENT_TYPES = ['ring', 'answer', 'hold', 'resume', 'hangup', 'line'] as const;

/** Why it ended, as exchanges say it; anything they say besides is `unknown`. */
export const HANGUP_CAUSES = [
  'normal',
  'busy',
  'cancelled',
  'no-answer',
  'congestion',
  'not-found',
  'forwarded',
  'declined',
  'unknown',
] as const;
export type HangupCause = (typeof HANGUP_CAUSES)[number];

export const MAX_LINE = 4000;
const Short = z.string().max(200);

/**
 * One thing heard. Nothing but `callId` and `type` is certain: events come twice, late, in any order, or not at all, and most say
 * only what is new. `at`: when it was heard, by the clock of who heard it.
 */
export const CallEvent = z.object({
  /** The exchange's own name for the contact: the same in every event of it. */
  callId: z.string().min(1).max(200),
  type: z.enum(CALL_EVENT_TYPES),
  at: Millis,
  channel: Channel.default('phone'),
  direction: z.enum(DIRECTIONS).default('in'),
  /** The other side as written there; `anonymous` and the like: withheld. Null: this event does not say. */
  address: Short.nullable().default(null),
  /** Our side: a number, an extension. */
  line: Short.nullable().default(null),
  /** What the other side calls itself. Hostile text. */
  name: Short.nullable().default(null),
  /** A queue as the exchange calls it: an id of ours, or a name. */
  queue: Short.nullable().default(null),
  /** For whom it rings, or who has answered: handles, names or extensions. Empty: it does not say. */
  users: z.array(Short).max(50).default([]),
  cause: z.enum(HANGUP_CAUSES).nullable().default(null),
  /** `line` only: words of the contact, as they are said. */
  speaker: z.enum(['customer', 'agent']).nullable().default(null),
  text: z.string().max(MAX_LINE).nullable().default(null),
  /** What the hub has found already; a desk's own listener knows none of it. */
  contactId: ContactId.nullable().default(null),
  queueId: QueueId.nullable().default(null),
  customerId: CustomerId.nullable().default(null),
  ticketId: TicketId.nullable().default(null),
});
export type CallEvent = z.infer<typeof CallEvent>;
export type CallEventInput = z.input<typeof CallEvent>;
