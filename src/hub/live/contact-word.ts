import { z } from 'zod';
import { CallEvent } from '#shared/domain/call-event.ts';
import { PresenceRequest } from '#shared/contract/team/contacts.ts';
import { AgentId, ContactId, DeviceId } from '#shared/kernel/ids.ts';
import { Millis } from '#shared/kernel/time.ts';

/** What one process of the hub tells all others, and itself, of contacts and presence. */
export const ContactWord = z.object({
  word: z.literal('contact'),
  contactId: ContactId,
  source: z.string().max(60),
  event: CallEvent,
  owner: AgentId.nullable(),
  /** For whom it is; nobody is left out who was told before. */
  agents: z.array(AgentId).max(50),
  /** Whether it is given out by capacity, to one after the other. */
  isOffered: z.boolean(),
});
export type ContactWord = z.infer<typeof ContactWord>;

const WithdrawWord = z.object({ word: z.literal('withdraw'), contactId: ContactId, agents: z.array(AgentId).max(50) });
/** `saidAt`: the `sinceAt` that the desk said, where another is told because that cannot be. */
const PresenceWord = PresenceRequest.extend({
  word: z.literal('presence'),
  agentId: AgentId,
  at: Millis,
  saidAt: Millis.optional(),
});
export type PresenceWord = z.infer<typeof PresenceWord>;
/** Rest is offered to somebody. `said`: desks of theirs that have said that it is there, as far as whoever tells of it knows. */
const ReliefWord = z.object({
  word: z.literal('relief'),
  agentId: AgentId,
  byAgentId: AgentId,
  at: Millis,
  said: z.array(DeviceId).max(100),
});
export type ReliefWord = z.infer<typeof ReliefWord>;
/** A process that has just begun asks the others for what stands. */
const AskWord = z.object({ word: z.literal('ask'), process: z.string().max(60) });

export const HubWord = z.discriminatedUnion('word', [ContactWord, WithdrawWord, PresenceWord, ReliefWord, AskWord]);
export type HubWord = z.infer<typeof HubWord>;

/** Longer words of a line come in pieces, so that each fits, whatever script they are in. */
const PIECE = 1200;
const MAX_USERS = 8;
const MAX_USER = 60;

/** The events that one becomes: short enough to be told. */
export function tellable(event: CallEvent): CallEvent[] {
  const users = event.users.slice(0, MAX_USERS).map((user) => user.slice(0, MAX_USER).toWellFormed());
  const whole = { ...event, users };
  const { text } = event;
  if (text === null || text.length <= PIECE) return [whole];
  const pieces: string[] = [];
  for (let rest = text; rest !== '';) {
    const cut = /[\uD800-\uDBFF]$/.test(rest.slice(0, PIECE)) ? PIECE - 1 : PIECE;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return pieces.map((piece, i) => ({ ...whole, text: piece, at: event.at + i }));
}
