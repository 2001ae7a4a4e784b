import type { LiveContact } from '#shared/contract/app/contacts.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { CustomerId, QueueId, TicketId } from '#shared/kernel/ids.ts';
import type { DeskContacts } from './desk-contacts.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import { attachments, runsAbout } from '../sops/index.ts';

export type Here = Desk & { readonly contacts: DeskContacts };
type Asked = { readonly name: string | null; readonly subject: string; readonly queueId: QueueId | null };
type Made = { readonly customerId: CustomerId; readonly ticketId: TicketId };

const newCustomer = (id: CustomerId, name: string, { address }: LiveContact) => ({
  id,
  name,
  tier: 'standard' as const,
  phones: address.e164 === null ? [] : [address.e164],
  emails: [],
  language: 'zh' as const,
  facts: [],
});

/** A ticket for a contact; with `name`, of a customer made with it, else of the one the contact shows. @throws Refusal */
export function createFor(desk: Here, { ids }: { readonly ids: Ids }, contact: LiveContact, asked: Asked): Made {
  const me = desk.agent();
  const queueId = asked.queueId ?? contact.queueId ?? me.queueIds[0];
  if (queueId === undefined) throw new Refusal('FORBIDDEN');
  const customerId = asked.name === null ? contact.customerId : (ids.uuid() as CustomerId);
  if (customerId === null) throw new Refusal('NOT_FOUND');
  const ticketId = ids.uuid() as TicketId;
  const mutation: Mutation = {
    name: 'ticket.create',
    ticketId,
    ticket: {
      subject: asked.subject,
      priority: 'normal',
      queueId,
      assigneeId: me.id,
      customerId,
      channel: contact.channel,
      tags: [],
    },
    customer: asked.name === null ? null : newCustomer(customerId, asked.name, contact),
    isAnswered: contact.channel === 'phone' && contact.answeredAt !== null,
    note: null,
  };
  // Whoever has given up meanwhile is written down all the same.
  const runs = desk.read((db) => attachments(runsAbout(db, null, contact.id), ticketId));
  if (!desk.contacts.live.get(contact.id)) desk.mutate([mutation, ...runs]);
  desk.contacts.live.change(contact.id, { customerId, isPicked: true, ticketId, isOpened: true }, [mutation, ...runs]);
  return { customerId, ticketId };
}
