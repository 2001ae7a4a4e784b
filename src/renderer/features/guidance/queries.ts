import type { Answer, Reading } from '#shared/contract/app/guidance.ts';
import { useCall } from '../../lib/query.ts';
import { useLiveContacts } from '../../lib/reads.ts';

/** A conversation by either of its names, or both. */
export type About = { readonly ticketId: string | null; readonly contactId: string | null };

const READ_TABLES = ['message', 'ticket', 'card', 'card_shown', 'reading', 'settings'] as const;
const SOON_MS = 500;

/** How many lines the contact has: a further line is a further question. */
const useLines = (contactId: string | null): number =>
  (useLiveContacts()?.contacts ?? []).find(({ contact }) => contact.id === contactId)?.contact.lines ?? 0;

const keyOf = (about: About, lines: number) => [about.ticketId, about.contactId, lines] as const;

/** What is heard in a conversation, and the card for it; asked again when the next card may come. */
export function useReading(about: About): Reading | undefined {
  const lines = useLines(about.contactId);
  return useCall(
    ['guidance', 'reading', ...keyOf(about, lines)],
    READ_TABLES,
    (api, signal) => api.guidance.reading(about, { signal }),
    {
      keepPrevious: true,
      everyMs: (reading) =>
        reading?.againAt === null || reading === undefined ? false : Math.max(SOON_MS, reading.againAt - Date.now()),
    },
  ).data;
}

/** What answers the customer, as far as anything does. */
export function useAnswers(about: About): readonly Answer[] {
  const lines = useLines(about.contactId);
  const { data } = useCall(
    ['guidance', 'answers', ...keyOf(about, lines)],
    ['message', 'article', 'sop', 'intent', 'settings'],
    (api, signal) => api.guidance.answers(about, { signal }),
    { keepPrevious: true },
  );
  return data?.answers ?? [];
}
