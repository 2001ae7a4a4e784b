import { randomUUID } from 'node:crypto';
import type { ContactLife } from '#shared/domain/contact-life.ts';
import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { readNumber } from '#shared/domain/number/index.ts';
import type { ContactId, QueueId, TicketId } from '#shared/kernel/ids.ts';

/** A reply in a chat, as the agent's desk sends it. */
export const replyOn = (ticketId: TicketId, body: string): Mutation => ({
  name: 'message.add',
  ticketId,
  message: { id: `message-${randomUUID()}` as never, kind: 'reply', body, attachments: [], mentions: [] },
});

/** Nothing is left to do about it. @param seen a version at which it was open. */
export const solve = (ticketId: TicketId, seen: number): Mutation => ({
  name: 'ticket.set',
  ticketId,
  fields: { status: 'solved' },
  seen: { status: seen },
  eventIds: { status: `event-${randomUUID()}` as never },
});

type Wrapped = {
  readonly contactId: string;
  readonly queueId: QueueId;
  readonly life: ContactLife;
  readonly now: number;
  readonly disposition: string | null;
};

const addressOf = ({ facts, channel }: ContactLife): string | null => {
  if (facts.address === null || channel !== 'phone') return facts.address;
  const reading = readNumber(facts.address, 'CN');
  return reading.kind === 'number' ? reading.e164 : facts.address;
};

/** A contact with its wrap-up, as the agent's desk writes it (core/contacts/save). */
export function saveOf({ contactId, queueId, life, now, disposition }: Wrapped): MutationOf<'contact.save'> {
  const { channel, direction, ringingAt, answeredAt, endedAt, heldMs, facts } = life;
  const match = facts.customerId === null ? 'unknown' : 'one';
  return {
    name: 'contact.save',
    contactId: contactId as ContactId,
    ticketId: facts.ticketId,
    contact: {
      channel,
      direction,
      queueId,
      customerId: facts.customerId,
      address: addressOf(life),
      match,
      ringingAt,
      answeredAt,
      endedAt: endedAt ?? now,
      heldMs,
      end: life.end ?? 'finished',
      disposition,
      summary: '',
      wrappedAt: Math.max(now, endedAt ?? now),
    },
    isMine: true,
    note: null,
  };
}
