import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryFilter } from '#shared/contract/app/history.ts';
import { useApi } from '../../lib/api.tsx';
import { useCall } from '../../lib/query.ts';

const PAGE = 30;
/** Whatever an account, a list or a suggestion stands on. */
const ALL = [
  'ticket',
  'message',
  'contact',
  'promise',
  'gesture',
  'run',
  'sop',
  'customer',
  'agent',
  'queue',
  'part',
] as const;

export const useAccount = (customerId: string) =>
  useCall(['history', 'account', customerId], [...ALL, 'policy', 'calendar'], (api, signal) =>
    api.history.account({ customerId }, { signal }),
  );

export const usePromises = (customerId: string) =>
  useCall(['history', 'promises', customerId], ['promise', 'agent', 'ticket'], (api, signal) =>
    api.history.promises({ customerId }, { signal }),
  );

export const useMoments = (customerId: string) =>
  useCall(['history', 'moments', customerId], ALL, (api, signal) => api.history.moments({ customerId }, { signal }));

export function useHistory(customerId: string, filter: HistoryFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['history', 'list', customerId, filter],
    meta: { tables: ALL },
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.history.list({ customerId, filter, after: pageParam, limit: PAGE }, { signal }),
    getNextPageParam: ({ next }) => next,
    placeholderData: (last) => last,
  });
}

export function useTicketHistory(ticketId: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['history', 'ticket', ticketId],
    meta: { tables: ['ticket', 'message', 'contact', 'promise', 'run', 'sop', 'agent'] },
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => api.history.ofTicket({ ticketId, after: pageParam, limit: PAGE }, { signal }),
    getNextPageParam: ({ next }) => next,
  });
}
