import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import { MAX_LINE } from '#shared/domain/call-event.ts';
import { cleanName, cleanToken, cleanWords } from '#shared/telephony/index.ts';
import type { Channel } from '../channels/tokens.ts';
import type { Switchboard } from '../live/switchboard.ts';
import type { LiveCall } from './live-call.ts';

/**
 * A customer who writes in a chat rings, first at whoever their ticket is assigned to, and what they write is heard by whoever answers.
 */
export async function ringFor(
  switchboard: Switchboard,
  { channel, message, live }: { channel: Channel; message: InboundMessage; live: LiveCall },
): Promise<void> {
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
