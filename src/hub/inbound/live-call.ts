import { createHash } from 'node:crypto';
import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { contactIdOf } from '#shared/telephony/index.ts';
import type { Channel } from '../channels/tokens.ts';
import type { Tx } from '../store/index.ts';
import { courseOf, presentOf, standingTicket, type Course } from './conversation.ts';

/** The live contact that a message is of. Times in ms UTC; the same ones make the same event, however often it is said. */
export type LiveCall = {
  readonly callId: string;
  /** Null: it rings already. */
  readonly ringAt: number | null;
  readonly lineAt: number;
  readonly ticket: Ticket;
};

export type CallAsked = {
  readonly channel: Channel;
  readonly message: InboundMessage;
  readonly now: number;
  /** How the live contact of this name stands here; a process of the hub may not have heard of one that has just begun. */
  readonly stateOf: (callId: string) => 'going' | 'ended' | 'unheard';
};

export const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

/** So long a named contact that nobody here has heard of may still be on its way from the process that named it. */
const ON_ITS_WAY_MS = 10 * SECOND;

/** Chat and social media are answered while the customer waits. */
const isAnsweredLive = ({ channel }: Pick<InboundMessage, 'channel'>): boolean =>
  channel === 'chat' || channel === 'social';

type Written = Pick<InboundMessage, 'channel' | 'conversationId' | 'messageId'>;
type Present = { readonly call: string | null; readonly call_at: number | null };

/** Of a message that has just been written. Null: nobody is to be rung. */
export function callOf(
  { message, stateOf, now }: Pick<CallAsked, 'stateOf' | 'now'> & { readonly message: Written },
  ticket: Ticket,
  course: Course,
  present: Present | undefined,
): LiveCall | null {
  if (course === 'keep' || !isAnsweredLive(message)) return null;
  const { call = null, call_at: namedAt = null } = present ?? {};
  const state = call === null ? 'ended' : stateOf(call);
  const isOnItsWay = state === 'unheard' && now - (namedAt ?? 0) < ON_ITS_WAY_MS;
  if (call !== null && (state === 'going' || isOnItsWay)) return { callId: call, ringAt: null, lineAt: now, ticket };
  const callId = hash(message.conversationId, message.messageId).slice(0, 40);
  return { callId, ringAt: now, lineAt: now, ticket };
}

/**
 * Of a message that was written before and is sent again, as its channel heard no answer: where its call was named and no process has
 * heard it ring, it rings after all. In the first seconds it is said in the words of the first time: if another process is about to say
 * them, nothing rings twice.
 */
export async function callNotRung(
  tx: Tx,
  { channel, message, stateOf, now }: CallAsked,
  seen: { ticket: string; at: number },
): Promise<LiveCall | null> {
  if (!isAnsweredLive(message)) return null;
  const present = await presentOf(tx, { token: channel.name, conversation: message.conversationId });
  const { call = null, call_at: namedAt = null } = present ?? {};
  if (!present || call === null || namedAt === null || present.ticket !== seen.ticket || seen.at < namedAt) return null;
  if (stateOf(call) !== 'unheard' || (await isWritten(tx, contactIdOf(channel.name, call)))) return null;
  const standing = await standingTicket(tx, present);
  if (!standing || courseOf(standing.ticket, now) !== 'append') return null;
  const isFresh = now - namedAt < ON_ITS_WAY_MS;
  const times = isFresh ? { ringAt: namedAt, lineAt: seen.at } : { ringAt: now, lineAt: now };
  return { callId: call, ...times, ticket: standing.ticket };
}

/** Whether it rang, ended and was forgotten. */
async function isWritten(tx: Tx, contactId: string): Promise<boolean> {
  const row = tx.selectFrom('doc').select('id').where('tbl', '=', 'contact').where('id', '=', contactId);
  return (await row.executeTakeFirst()) !== undefined;
}
