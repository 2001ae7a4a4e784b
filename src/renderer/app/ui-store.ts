import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { SearchKind } from '#shared/domain/search.ts';
import type { LinkState } from '../lib/connection.ts';

/** What the last person who locked this desk left behind, for the lock screen. */
export type LastLock = { readonly name: string; readonly handle: string; readonly waiting: number };

/** What stands in the search, and where: kept while the agent looks at something it found. */
export type SearchState = {
  readonly text: string;
  readonly chosen: string | null;
  readonly wide: readonly SearchKind[];
};

/** State of the screen itself, made by the application and gone with it. */
export type UiState = {
  readonly link: LinkState | 'unknown';
  readonly isOutboxOpen: boolean;
  readonly isSheetOpen: boolean;
  readonly isNoticesOpen: boolean;
  readonly lastLock: LastLock | null;
  readonly search: SearchState;
};

/** What the next person to sign in must find closed and empty. */
export const NOTHING_OPEN = {
  isOutboxOpen: false,
  isSheetOpen: false,
  isNoticesOpen: false,
  search: { text: '', chosen: null, wide: [] },
} as const satisfies Partial<UiState>;

export type UiStore = StoreApi<UiState>;
export const createUiStore = (): UiStore =>
  createStore(() => ({
    link: 'unknown' as const,
    lastLock: null,
    ...NOTHING_OPEN,
  }));

export const UiContext = createContext<UiStore | null>(null);

export function useUiStore(): UiStore {
  const store = use(UiContext);
  if (!store) throw new Error('useUi outside UiContext');
  return store;
}

export function useUi<T>(pick: (state: UiState) => T): T {
  return useStore(useUiStore(), pick);
}
