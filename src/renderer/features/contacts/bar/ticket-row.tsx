import { Select } from '@mantine/core';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useTicket } from '../../../lib/reads.ts';
import { useSubject } from '../words.ts';

/** The ticket it is about: one of the customer's open ones, a new one, or none. */
export function TicketRow({ entry: { contact, card } }: { entry: ContactWithCard }) {
  const t = useT('contacts');
  const subject = useSubject()(contact);
  const chosen = useTicket(contact.ticketId).data;
  const { id: contactId } = contact;
  const make = useCommand((api) => api.contacts.createTicket({ contactId, subject }));
  const attach = useCommand((api, ticketId: string | null) => api.contacts.attach({ contactId, ticketId }));
  const open = card?.openTickets ?? [];
  const all = [...open, ...(chosen && !open.some(({ id }) => id === chosen.id) ? [chosen] : [])];
  const data = [
    { value: '', label: t('wrap.noTicket') },
    ...all.map((one) => ({ value: one.id, label: one.number === 0 ? one.subject : `${one.number} · ${one.subject}` })),
    ...(card ? [{ value: 'new', label: t('action.ticket') }] : []),
  ];
  return (
    <Select
      label={t('wrap.ticket')}
      data={data}
      value={contact.ticketId ?? ''}
      allowDeselect={false}
      disabled={make.isRunning}
      // Passing through with Tab must not open a list over the buttons.
      openOnFocus={false}
      onChange={(value) => void (value === 'new' ? make.run() : attach.run(value === '' ? null : value))}
    />
  );
}
