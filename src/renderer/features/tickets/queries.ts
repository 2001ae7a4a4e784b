import { useInfiniteQuery } from '@tanstack/react-query';
import type { TicketOrder, ViewName } from '#shared/contract/app/tickets.ts';
import { useApi } from '../../lib/api.tsx';
import { useCall } from '../../lib/query.ts';
import { useChangeSettings, useSettings } from '../../lib/settings.ts';
import type { ListFilter } from './inbox-store.ts';

const PAGE = 80;
const LIST_TABLES = ['ticket', 'customer', 'agent', 'draft', 'outbox', 'policy', 'calendar'] as const;

export type ListQuestion = {
  view: ViewName;
  queueId: string | null;
  text: string;
  filter: ListFilter;
  order: TicketOrder;
};

/** The list of a view, page after page; a filter keeps the last answer on screen until the next is there. */
export function useTicketList({ view, queueId, text, filter, order }: ListQuestion) {
  const api = useApi();
  const { queueId: within, ...rest } = filter;
  return useInfiniteQuery({
    queryKey: ['tickets', 'list', view, queueId, order, text, filter],
    queryFn: ({ pageParam, signal }) =>
      api.tickets.list(
        { view, queueId: within ?? queueId, text, filter: rest, order, after: pageParam, limit: PAGE },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    meta: { tables: LIST_TABLES },
    placeholderData: (previous, query) => {
      const [, , oldView, oldQueue] = query?.queryKey ?? [];
      return oldView === view && oldQueue === queueId ? previous : undefined;
    },
  });
}

export const useCounts = () =>
  useCall(['tickets', 'counts'], ['ticket', 'policy', 'calendar'], (api, signal) => api.tickets.counts({}, { signal }));

/** The order belongs to the desk: it is the same after a restart. */
export function useOrder(): readonly [TicketOrder, (order: TicketOrder) => void] {
  const { settings } = useSettings();
  const change = useChangeSettings();
  return [settings.ticketOrder, (ticketOrder) => void change.run({ ticketOrder })];
}
