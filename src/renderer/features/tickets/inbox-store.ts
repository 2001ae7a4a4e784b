import { create } from 'zustand';
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

/** What the agent looks at: state of the screen alone, gone when the window closes. */
export const useInbox = create<Inbox>((set) => ({
  view: 'mine',
  queueId: null,
  text: '',
  wanted: null,
  showView: (view) => set({ view, queueId: null }),
  showQueue: (queueId) => set({ view: 'open', queueId }),
  setText: (text) => set({ text }),
  want: (wanted) => set({ wanted }),
}));
