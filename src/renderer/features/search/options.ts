import type { SearchHit } from '#shared/contract/app/search.ts';
import { idOf, type Option } from './kinds.ts';
import { moreId, type Found } from './results.tsx';
import type { Offer } from './start.tsx';

export const offersAsOptions = (offers: readonly Offer[], run: (query: string) => void): Option[] =>
  offers.map(({ id, kind, query, forget }) => ({
    id,
    group: kind,
    perform: () => run(query),
    ...(forget ? { forget } : {}),
  }));

/** Every row found, each group followed by its way to more. */
export const hitsAsOptions = (
  groups: readonly Found[],
  open: (hit: SearchHit) => void,
  more: (group: Found) => void,
): Option[] =>
  groups.flatMap((group): Option[] => [
    ...group.hits.map((hit): Option => ({ id: idOf(hit), group: group.kind, perform: () => open(hit) })),
    ...(group.hasMore ? [{ id: moreId(group.kind), group: group.kind, perform: () => more(group) }] : []),
  ]);
