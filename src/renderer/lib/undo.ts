import { useCallback, useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from './api.tsx';
import { useT } from './i18n.tsx';
import { perApi } from './of-api.ts';
import { useCommand } from './query.ts';
import { useToaster } from './toaster.ts';

/** Names of the changes that can be taken back in this window. */
type State = { readonly changes: readonly string[] };

/** As many as anybody remembers having made. */
const KEPT = 20;
export const UNDO_KEYS = 'mod+z';
const TOAST = 'undo';
const storeOf = perApi((): StoreApi<State> => createStore<State>(() => ({ changes: [] })));

type Offer = {
  /** From the call; null: nothing was changed, and nothing is said. */
  readonly undoId: string | null;
  /** What was done, in the past tense. */
  readonly title: string;
  readonly message?: string;
  /** What is seen where it was done needs no toast; the key takes it back all the same. */
  readonly isQuiet?: boolean;
};

/** Says what was done with a button to take it back, and remembers it for the key. */
export function useOfferUndo(): (offer: Offer) => void {
  const store = storeOf(useApi());
  const t = useT('tickets');
  const { say } = useToaster();
  const undo = useUndo();
  return useCallback(
    ({ undoId, title, message, isQuiet = false }) => {
      if (undoId === null) return;
      store.setState(({ changes }) => ({ changes: [...changes, undoId].slice(-KEPT) }));
      if (isQuiet) return;
      const action = { label: t('undo.do'), keys: UNDO_KEYS, perform: () => undo(undoId) };
      say({ name: TOAST, title, ...(message === undefined ? {} : { message }), action });
    },
    [store, t, say, undo],
  );
}

/** Takes one change back, by default the last one, and says what became of it. */
export function useUndo(): (undoId?: string) => void {
  const store = storeOf(useApi());
  const t = useT('tickets');
  const { say, hide } = useToaster();
  const { run } = useCommand((api, undoId: string) => api.tickets.undo({ undoId }), {
    onDone: ({ undone, kept }) => {
      if (kept === 0) say({ name: TOAST, title: t('undo.done', { count: undone }), tone: 'ok' });
      else say({ name: TOAST, title: t('undo.partly', { undone, kept }), message: t('undo.kept'), tone: 'warn' });
    },
  });
  return useCallback(
    (undoId) => {
      const { changes } = store.getState();
      const wanted = undoId ?? changes.at(-1);
      if (wanted === undefined) return;
      store.setState({ changes: changes.filter((change) => change !== wanted) });
      hide(TOAST);
      void run(wanted);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- `run` is new with every render and always does the same
    [store, hide],
  );
}

/** The last change that can be taken back; null: none. */
export function useUndoable(): string | null {
  const store = storeOf(useApi());
  return useSyncExternalStore(store.subscribe, () => store.getState().changes.at(-1) ?? null);
}
