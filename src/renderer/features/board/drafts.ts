import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useApi } from '../../lib/api.tsx';
import { perApi } from '../../lib/of-api.ts';
import { useMe } from '../../lib/reads.ts';

/** What was begun and not saved. `base`: what it was begun from, as it was stored. */
type Draft = { readonly value: unknown; readonly base: unknown };
type Drafts = Readonly<Record<string, Draft>>;

/** What leads are changing, each for themselves: outlives every page and the lock, and ends with the window. */
const storeOf = perApi(() => createStore<{ readonly drafts: Drafts }>(() => ({ drafts: {} })));

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export type DraftOf<V, S> = {
  readonly value: V;
  readonly isDirty: boolean;
  /** What it was begun from, where somebody has saved something else since; undefined: nobody has. */
  readonly before: S | undefined;
  readonly set: (value: V) => void;
  /** Goes on from what is stored now. */
  readonly rebase: (value: V) => void;
  readonly drop: () => void;
};

/** Names of what was begun, for a mark in a list. */
export function useBegun(): (key: string) => boolean {
  const me = useMe()?.id ?? '';
  const drafts = useStore(storeOf(useApi()), (state) => state.drafts);
  return (key) => drafts[`${me}/${key}`] !== undefined;
}

/** The unsaved form of `stored` under `key`, or `stored` itself as a form. */
export function useDraft<V, S>(key: string, stored: S, write: (stored: S) => V): DraftOf<V, S> {
  const store = storeOf(useApi());
  const name = `${useMe()?.id ?? ''}/${key}`;
  const draft = useStore(store, (state) => state.drafts[name]);
  const put = (next: Draft | undefined): void =>
    store.setState(({ drafts }) => {
      const { [name]: _before, ...others } = drafts;
      return { drafts: next === undefined ? others : { ...others, [name]: next } };
    });
  const keep = (value: V, base: S): void => put(isSame(value, write(base)) ? undefined : { value, base });
  const base = draft === undefined ? stored : (draft.base as S);
  return {
    value: draft === undefined ? write(stored) : (draft.value as V),
    isDirty: draft !== undefined,
    before: isSame(base, stored) ? undefined : base,
    set: (value) => keep(value, base),
    rebase: (value) => keep(value, stored),
    drop: () => put(undefined),
  };
}
