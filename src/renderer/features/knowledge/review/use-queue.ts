import { useState } from 'react';
import { useActions } from '../../../lib/actions.ts';

type Item = { readonly id: string };

/**
 * One item of a list is looked at. When it has been dealt with and leaves the list, the one that takes its place is looked
 * at, so that a list is worked through without a mouse.
 */
export function useQueue<T extends Item>(items: readonly T[]) {
  const [place, setPlace] = useState<{ readonly id: string | null; readonly index: number }>({ id: null, index: 0 });
  const known = items.findIndex(({ id }) => id === place.id);
  const index = known >= 0 ? known : Math.min(place.index, items.length - 1);
  const current = items[index] ?? null;
  const choose = (id: string) => setPlace({ id, index: items.findIndex((item) => item.id === id) });
  // Remembered at the first sight too, so that what leaves the list is missed.
  if (current !== null && current.id !== place.id) setPlace({ id: current.id, index });
  else if (known >= 0 && known !== place.index) setPlace({ id: place.id, index: known });
  const step = (by: number) => {
    const next = items[index + by];
    if (next) choose(next.id);
  };
  const base = { group: 'list' as const, isEnabled: items.length > 0 };
  useActions([
    { ...base, id: 'review.next', labelKey: 'knowledge:action.nextItem', keys: 'j', perform: () => step(1) },
    { ...base, id: 'review.previous', labelKey: 'knowledge:action.previousItem', keys: 'k', perform: () => step(-1) },
  ]);
  return { current, choose };
}
