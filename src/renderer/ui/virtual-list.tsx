import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import css from './virtual-list.module.css';

export type VirtualListProps<T> = {
  items: readonly T[];
  keyOf: (item: T) => string;
  label: string;
  /** First guess of a row's height in px; the real height is measured. */
  estimateHeight: number;
  renderItem: (item: T, state: { isSelected: boolean; isActive: boolean; index: number }) => ReactNode;
  /** `listbox`: rows to choose from (focus stays on the list). `feed`: things to read (focus moves from one to the next). */
  semantics?: 'listbox' | 'feed';
  selectedKey?: string | null;
  /** A row was clicked, or reached and confirmed with Enter or Space. */
  onSelect?: (item: T, key: string) => void;
  /** Moving with the keys selects at once. */
  selectsOnMove?: boolean;
  /** The last (feed from the end: the first) rows are near: load more. */
  onNearEnd?: () => void;
  /** Where it begins and stays: a feed of lines reads from its end. */
  anchor?: 'start' | 'end';
  /** Below the last row, for "loading more". */
  footer?: ReactNode;
};

const MOVES: Readonly<Record<string, (index: number, page: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

type List = Virtualizer<HTMLDivElement, HTMLDivElement>;

function useNearEnd(list: List, count: number, anchor: 'start' | 'end', onNearEnd: (() => void) | undefined) {
  const rows = list.getVirtualItems();
  const edge = anchor === 'start' ? (rows.at(-1)?.index ?? -1) >= count - 5 : (rows[0]?.index ?? Infinity) <= 4;
  const isNear = count > 0 && edge;
  const call = useRef(onNearEnd);
  useLayoutEffect(() => {
    call.current = onNearEnd;
  });
  useEffect(() => {
    if (isNear) call.current?.();
  }, [isNear, count]);
}

/** Only the rows in sight exist, however long the list; one tab stop, moved through with the arrow keys. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, label, estimateHeight, semantics = 'listbox', selectedKey = null, anchor = 'start' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const list: List = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 6,
    anchorTo: anchor,
    followOnAppend: anchor === 'end',
    initialRect: { width: 300, height: 600 },
  });
  useNearEnd(list, items.length, anchor, props.onNearEnd);
  useLayoutEffect(() => {
    if (anchor === 'end' && items.length > 0) list.scrollToIndex(items.length - 1, { align: 'end' });
    // Only where it begins: afterwards the anchor holds it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [anchor, items.length > 0]);
  const indexOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const active = indexOf(activeKey) >= 0 ? indexOf(activeKey) : indexOf(selectedKey);
  const rowId = (key: string) => `${id}-${key}`;
  const isFeed = semantics === 'feed';

  const moveTo = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setActiveKey(keyOf(item));
    list.scrollToIndex(index);
    if (props.selectsOnMove) props.onSelect?.(item, keyOf(item));
    if (isFeed) requestAnimationFrame(() => document.getElementById(rowId(keyOf(item)))?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget && !(isFeed && (event.target as HTMLElement).role === 'article')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const item = items[active];
    if ((event.key === 'Enter' || event.key === ' ') && item !== undefined && props.onSelect) {
      event.preventDefault();
      props.onSelect(item, keyOf(item));
    }
    const move = MOVES[event.key];
    if (!move || items.length === 0) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / estimateHeight) - 1);
    const start = active < 0 && event.key === 'ArrowUp' && anchor === 'end' ? items.length : active;
    moveTo(Math.min(items.length - 1, Math.max(0, move(start, page, items.length - 1))));
  };

  return (
    <div
      ref={scroller}
      className={css['scroller']}
      role={semantics}
      aria-label={label}
      aria-activedescendant={
        !isFeed && active >= 0 && activeKey !== null ? rowId(keyOf(items[active] as T)) : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && activeKey === null && active >= 0) setActiveKey(selectedKey);
      }}
    >
      <div className={css['inner']} role="presentation" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = keyOf(item);
          const isSelected = key === selectedKey;
          const place = { 'aria-posinset': row.index + 1, 'aria-setsize': items.length };
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list itself listens to the keys
            <div
              key={row.key}
              id={rowId(key)}
              ref={list.measureElement}
              data-index={row.index}
              data-active={row.index === active || undefined}
              className={css['row']}
              style={{ transform: `translateY(${row.start}px)` }}
              role={isFeed ? 'article' : 'option'}
              tabIndex={isFeed ? -1 : undefined}
              aria-selected={isFeed ? undefined : isSelected}
              {...place}
              onClick={() => {
                setActiveKey(key);
                props.onSelect?.(item, key);
              }}
            >
              {props.renderItem(item, { isSelected, isActive: row.index === active, index: row.index })}
            </div>
          );
        })}
      </div>
      {props.footer}
    </div>
  );
}
