import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { LinkState } from '../lib/connection.ts';

/** What the last person who locked this desk left behind, for the lock screen. */
export type LastLock = { readonly name: string; readonly handle: string; readonly waiting: number };

/** State of the screen itself, made by the application and gone with it. */
export type UiState = {
  readonly link: LinkState | 'unknown';
  readonly isOutboxOpen: boolean;
  readonly isSheetOpen: boolean;
  readonly lastLock: LastLock | null;
};

export type UiStore = StoreApi<UiState>;
export const createUiStore = (): UiStore =>
  createStore(() => ({ link: 'unknown' as const, isOutboxOpen: false, isSheetOpen: false, lastLock: null }));

export const UiContext = createContext<UiStore | null>(null);

export function useUiStore(): UiStore {
  const store = use(UiContext);
  if (!store) throw new Error('useUi outside UiContext');
  return store;
}

export function useUi<T>(pick: (state: UiState) => T): T {
  return useStore(useUiStore(), pick);
}
