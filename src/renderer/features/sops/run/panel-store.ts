import { useCallback, useEffect, useId, useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from '../../../lib/api.tsx';
import { perApi } from '../../../lib/of-api.ts';
import { useMe } from '../../../lib/reads.ts';
import type { Draft } from './form-values.ts';
import { STEP, type Mode, type NoteOf } from './mode.ts';
import { useKept, type Words } from './use-kept.ts';

/**
 * What the panels share. Invariants:
 * 1. The keys act on one panel: the one that has the keyboard, else the docked one, or else the one that came last.
 * 2. A contact stands in one panel: beside the screen it gives way to the dock.
 * 3. What is typed about a step, into its form or as a note, is here (and a moment later at the desk) until it is sent, whichever
 *    panel shows it and whatever colleagues write meanwhile, and for whoever typed it only.
 */
export type Claim = {
  readonly id: string;
  readonly isDocked: boolean;
  readonly contactId: string | null;
  readonly ticketId: string | null;
};
/** About one step. `asked`: the question somebody was writing an answer to. */
type Typed = Words & { readonly asked: Mode };
type State = {
  readonly claims: readonly Claim[];
  readonly focused: string | null;
  readonly typed: Readonly<Record<string, Typed>>;
};

const storeOf = perApi((): StoreApi<State> => createStore<State>(() => ({ claims: [], focused: null, typed: {} })));

function useStore<T>(pick: (state: State) => T): T {
  const store = storeOf(useApi());
  return useSyncExternalStore(store.subscribe, () => pick(store.getState()));
}

const ownerOf = ({ claims, focused }: State): string | undefined => {
  const chosen = claims.find(({ id }) => id === focused) ?? claims.findLast(({ isDocked }) => isDocked);
  return (chosen ?? claims.at(-1))?.id;
};

const isSame = (a: Claim, b: Omit<Claim, 'id'>): boolean =>
  (a.contactId !== null && a.contactId === b.contactId) || (a.ticketId !== null && a.ticketId === b.ticketId);

/** @returns whether the keys act on this panel, and whether another shows the same already. */
export function usePanelClaim({ isDocked, contactId, ticketId }: Omit<Claim, 'id'>) {
  const store = storeOf(useApi());
  const id = useId();
  useEffect(() => {
    const claim = { id, isDocked, contactId, ticketId };
    store.setState(({ claims }) => ({ claims: [...claims, claim] }));
    return () => store.setState(({ claims }) => ({ claims: claims.filter((one) => one !== claim) }));
  }, [store, id, isDocked, contactId, ticketId]);
  const claims = useStore((state) => state.claims);
  const isCovered = !isDocked && claims.some((one) => one.isDocked && isSame(one, { isDocked, contactId, ticketId }));
  const isOwner = useStore((state) => ownerOf(state) === id);
  const focus = (has: boolean): void =>
    store.setState(({ focused }) => ({ focused: has ? id : focused === id ? null : focused }));
  return { isOwner, isCovered, focus };
}

const EMPTY: Typed = { values: {}, notes: {}, asked: STEP };

/** What is typed about one step of a run. */
export function useTyped(runId: string, step: string) {
  const store = storeOf(useApi());
  const key = `${useMe()?.id ?? ''} ${runId} ${step}`;
  const typed = useStore((state) => state.typed[key]) ?? EMPTY;
  // What was kept from before, where nothing has been typed since.
  const fill = useCallback(
    (kept: Words) =>
      store.setState(({ typed: all }) => (all[key] ? {} : { typed: { ...all, [key]: { ...EMPTY, ...kept } } })),
    [store, key],
  );
  const kept = useKept(runId, step, fill);
  const put = (change: (before: Typed) => Partial<Typed>): Typed => {
    const before = store.getState().typed[key] ?? EMPTY;
    const after = { ...before, ...change(before) };
    store.setState(({ typed: all }) => ({ typed: { ...all, [key]: after } }));
    return after;
  };
  return {
    typed,
    change: (field: string, value: Draft[string]) =>
      kept.keep(put(({ values }) => ({ values: { ...values, [field]: value } }))),
    write: (of: NoteOf, note: string) => kept.keep(put(({ notes }) => ({ notes: { ...notes, [of]: note } }))),
    keepAsked: (asked: Mode) => void put(() => ({ asked })),
    forget: () => {
      kept.forget();
      store.setState(({ typed: all }) => ({
        typed: Object.fromEntries(Object.entries(all).filter(([known]) => known !== key)),
      }));
    },
  };
}
