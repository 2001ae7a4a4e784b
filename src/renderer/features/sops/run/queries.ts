import { useCall } from '../../../lib/query.ts';
import { PRESENCE } from '../../../lib/live.ts';

/** What the procedure is about: a ticket, a contact that goes on, or both. */
export type About = { readonly ticketId: string | null; readonly contactId: string | null };

const TABLES = ['run', 'sop', 'flag', 'agent', 'ticket', PRESENCE] as const;

export const useRuns = (about: About) =>
  useCall(['sops', 'runs', about.ticketId, about.contactId], TABLES, (api, signal) => api.sops.runs(about, { signal }));

export const useSuggested = (about: About) =>
  useCall(
    ['sops', 'suggested', about.ticketId, about.contactId],
    ['run', 'sop', 'ticket', 'message', 'intent', 'settings', PRESENCE],
    (api, signal) => api.sops.suggested(about, { signal }),
    { keepPrevious: true },
  ).data?.items;

export const useSopList = () =>
  useCall(['sops', 'list'], ['sop', 'run', 'flag', 'sop_draft'], (api, signal) => api.sops.list({}, { signal }));
