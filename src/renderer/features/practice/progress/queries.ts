import { useInfiniteQuery } from '@tanstack/react-query';
import type { Language } from '#shared/kernel/text.ts';
import { useApi } from '../../../lib/api.tsx';
import { useCall } from '../../../lib/query.ts';
import { PRACTICE } from '../scorecard/queries.ts';

const PAGE = 30;

/** How one's skills go, and what to take next in the language of the screen. */
export const useProgress = (lang: Language) =>
  useCall(['practice', 'progress', lang], PRACTICE, (api, signal) => api.practice.progress({ lang }, { signal }), {
    keepPrevious: true,
  });

/** One's own sessions, newest first, a page at a time. */
export function useSessions() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['practice', 'sessions'],
    meta: { tables: PRACTICE },
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => api.practice.sessions({ before: pageParam, limit: PAGE }, { signal }),
    getNextPageParam: ({ sessions }) => (sessions.length < PAGE ? null : (sessions.at(-1)?.at ?? null)),
  });
}
