import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SearchHit } from '#shared/contract/app/search.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { useApi } from '../../lib/api.tsx';
import { INDEX_KEY } from '../../lib/live.ts';
import { useCall } from '../../lib/query.ts';

/** Of each kind, until more are asked for; enough to see, few enough to see every kind. */
const FIRST = 5;
const PAGE = 20;
/** The longest query the contract takes. */
export const MOST = 400;
const BEHIND_MS = 700;
const TABLES = ['index', 'ticket', 'customer', 'article', 'message'] as const;

/** What was typed, once a frame at most: a storm of keys asks as often as the screen can show. */
export function useFrame(text: string): string {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setShown(text));
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return shown;
}

/** The newest answer; while the next one comes, the last one stays, and an answer that was overtaken is dropped. */
export function useSome(text: string, limit: number) {
  const query = text.trim();
  return useCall(
    ['search', 'find', limit, query],
    TABLES,
    (api, signal) => api.search.find({ query, kinds: [], after: null, limit, customerId: null }, { signal }),
    {
      enabled: query !== '',
      keepPrevious: true,
      // What changed a moment ago is found a moment later: the index follows the edits, it does not hold them up.
      everyMs: (answer) => answer !== undefined && answer.progress.done < answer.progress.total && BEHIND_MS,
    },
  );
}
export const useFound = (text: string) => useSome(text, FIRST);

/** All of one kind, page after page, once somebody asks for more than the first few. */
export function useKind(kind: SearchKind, text: string, isWanted: boolean) {
  const api = useApi();
  const query = text.trim();
  const pages = useInfiniteQuery({
    queryKey: ['search', 'kind', kind, query],
    queryFn: ({ pageParam, signal }) =>
      api.search.find({ query, kinds: [kind], after: pageParam, limit: PAGE, customerId: null }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.groups.find((group) => group.kind === kind)?.next ?? undefined,
    meta: { tables: TABLES },
    enabled: isWanted && query !== '',
  });
  const hits: SearchHit[] | undefined = pages.data?.pages.flatMap(
    (page) => page.groups.find((group) => group.kind === kind)?.hits ?? [],
  );
  return { hits, hasMore: pages.hasNextPage, isLoading: pages.isFetching, more: () => void pages.fetchNextPage() };
}

/** What the filter at the end of the text may become; `isComing`: the core has not said yet. */
export function useCompletions(query: string, isWanted: boolean) {
  const { data, isLoading, refetch } = useCall(
    ['search', 'complete', query],
    ['ticket', 'agent', 'queue', 'tag'],
    (api, signal) => api.search.complete({ query }, { signal }),
    { enabled: isWanted && query !== '' },
  );
  const whenThere = async () => (await refetch({ cancelRefetch: false })).data?.completions ?? [];
  return { all: data?.completions ?? [], isComing: isLoading, whenThere };
}

export const useSaved = () =>
  useCall(['search', 'saved'], ['search'], (api, signal) => api.search.saved({}, { signal })).data?.searches ?? [];

export const useRecent = () =>
  useCall(['search', 'recent'], ['recent'], (api, signal) => api.search.recent({}, { signal }));

export const useProgress = () =>
  useCall(INDEX_KEY, ['session'], (api, signal) => api.search.progress({}, { signal })).data;
