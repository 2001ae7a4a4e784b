import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useRoving } from './use-roving.ts';
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
  /** Rows chosen besides the selected one. Absent: nobody is choosing. */
  checkedKeys?: ReadonlySet<string> | undefined;
  /** Moved from one row to the next with Shift held: both are chosen. */
  onExtend?: (from: number, to: number) => void;
  /** The last rows (anchored at the end: the first) are near: time to load more. */
  onNearEnd?: () => void;
  /** Where it begins and stays: a feed of lines reads from its end. */
  anchor?: 'start' | 'end';
  /** A row to bring into sight and to mark, as soon as it is in the list; the keyboard goes there in a feed. */
  wantedKey?: string | null;
  /** Below the last row, for "loading more". */
  footer?: ReactNode;
};

type List = Virtualizer<HTMLDivElement, HTMLDivElement>;

/** Rows from the edge at which more is asked for. */
const NEAR = 5;

function useNearEnd(list: List, count: number, anchor: 'start' | 'end', onNearEnd: (() => void) | undefined) {
  const rows = list.getVirtualItems();
  const isNear = anchor === 'start' ? (rows.at(-1)?.index ?? -1) >= count - NEAR : (rows[0]?.index ?? NEAR) < NEAR;
  const call = useRef(onNearEnd);
  useLayoutEffect(() => {
    call.current = onNearEnd;
  });
  useEffect(() => {
    if (isNear && count > 0) call.current?.();
  }, [isNear, count]);
}

/** A list that reads from its end begins there; afterwards its anchor holds it. */
function useStartAtEnd(list: List, count: number, anchor: 'start' | 'end') {
  const begun = useRef(false);
  useLayoutEffect(() => {
    if (begun.current || count === 0) return;
    begun.current = true;
    if (anchor === 'end') list.scrollToIndex(count - 1, { align: 'end' });
  }, [list, anchor, count]);
}

/** Rows in sight for the first time get their true height, so the place moves until all are measured. */
const STEPS = 8;

function useWanted(list: List, keys: readonly string[], wantedKey: string | null, arrived: (index: number) => void) {
  const found = useRef<string>(null);
  const now = useRef({ list, keys, arrived });
  useLayoutEffect(() => {
    now.current = { list, keys, arrived };
  });
  const isHere = wantedKey !== null && keys.includes(wantedKey);
  useEffect(() => {
    if (!isHere || found.current === wantedKey) return;
    found.current = wantedKey;
    const step = (left: number) => {
      const index = now.current.keys.indexOf(wantedKey);
      if (index < 0) return;
      now.current.list.scrollToIndex(index, { align: 'center' });
      if (left > 0) requestAnimationFrame(() => step(left - 1));
      else now.current.arrived(index);
    };
    step(STEPS);
  }, [isHere, wantedKey]);
}

/** What is selected from elsewhere (by a key of the page, or before the list was there) comes into sight. News above it move nothing. */
function useSelectedInSight(list: List, keys: readonly string[], selectedKey: string | null): void {
  const seen = useRef<string>(null);
  useEffect(() => {
    if (keys.length === 0 || seen.current === selectedKey) return;
    seen.current = selectedKey;
    const index = selectedKey === null ? -1 : keys.indexOf(selectedKey);
    if (index >= 0) list.scrollToIndex(index);
  }, [list, keys, selectedKey]);
}

function useList<T>({ items, keyOf, estimateHeight, anchor = 'start', onNearEnd, ...props }: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is memoized or passed on
  const list: List = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 6,
    useFlushSync: false,
    anchorTo: anchor,
    followOnAppend: anchor === 'end',
    initialRect: { width: 300, height: 600 },
  });
  useNearEnd(list, items.length, anchor, onNearEnd);
  useStartAtEnd(list, items.length, anchor);
  useSelectedInSight(list, keys, props.semantics === 'feed' ? null : (props.selectedKey ?? null));
  return { scroller, keys, list };
}

/** Only the rows in sight exist, however long the list; one tab stop, moved through with the arrow keys. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, semantics = 'listbox', selectedKey = null, wantedKey = null, anchor = 'start' } = props;
  const { scroller, keys, list } = useList(props);
  const id = useId();
  const isFeed = semantics === 'feed';
  const rowId = (index: number) => `${id}-${keys[index]}`;
  const select = (index: number) => {
    if (index in items) props.onSelect?.(items[index] as T, keys[index] ?? '');
  };
  const roving = useRoving({
    keys,
    selectedKey,
    page: () => Math.floor((scroller.current?.clientHeight ?? 0) / props.estimateHeight) - 1,
    isFromEnd: anchor === 'end',
    onMove: (index) => {
      list.scrollToIndex(index);
      if (props.selectsOnMove) select(index);
      if (isFeed) requestAnimationFrame(() => document.getElementById(rowId(index))?.focus());
    },
    onConfirm: select,
    onExtend:
      props.onExtend &&
      ((from, to) => {
        list.scrollToIndex(to);
        props.onExtend?.(from, to);
      }),
  });
  useWanted(list, keys, wantedKey, (index) => {
    if (isFeed) document.getElementById(rowId(index))?.focus({ preventScroll: true });
    roving.activate(keys[index] ?? null);
  });
  const { active } = roving;
  const rows = list.getVirtualItems();
  const isActiveInSight = rows.some((row) => row.index === active);
  // Keys pressed on a control inside a row belong to that control.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOurs = event.target === event.currentTarget || (event.target as HTMLElement).dataset['index'] !== undefined;
    if (isOurs) roving.onKeyDown(event);
  };
  const rowProps = (row: VirtualItem) => ({
    id: rowId(row.index),
    ref: list.measureElement,
    'data-index': row.index,
    'data-active': row.index === active || undefined,
    'data-wanted': keys[row.index] === wantedKey || undefined,
    className: css['row'],
    style: { transform: `translateY(${row.start}px)` },
    role: isFeed ? 'article' : 'option',
    'aria-posinset': row.index + 1,
    'aria-setsize': items.length,
    ...(isFeed ? { tabIndex: -1 } : { 'aria-selected': keys[row.index] === selectedKey }),
    ...(props.checkedKeys ? { 'aria-checked': props.checkedKeys.has(keys[row.index] ?? '') } : {}),
    onClick: () => {
      roving.activate(keys[row.index] ?? null);
      select(row.index);
    },
  });
  const listProps = {
    role: semantics,
    'aria-label': props.label,
    'aria-activedescendant': !isFeed && isActiveInSight ? rowId(active) : undefined,
    tabIndex: 0,
    onKeyDown,
  };
  return (
    <div ref={scroller} className={css['scroller']} {...listProps}>
      <div className={css['inner']} role="presentation" style={{ height: list.getTotalSize() }}>
        {rows.map((row) => (
          <div key={row.key} {...rowProps(row)}>
            {props.renderItem(items[row.index] as T, {
              isSelected: keys[row.index] === selectedKey,
              isActive: row.index === active,
              index: row.index,
            })}
          </div>
        ))}
      </div>
      {props.footer}
    </div>
  );
}
