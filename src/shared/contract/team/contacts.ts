import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { PRESENCE_STATES } from '../../domain/presence.ts';
import { AgentId, ContactId, DeviceId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';

export { CallEvent } from '../../domain/call-event.ts';

/**
 * A third kind of event on the poke stream (`event: contact`), for the agents concerned only: one `CallEvent` with its `contactId`
 * and, where it is known, its `queueId`. A stream that opens hears those of every contact of its agent that goes on, and of those they
 * answered that ended a short while ago and are not wrapped up.
 */
export const CONTACT_EVENT = 'contact';

/**
 * A fourth (`event: withdrawn`): the contact does not ring for this agent any more, because it is offered to somebody else. Nothing of
 * it is to be written; it may be offered again.
 */
export const WITHDRAWN_EVENT = 'withdrawn';
export const WithdrawnEvent = z.object({ contactId: ContactId, callId: z.string() });
export type WithdrawnEvent = z.infer<typeof WithdrawnEvent>;

/**
 * What a desk says of its agent's load, and all of it: exactly this is what a lead sees, and what the agent is shown that they see. `load`,
 * `interruptible`: per cent. `occupancy`: busy share of the last 60 min, which rests on `baseMs`; null: on too little. `hard`: hard contacts
 * that ended in the last hour. `reliefAt`: an offered rest that has arrived and is not answered. Times by the hub's clock as the desk knows
 * it.
 */
export const LoadReport = z.object({
  load: z.int().min(0).max(1000),
  interruptible: z.int().min(0).max(1000),
  occupancy: z.number().min(0).max(1).nullable(),
  baseMs: z.int().min(0).max(3_600_000),
  hard: z.int().min(0).max(100),
  recoversUntilAt: Millis.nullable(),
  shiftEndsAt: Millis.nullable(),
  reliefAt: Millis.nullable(),
});
export type LoadReport = z.infer<typeof LoadReport>;

const HeldContact = z.object({
  contactId: ContactId,
  channel: Channel,
  /** Its customer has left the agent's last word unanswered: it takes nothing of what the agent can do at once. */
  isPaused: z.boolean(),
  /** When it woke from a pause; null or absent: it never slept. */
  wokeAt: Millis.nullable().optional(),
});

/**
 * `POST /live/v1/presence`: what this device's agent is doing. To be repeated every 10 s, and when it changes; forgotten after 30.
 * Of several desks of one agent, the one whose state began last speaks for them; contacts of all of them count.
 */
export const PresenceRequest = z.object({
  device: DeviceId,
  state: z.enum(PRESENCE_STATES),
  reason: z.string().max(60),
  /** Since when, by the hub's clock as the desk knows it. */
  sinceAt: Millis,
  contacts: z.array(HeldContact).max(30),
  /** Absent: a desk of version 6. */
  report: LoadReport.optional(),
});
export type PresenceRequest = z.infer<typeof PresenceRequest>;

/** What was changed of what a desk said: a moment that cannot be was put right (`sinceAt`, …). Empty: nothing. */
export const PresenceReply = z.object({ corrected: z.array(z.string()).optional() });
export type PresenceReply = z.infer<typeof PresenceReply>;

/**
 * `POST /live/v1/contact`: what this device's agent does about a contact they were offered. `accept` answers it, `decline` has it
 * offered to the next, `end` ends one they have answered.
 */
export const ContactRequest = z.object({
  device: DeviceId,
  contactId: ContactId,
  action: z.enum(['accept', 'decline', 'end']),
});
export type ContactRequest = z.infer<typeof ContactRequest>;

/** `isTaken` false: it is over, or somebody else has it. */
export const ContactReply = z.object({ isTaken: z.boolean(), agentId: AgentId.nullable() });
export type ContactReply = z.infer<typeof ContactReply>;
