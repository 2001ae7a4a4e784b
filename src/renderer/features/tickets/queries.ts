import { infiniteQueryOptions, useInfiniteQuery, type QueryClient } from '@tanstack/react-query';
import type { TicketOrder, ViewName } from '#shared/contract/app/tickets.ts';
import { useApi, type Api } from '../../lib/api.tsx';
import { callQuery, useCall } from '../../lib/query.ts';
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

function listQuery(api: Api, { view, queueId, text, filter, order }: ListQuestion) {
  const { queueId: within, ...rest } = filter;
  return infiniteQueryOptions({
    queryKey: ['tickets', 'list', view, queueId, order, text, filter],
    queryFn: ({ pageParam, signal }) =>
      api.tickets.list(
        { view, queueId: within ?? queueId, text, filter: rest, order, after: pageParam, limit: PAGE },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    meta: { tables: LIST_TABLES },
  });
}

/** The list of a view, page after page; a filter keeps the last answer on screen until the next is there. */
export function useTicketList(question: ListQuestion) {
  return useInfiniteQuery({
    ...listQuery(useApi(), question),
    placeholderData: (previous, query) => {
      const [, , oldView, oldQueue] = query?.queryKey ?? [];
      return oldView === question.view && oldQueue === question.queueId ? previous : undefined;
    },
  });
}

const COUNTS = ['tickets', 'counts'] as const;
const COUNTED = ['ticket', 'policy', 'calendar'] as const;
const counts = (api: Api, signal: AbortSignal) => api.tickets.counts({}, { signal });
export const useCounts = () => useCall(COUNTS, COUNTED, counts);

/** What the desk opens with is asked for while its frame is still being drawn. */
export function askFirstRows(api: Api, client: QueryClient, order: TicketOrder): void {
  void client.prefetchInfiniteQuery(listQuery(api, { view: 'mine', queueId: null, text: '', filter: {}, order }));
  void client.prefetchQuery(callQuery(api, COUNTS, COUNTED, counts));
}

/** The order belongs to the desk: it is the same after a restart. */
export function useOrder(): readonly [TicketOrder, (order: TicketOrder) => void] {
  const { settings } = useSettings();
  const change = useChangeSettings();
  return [settings.ticketOrder, (ticketOrder) => void change.run({ ticketOrder })];
}
