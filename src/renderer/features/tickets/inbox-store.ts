import { createContext, createElement, use, useState, type ReactNode } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { ViewName } from '#shared/contract/app/tickets.ts';

/** A property of the open ticket that is asked for by key, wherever its field stands. */
export const EDITABLE = ['status', 'priority', 'assignee', 'queue', 'tags'] as const;
export type Editable = (typeof EDITABLE)[number];

type Inbox = {
  view: ViewName;
  queueId: string | null;
  text: string;
  /** The field that is to take the keyboard as soon as it is on screen. */
  wanted: Editable | null;
  showView: (view: ViewName) => void;
  showQueue: (queueId: string) => void;
  setText: (text: string) => void;
  want: (field: Editable | null) => void;
};

/** What the agent looks at: state of the screen alone. */
export const createInbox = (): StoreApi<Inbox> =>
  createStore<Inbox>((set) => ({
    view: 'mine',
    queueId: null,
    text: '',
    wanted: null,
    showView: (view) => set({ view, queueId: null }),
    showQueue: (queueId) => set({ view: 'open', queueId }),
    setText: (text) => set({ text }),
    want: (wanted) => set({ wanted }),
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
