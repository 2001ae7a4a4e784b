import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import { MAX_LINE } from '#shared/domain/call-event.ts';
import { cleanName, cleanToken, cleanWords, contactIdOf } from '#shared/telephony/index.ts';
import type { Source, Switchboard } from '../live/switchboard.ts';
import type { CallAsked, LiveCall } from './live-call.ts';

/** How live contacts of a channel stand in this process. */
export const stateIn =
  (switchboard: Switchboard, channel: string): CallAsked['stateOf'] =>
  (callId) => {
    const known = switchboard.contacts.get(contactIdOf(channel, callId));
    if (known?.life.state === 'ended') return 'ended';
    // Words alone ring nobody.
    return known?.entries.some(({ event }) => event.type === 'ring') ? 'going' : 'unheard';
  };

type Rung = {
  readonly channel: Source;
  readonly message: Pick<InboundMessage, 'channel' | 'from' | 'text'>;
  readonly live: LiveCall;
};

/**
 * A customer who writes in a chat rings, first at whoever their ticket is assigned to, and what they write is heard by whoever answers.
 */
export async function ringFor(switchboard: Switchboard, { channel, message, live }: Rung): Promise<void> {
  const { ticket, callId, ringAt, lineAt } = live;
  const { name, phone, handle, email } = message.from;
  const about = {
    callId,
    channel: message.channel,
    direction: 'in' as const,
    address: cleanToken(phone ?? handle ?? email ?? '', 200) || null,
    name: cleanName(name ?? '', 200) || null,
    queueId: ticket.queueId,
    customerId: ticket.customerId,
    ticketId: ticket.id,
  };
  if (ringAt !== null) await switchboard.hear(channel, { ...about, type: 'ring', at: ringAt }, ticket.assigneeId);
  const text = cleanWords(message.text, MAX_LINE);
  if (text !== '') await switchboard.hear(channel, { ...about, type: 'line', at: lineAt, speaker: 'customer', text });
}
