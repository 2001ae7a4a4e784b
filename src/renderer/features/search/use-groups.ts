import type { SearchAnswer } from '#shared/contract/app/search.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { KINDS } from './kinds.ts';
import { useKind } from './queries.ts';
import type { Found } from './results.tsx';

/** The groups of an answer, those opened wide with all that was fetched of them. `more` widens one or fetches its next page. */
export function useGroups(query: string, answer: SearchAnswer | undefined, wide: readonly SearchKind[]) {
  const pages = {
    customer: useKind('customer', query, wide.includes('customer')),
    ticket: useKind('ticket', query, wide.includes('ticket')),
    article: useKind('article', query, wide.includes('article')),
    message: useKind('message', query, wide.includes('message')),
  };
  const groups = KINDS.flatMap((kind): Found[] => {
    const group = answer?.groups.find((one) => one.kind === kind);
    if (!group || group.hits.length === 0) return [];
    const { hits, hasMore } = pages[kind];
    // Until the first wide page is there, the few stay in its place: they are its beginning.
    const isWide = wide.includes(kind) && hits !== undefined;
    return [{ ...group, ...(isWide ? { hits, hasMore } : { hasMore: group.next !== null }) }];
  });
  return { groups, nextPage: (kind: SearchKind) => pages[kind].more() };
}
