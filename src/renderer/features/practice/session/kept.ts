import { useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from '../../../lib/api.tsx';
import { perApi } from '../../../lib/of-api.ts';

/** Why a session stands still. `self`: the trainee wanted it. */
export type Why = 'self' | 'left' | 'contact';
/** What the screen keeps of the one session itself, also while another screen is open. */
type Kept = { readonly sessionId: string; readonly text: string; readonly why: Why };
const NOTHING: Kept = { sessionId: '', text: '', why: 'self' };
const storeOf = perApi((): StoreApi<Kept> => createStore<Kept>(() => NOTHING));

/** Texts one below the other; nothing stands above or below an empty one. */
export const stacked = (...texts: readonly string[]): string =>
  texts
    .map((text) => text.trimEnd())
    .filter((text) => text !== '')
    .join('\n');

/** What is being written in a session, and why it was paused; of another session nothing is kept. */
export function useKept(sessionId: string) {
  const store = storeOf(useApi());
  const of = (kept: Kept): Kept => (kept.sessionId === sessionId ? kept : { ...NOTHING, sessionId });
  const put = (change: (was: Kept) => Partial<Kept>) => store.setState((was) => ({ ...of(was), ...change(of(was)) }));
  const kept = useSyncExternalStore(store.subscribe, store.getState);
  const { text, why } = of(kept);
  return {
    /** Something of this session is kept already. */
    isKnown: kept.sessionId === sessionId,
    text,
    why,
    setText: (next: string) => put(() => ({ text: next })),
    /** Beside what stands there by then. */
    putBelow: (more: string) => put((was) => ({ text: stacked(was.text, more) })),
    putAbove: (more: string) => put((was) => ({ text: stacked(more, was.text) })),
    setWhy: (next: Why) => put(() => ({ why: next })),
  };
}
export type Keeping = ReturnType<typeof useKept>;
