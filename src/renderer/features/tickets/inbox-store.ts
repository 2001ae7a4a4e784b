import { createContext, createElement, use, useState, type ReactNode } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { TicketFilter, ViewName } from '#shared/contract/app/tickets.ts';

/** A property of the open ticket that is asked for by key, wherever its field stands. */
export const EDITABLE = ['status', 'priority', 'assignee', 'queue', 'tags'] as const;
export type Editable = (typeof EDITABLE)[number];

/** What a list can be narrowed by, besides words. Tags stand last: any word could be one. */
export const FILTER_KINDS = ['queue', 'assignee', 'priority', 'channel', 'tier', 'tag'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];
export type ListFilter = TicketFilter & { readonly queueId?: string | undefined };

/** At most so many tickets are changed at once: the bound of `tickets.change`. */
export const MAX_MARKED = 200;

type Inbox = {
  view: ViewName;
  queueId: string | null;
  text: string;
  filter: ListFilter;
  /** The field that is to take the keyboard as soon as it is on screen. */
  wanted: Editable | null;
  /** Tickets chosen to be changed together, in the order they were chosen. */
  marked: readonly string[];
  /** What the filter dialog offers; null: it is closed. */
  filterOpen: FilterKind | 'any' | null;
  showView: (view: ViewName) => void;
  showQueue: (queueId: string) => void;
  setText: (text: string) => void;
  setFilter: (filter: ListFilter) => void;
  openFilter: (kind: FilterKind | 'any' | null) => void;
  want: (field: Editable | null) => void;
  mark: (marked: readonly string[]) => void;
};

const NOTHING = { filter: {}, marked: [] } as const;

/** What the agent looks at: state of the screen alone. */
export const createInbox = (): StoreApi<Inbox> =>
  createStore<Inbox>((set) => ({
    view: 'mine',
    queueId: null,
    text: '',
    filter: {},
    wanted: null,
    marked: [],
    filterOpen: null,
    // Another view is another list: what narrowed the old one, and what was chosen in it, would surprise there.
    showView: (view) => set({ ...NOTHING, view, queueId: null }),
    showQueue: (queueId) => set({ ...NOTHING, view: 'open', queueId }),
    setText: (text) => set({ text }),
    setFilter: (filter) => set({ filter }),
    openFilter: (filterOpen) => set({ filterOpen }),
    want: (wanted) => set({ wanted }),
    mark: (marked) => set({ marked: [...new Set(marked)].slice(0, MAX_MARKED) }),
  }));

const InboxContext = createContext<StoreApi<Inbox> | null>(null);

/** Lives as long as one person is signed in: the next one must not find the last one's filter. */
export function InboxProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createInbox);
  return createElement(InboxContext, { value: store }, children);
}

export function useInbox<T = Inbox>(select: (inbox: Inbox) => T = (inbox) => inbox as T): T {
  const store = use(InboxContext);
  if (!store) throw new Error('useInbox outside InboxProvider');
  return useStore(store, select);
}
