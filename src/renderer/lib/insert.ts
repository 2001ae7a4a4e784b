import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi, type Api } from './api.tsx';

type Insert = { readonly id: number; readonly ticketId: string; readonly text: string };
type State = { readonly openTicketId: string | null; readonly waiting: readonly Insert[] };

/**
 * Text that one part of the screen wants in the reply of a ticket, which another part writes.
 * 1. A text is taken once, by the composer of its own ticket, in the order it was asked for.
 * 2. It waits while that composer is not on screen.
 */
const stores = new WeakMap<Api, StoreApi<State>>();
let lastId = 0;

function useStoreOf(): StoreApi<State> {
  const api = useApi();
  const known = stores.get(api) ?? createStore<State>(() => ({ openTicketId: null, waiting: [] }));
  stores.set(api, known);
  return known;
}

/** Puts `text` at the end of the reply of a ticket, below what stands there. */
export function useInsertIntoComposer(): (ticketId: string, text: string) => void {
  const store = useStoreOf();
  return useCallback(
    (ticketId, text) => {
      const insert = { id: (lastId += 1), ticketId, text };
      store.setState(({ waiting }) => ({ waiting: [...waiting, insert] }));
    },
    [store],
  );
}

/** The ticket whose composer is on screen, or was last: where an inserted text belongs. Null: none yet. */
export function useOpenTicketId(): string | null {
  const store = useStoreOf();
  return useSyncExternalStore(store.subscribe, () => store.getState().openTicketId);
}

/** For the composer: says that this ticket is open, and hands over what is to stand in its reply. */
export function useInserts(ticketId: string, take: (text: string) => void): void {
  const store = useStoreOf();
  const newest = useRef(take);
  useLayoutEffect(() => {
    newest.current = take;
  });
  useEffect(() => {
    const takeAll = () => {
      const mine = store.getState().waiting.filter((insert) => insert.ticketId === ticketId);
      if (mine.length === 0) return;
      store.setState(({ waiting }) => ({ waiting: waiting.filter((insert) => !mine.includes(insert)) }));
      for (const { text } of mine) newest.current(text);
    };
    store.setState({ openTicketId: ticketId });
    takeAll();
    return store.subscribe(takeAll);
  }, [store, ticketId]);
}
