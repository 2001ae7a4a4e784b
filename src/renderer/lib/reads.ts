import type { Viewer } from '#shared/contract/app/viewers.ts';
import { mayDo, type Right } from '#shared/domain/rights.ts';
import { CONTACTS_KEY, PRESENCE, SYNC_KEY, viewersKey } from './live.ts';
import { useCall } from './query.ts';
import { useSession } from './session.ts';

/**
 * What more than one feature reads. One key and one list of tables for each, here: two copies that drift apart would answer
 * the same question from two caches.
 */

/** One ticket with what its header and properties need. Disabled without an id. */
export const useTicket = (ticketId: string | null) =>
  useCall(
    ['ticket', ticketId],
    ['ticket', 'customer', 'agent', 'queue', 'draft', 'outbox', 'field', 'policy', 'calendar', 'article', 'tag'],
    (api, signal) => api.tickets.get({ ticketId: ticketId ?? '' }, { signal }),
    { enabled: ticketId !== null },
  );

/** What the team has agreed on: small, and asked for as a whole. */
const DIRECTORY_TABLES = ['agent', 'queue', 'macro', 'field', 'tag', 'synonym', 'policy', 'calendar', 'team'] as const;
export const useDirectory = () =>
  useCall(['directory'], DIRECTORY_TABLES, (api, signal) => api.directory.get({}, { signal }));

export const useCustomer = (customerId: string | null) =>
  useCall(
    ['customer', customerId],
    ['customer', 'ticket'],
    (api, signal) => api.customers.get({ customerId: customerId ?? '' }, { signal }),
    { enabled: customerId !== null },
  );

/** The person at this desk; undefined until known. */
export const useMe = () => useSession().data?.agent ?? undefined;

/** Whether the person here may do it. The core decides again. */
export function useMay(right: Right): boolean {
  const me = useMe();
  return me !== undefined && mayDo(me.role, right);
}

/** Asked once; after that every change arrives as an event. */
export const useSyncStatus = () => useCall(SYNC_KEY, ['sync'], (api, signal) => api.sync.status({}, { signal })).data;

/**
 * Colleagues who have the same ticket open now. Asked once; after that they come and go by events. Their names are those of
 * the directory: who is heard of while it is still loading has none yet.
 */
export function useViewers(ticketId: string): readonly Viewer[] {
  const me = useMe();
  const agents = useDirectory().data?.agents;
  const { data } = useCall(viewersKey(ticketId), [], (api, signal) => api.viewers.of({ ticketId }, { signal }));
  const nameOf = ({ agentId, name }: Viewer) => agents?.find((agent) => agent.id === agentId)?.name ?? name;
  return (data?.viewers ?? [])
    .filter((viewer) => viewer.agentId !== me?.id)
    .map((viewer) => ({ ...viewer, name: nameOf(viewer) }));
}

/** What a card stands on besides the contact itself. */
const CARD_TABLES = ['customer', 'ticket', 'contact', 'promise', 'gesture', 'team', 'queue'] as const;

/** Contacts at this desk, oldest first, each with its card; undefined until known. */
export const useLiveContacts = (enabled = true) =>
  useCall(CONTACTS_KEY, CARD_TABLES, (api, signal) => api.contacts.live({}, { signal }), { enabled }).data;

/** What the person at the desk does now, and since when; asked only of those who take contacts. */
export const usePresence = (enabled = true) =>
  useCall(['contacts', 'presence'], [PRESENCE], (api, signal) => api.contacts.presence({}, { signal }), { enabled })
    .data;
