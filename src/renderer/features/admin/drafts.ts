import { useCallback, useSyncExternalStore } from 'react';
import { createStore } from 'zustand';
import { useApi, type Api } from '../../lib/api.tsx';
import { keepUntilLeft } from '../../lib/before-leaving.ts';
import { perApi } from '../../lib/of-api.ts';

/** What somebody has begun to change and not saved. `base`: what it began from. */
type Draft = { readonly value: unknown; readonly base: unknown };
type State = { readonly drafts: ReadonlyMap<string, Draft>; readonly agentId: string | null };

/**
 * Unsaved changes of forms. Invariants:
 * 1. A draft outlives its form: closing it or going to another screen loses nothing.
 * 2. While there is one, the desk is not locked and the window not closed without a word.
 * 3. What equals its beginning is no draft.
 * 4. Nobody finds the drafts of somebody else.
 */
const createDrafts = () => createStore<State>(() => ({ drafts: new Map(), agentId: null }));
const storeOf = perApi(createDrafts);
const guarded = new WeakSet<Api>();

/** The desk has another person: what the one before had begun is gone with them. */
export function forgetOthers(api: Api, agentId: string): void {
  const { agentId: before } = storeOf(api).getState();
  if (before === agentId) return;
  storeOf(api).setState(before === null ? { agentId } : { agentId, drafts: new Map() });
}

/** Registers the two guards once for each wire. */
function guard(api: Api): void {
  if (guarded.has(api)) return;
  guarded.add(api);
  const isEmpty = () => storeOf(api).getState().drafts.size === 0;
  keepUntilLeft(api, () => Promise.resolve(isEmpty()));
  window.addEventListener('beforeunload', (event) => {
    if (!isEmpty()) event.preventDefault();
  });
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function useDrafts(): State['drafts'] {
  const store = storeOf(useApi());
  return useSyncExternalStore(store.subscribe, () => store.getState().drafts);
}

export const useIsUnsaved = (): ((key: string) => boolean) => {
  const drafts = useDrafts();
  return (key) => drafts.has(key);
};

export type DraftOf<T> = {
  readonly value: T;
  readonly isDirty: boolean;
  /** Somebody saved another version since this draft was begun. */
  readonly isOutdated: boolean;
  readonly set: (value: T) => void;
  readonly drop: () => void;
};

/** The unsaved form of `stored` under `key`, or `stored` itself where nothing was changed. */
export function useDraft<T>(key: string, stored: T): DraftOf<T> {
  const api = useApi();
  const store = storeOf(api);
  const draft = useDrafts().get(key);
  const change = useCallback(
    (next: Draft | null) => {
      guard(api);
      const drafts = new Map(store.getState().drafts);
      if (next === null || isSame(next.value, next.base)) drafts.delete(key);
      else drafts.set(key, next);
      store.setState({ drafts });
    },
    [api, store, key],
  );
  return {
    value: draft === undefined ? stored : (draft.value as T),
    isDirty: draft !== undefined,
    isOutdated: draft !== undefined && !isSame(draft.base, stored),
    set: (value) => change({ value, base: draft === undefined ? stored : draft.base }),
    drop: () => change(null),
  };
}
