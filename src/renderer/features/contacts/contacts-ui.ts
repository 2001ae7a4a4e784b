import { useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from '../../lib/api.tsx';
import { perApi } from '../../lib/of-api.ts';

/** `name`: what was typed before somebody asked for a new customer. */
export type Asking = { readonly contactId: string; readonly what: 'pick' | 'create'; readonly name?: string };
export type Promising = {
  readonly customerId: string;
  readonly ticketId: string | null;
  readonly contactId: string | null;
};
/** `asked`: the agent wants to write there; `offered`: it opened by itself and takes the keyboard from nobody. */
export type Notes = 'asked' | 'offered' | 'closed';

/** What the screen keeps of contacts itself. Everything names its contact: one may end, or another begin, at any moment. */
export type ContactsUi = {
  /** The question who it is. It stays when the contact goes: what is typed must not go with it. */
  readonly asking: Asking | null;
  readonly promising: Promising | null;
  /** Whose card is shown; null: that of who has rung longest. */
  readonly shownId: string | null;
  /** Put aside, and brought back by key. */
  readonly recalled: readonly string[];
  /** Whom the keys of the bar act on; null: the first that goes on. */
  readonly chosenId: string | null;
  readonly notes: Readonly<Record<string, Notes>>;
};

const NOTHING: ContactsUi = {
  asking: null,
  promising: null,
  shownId: null,
  recalled: [],
  chosenId: null,
  notes: {},
};
const storeOf = perApi((): StoreApi<ContactsUi> => createStore<ContactsUi>(() => NOTHING));

export function useContactsUi(): ContactsUi {
  const store = storeOf(useApi());
  return useSyncExternalStore(store.subscribe, store.getState);
}

/** What changes it; the same object for as long as the wire lives. */
const commandsOf = perApi((api) => {
  const store = storeOf(api);
  return {
    ask: (asking: Asking | null) => store.setState({ asking }),
    promise: (promising: Promising | null) => store.setState({ promising }),
    /** Shows the card of this one, also of one that was put aside. */
    show: (contactId: string) =>
      store.setState(({ recalled }) => ({ shownId: contactId, recalled: [...recalled, contactId] })),
    putAside: (contactId: string) =>
      store.setState(({ recalled }) => ({ recalled: recalled.filter((id) => id !== contactId) })),
    choose: (contactId: string) => store.setState({ chosenId: contactId }),
    setNotes: (contactId: string, how: Notes) =>
      store.setState(({ notes }) => ({ notes: { ...notes, [contactId]: how } })),
    /** The next person must find nothing of it. */
    clear: () => store.setState(NOTHING),
  };
});

export const useContactsCommands = () => commandsOf(useApi());
