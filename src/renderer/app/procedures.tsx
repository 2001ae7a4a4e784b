import { lazy, Suspense } from 'react';
import { useLiveContacts } from '../lib/reads.ts';
import type { SopPanelProps } from '../features/sops/index.ts';

const load = () => import('../features/sops/index.ts');
const SopPanel = lazy(async () => ({ default: (await load()).SopPanel }));
export const fetchProcedures = (): void => void load();

/** Procedures of a ticket, a contact, or both; fetched after the first screen stands. */
function Procedures(props: SopPanelProps) {
  return (
    <Suspense fallback={null}>
      <SopPanel {...props} />
    </Suspense>
  );
}

/** Beside a ticket: with the contact that is about it, if one goes on. */
export function TicketProcedures({ ticketId }: { ticketId: string }) {
  const talking = (useLiveContacts()?.contacts ?? []).find(({ contact }) => contact.ticketId === ticketId);
  return <Procedures ticketId={ticketId} contactId={talking?.contact.id ?? null} />;
}

/** Beside a customer: of the contact with them that has no ticket yet. */
export function CustomerProcedures({ customerId }: { customerId: string }) {
  const talking = (useLiveContacts()?.contacts ?? []).find(
    ({ contact }) => contact.customerId === customerId && contact.ticketId === null && contact.answeredAt !== null,
  );
  return talking ? <Procedures ticketId={null} contactId={talking.contact.id} /> : null;
}

/** In the notes of a contact. */
export function ContactProcedures({ ticketId, contactId }: { ticketId: string | null; contactId: string }) {
  return <Procedures ticketId={ticketId} contactId={contactId} isDocked />;
}
