import { useState, type KeyboardEvent } from 'react';

/** Where each key leads from row `index`; the result is held within the list. */
const MOVES: Readonly<Record<string, (index: number, page: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

type Roving = {
  readonly keys: readonly string[];
  readonly selectedKey: string | null;
  /** Whole rows in sight. */
  readonly page: () => number;
  readonly isFromEnd: boolean;
  readonly onMove: (index: number) => void;
  readonly onConfirm: (index: number) => void;
  /** Moved by one row with Shift held. Absent: Shift with an arrow does nothing. */
  readonly onExtend?: ((from: number, to: number) => void) | undefined;
};

/** `moved`: rows reached with the keys whose selection may still be on its way here. */
type Place = {
  readonly activeKey: string | null;
  readonly selectedKey: string | null;
  readonly moved: readonly string[];
};

const REMEMBERED = 20;
const moveTo = (place: Place, key: string | null): Place => ({
  ...place,
  activeKey: key,
  moved: key === null ? [] : [...place.moved, key].slice(-REMEMBERED),
});

/** A row selected by our own move changes nothing; one selected from elsewhere is where the keys go on from. */
function follow(place: Place, selectedKey: string | null): Place {
  if (selectedKey !== null && selectedKey === place.activeKey) return { ...place, selectedKey, moved: [selectedKey] };
  if (selectedKey !== null && place.moved.includes(selectedKey)) return { ...place, selectedKey };
  return { activeKey: null, selectedKey, moved: [] };
}

/** One row of a list is active and moves with the keys. The row is remembered by key, so that news do not shift it. */
export function useRoving({ keys, selectedKey, page, isFromEnd, onMove, onConfirm, onExtend }: Roving) {
  const [place, setPlace] = useState<Place>({ activeKey: null, selectedKey, moved: [] });
  let now = place;
  if (place.selectedKey !== selectedKey) {
    now = follow(place, selectedKey);
    setPlace(now);
  }
  const known = now.activeKey === null ? -1 : keys.indexOf(now.activeKey);
  const active = known >= 0 || selectedKey === null ? known : keys.indexOf(selectedKey);
  const last = keys.length - 1;

  const go = (index: number, then: (to: number) => void) => {
    const to = Math.min(last, Math.max(0, index));
    const key = keys[to];
    if (key === undefined) return;
    setPlace((was) => moveTo(was, key));
    then(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (event.shiftKey) {
      if (!onExtend || !move || !event.key.startsWith('Arrow') || active < 0) return;
      event.preventDefault();
      return go(move(active, 1, last), (to) => onExtend(active, to));
    }
    const isConfirm = event.key === 'Enter' || event.key === ' ';
    if (!move && !isConfirm) return;
    event.preventDefault();
    if (isConfirm) return active >= 0 ? onConfirm(active) : undefined;
    const isFresh = active < 0;
    const from = isFresh && event.key === 'ArrowUp' && isFromEnd ? keys.length : active;
    return go(move ? move(from, Math.max(1, page()), last) : from, onMove);
  };
  return { active, activate: (key: string | null) => setPlace((was) => moveTo(was, key)), onKeyDown };
}
