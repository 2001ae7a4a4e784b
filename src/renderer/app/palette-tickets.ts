import { useDebouncedValue } from '@mantine/hooks';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useCall } from '../lib/query.ts';

export type FoundTicket = TicketListItem;

/** Fewer letters match too much to be worth a list; two are a Chinese word. */
const SHORTEST = 2;

/** Tickets whose number, subject or customer holds the words, newest first. */
export function usePaletteTickets(query: string): readonly FoundTicket[] {
  const [settled] = useDebouncedValue(query.trim(), 80);
  const text = settled.slice(0, 200);
  const isWorthIt = text.length >= SHORTEST && query.trim() !== '';
  const { data } = useCall(
    ['tickets', 'palette', text],
    ['ticket', 'customer'],
    (api, signal) =>
      api.tickets.list({ view: 'all', queueId: null, text, order: 'newest', after: null, limit: 6 }, { signal }),
    { enabled: isWorthIt, keepPrevious: true },
  );
  return isWorthIt ? (data?.items ?? []) : [];
}
