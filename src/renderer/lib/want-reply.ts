import { useCallback, useEffect, useEffectEvent } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from './api.tsx';
import { perApi } from './of-api.ts';
import { isModalOpen, isWriting } from './writing.ts';

type State = { readonly ticketId: string | null };
/** A ticket that is not on screen by then was not meant any more. */
const PATIENCE_MS = 5000;
const AFTER_DIALOG_MS = 50;
const storeOf = perApi((): StoreApi<State> => createStore<State>(() => ({ ticketId: null })));

/** Asks that the reply of a ticket has the keyboard as soon as it stands on screen: what is typed next is meant for it. */
export function useWantReply(): (ticketId: string) => void {
  const store = storeOf(useApi());
  return useCallback(
    (ticketId) => {
      store.setState({ ticketId });
      setTimeout(() => {
        if (store.getState().ticketId === ticketId) store.setState({ ticketId: null });
      }, PATIENCE_MS);
    },
    [store],
  );
}

/** For the composer: takes the keyboard when its ticket is asked for, but never from what is being written. */
export function useReplyWanted(ticketId: string, take: () => void): void {
  const store = storeOf(useApi());
  const onWanted = useEffectEvent(take);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const takeIt = () => void (isWriting() || onWanted());
    const look = () => {
      if (store.getState().ticketId !== ticketId) return;
      store.setState({ ticketId: null });
      // The dialog that asked is about to go, and hands the keyboard back first.
      if (isModalOpen()) timer = setTimeout(takeIt, AFTER_DIALOG_MS);
      else takeIt();
    };
    look();
    const stop = store.subscribe(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, ticketId]);
}
