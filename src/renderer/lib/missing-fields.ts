import { ORPCError } from '@orpc/client';
import { useCallback, useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from './api.tsx';
import { perApi } from './of-api.ts';

/** What a ticket still lacks before it can be solved, and what to do once it has it. */
export type MissingFields = {
  readonly ticketId: string;
  readonly keys: readonly string[];
  readonly retry: () => void;
};
type State = { readonly asked: MissingFields | null };
const storeOf = perApi((): StoreApi<State> => createStore<State>(() => ({ asked: null })));

/** The keys of the fields a call was refused for; null: it was refused for another reason. */
export function missingKeys(error: unknown): string[] | null {
  if (!(error instanceof ORPCError) || (error.code as string) !== 'FIELDS_MISSING') return null;
  const { keys } = error.data as { keys?: unknown };
  return Array.isArray(keys) ? keys.map(String) : [];
}

/** Asks the agent for the missing values; the form stands in the inbox. */
export function useAskFields(): (missing: MissingFields) => void {
  const store = storeOf(useApi());
  return useCallback((asked) => store.setState({ asked }), [store]);
}

/** For the form itself: what is asked for now, and how to put it away. */
export function useAskedFields(): { readonly asked: MissingFields | null; readonly close: () => void } {
  const store = storeOf(useApi());
  const asked = useSyncExternalStore(store.subscribe, () => store.getState().asked);
  const close = useCallback(() => store.setState({ asked: null }), [store]);
  return { asked, close };
}
