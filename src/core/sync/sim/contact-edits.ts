import { getRow } from '#core/replica/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { Device } from './device.ts';

/** So few that several desks write of the same contact, also one after the other. */
const CALLS = ['call-1', 'call-2', 'call-3'] as const;
const PHONES = ['+8613800138001', '+8613800138002'] as const;
const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

type Asked = { readonly ticketId: TicketId; readonly pick: number; readonly uuid: () => never };

const ticketOf = (device: Device, ticketId: TicketId) =>
  device.process.read((tx) => getRow(tx, 'ticket', ticketId)?.data);

/** The end of a call, or its wrap-up, about a ticket that may have gone elsewhere since. */
export function callEdit(device: Device, { ticketId, pick }: Asked): Mutation | undefined {
  const ticket = ticketOf(device, ticketId);
  if (!ticket) return undefined;
  const isWrapped = pick % 3 === 0;
  return {
    name: 'contact.save',
    contactId: nth(CALLS, pick) as never,
    ticketId: nth([ticketId, null], Math.floor(pick / 3)),
    contact: {
      channel: 'phone',
      direction: 'in',
      queueId: ticket.queueId,
      customerId: ticket.customerId,
      address: nth(PHONES, pick),
      match: 'one',
      ringingAt: 1,
      answeredAt: 2,
      endedAt: 3,
      heldMs: 0,
      end: 'finished',
      disposition: null,
      summary: isWrapped ? `said ${pick}` : '',
      wrappedAt: isWrapped ? 4 : null,
    },
    isMine: pick % 5 !== 0,
    note: null,
  };
}

/** Somebody new with a ticket, made in a call; the first note goes with it. */
export function createEdit(device: Device, { ticketId, pick, uuid }: Asked): Mutation | undefined {
  const ticket = ticketOf(device, ticketId);
  if (!ticket) return undefined;
  const customerId = uuid();
  return {
    name: 'ticket.create',
    ticketId: uuid(),
    ticket: {
      subject: `new ${pick}`,
      priority: 'normal',
      queueId: ticket.queueId,
      assigneeId: null,
      customerId,
      channel: 'phone',
      tags: [],
    },
    customer: {
      id: customerId,
      name: `somebody ${pick}`,
      tier: 'standard',
      phones: [nth(PHONES, pick)],
      emails: [],
      language: 'zh',
      facts: [],
    },
    isAnswered: pick % 2 === 0,
    note: { id: uuid(), kind: 'note', body: `words ${pick}`, attachments: [], mentions: [] },
  };
}

/** A number comes to a customer and goes again. */
export function customerEdit(device: Device, { ticketId, pick }: Asked): Mutation | undefined {
  const ticket = ticketOf(device, ticketId);
  const customer = ticket && device.process.read((tx) => getRow(tx, 'customer', ticket.customerId));
  if (!customer) return undefined;
  const [first, second] = pick % 2 === 0 ? PHONES : PHONES.toReversed();
  return {
    name: 'customer.change',
    customerId: customer.data.id,
    seenVersion: customer.ver,
    set: pick % 3 === 0 ? { name: `name ${pick}` } : {},
    phones: { add: [first], remove: [second] },
    emails: { add: [], remove: [] },
    moments: { add: [], remove: [] },
  };
}
