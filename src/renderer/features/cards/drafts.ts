import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CardContent } from '#shared/domain/guidance/index.ts';
import { useApi } from '../../lib/api.tsx';
import { perApi } from '../../lib/of-api.ts';
import { useMe } from '../../lib/reads.ts';

/** `baseVersion`: what it was begun from; 0: a card that is not there yet. */
export type CardDraft = {
  readonly key: string;
  readonly baseVersion: number;
  readonly content: CardContent;
  readonly summary: string;
};
type Drafts = Readonly<Record<string, CardDraft>>;

/** What leads are writing, each for themselves: outlives every screen and the lock, and ends with the window. */
const draftsOf = perApi(() =>
  createStore<{ readonly people: Readonly<Record<string, Drafts>> }>(() => ({ people: {} })),
);
const NONE: Drafts = {};

export function useCardDrafts() {
  const store = draftsOf(useApi());
  const me = useMe()?.id ?? '';
  const drafts = useStore(store, ({ people }) => people[me] ?? NONE);
  const set = (change: (before: Drafts) => Drafts): void =>
    store.setState(({ people }) => ({ people: { ...people, [me]: change(people[me] ?? NONE) } }));
  return {
    drafts,
    put: (draft: CardDraft) => set((before) => ({ ...before, [draft.key]: draft })),
    drop: (key: string) => set((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== key))),
  };
}
