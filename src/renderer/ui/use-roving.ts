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
};

/** One row of a list is active and moves with the keys. The row is remembered by key, so that news do not shift it. */
export function useRoving({ keys, selectedKey, page, isFromEnd, onMove, onConfirm }: Roving) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const known = activeKey === null ? -1 : keys.indexOf(activeKey);
  const active = known >= 0 || selectedKey === null ? known : keys.indexOf(selectedKey);
  const last = keys.length - 1;

  const moveTo = (index: number) => {
    const to = Math.min(last, Math.max(0, index));
    const key = keys[to];
    if (key === undefined) return;
    setActiveKey(key);
    onMove(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move = MOVES[event.key];
    const isConfirm = event.key === 'Enter' || event.key === ' ';
    if (!move && !isConfirm) return;
    event.preventDefault();
    if (isConfirm) return active >= 0 ? onConfirm(active) : undefined;
    const isFresh = active < 0;
    const from = isFresh && event.key === 'ArrowUp' && isFromEnd ? keys.length : active;
    moveTo(move ? move(from, Math.max(1, page()), last) : from);
  };
  return { active, activate: setActiveKey, onKeyDown };
}
