import { useEffect, useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand';
import { useApi } from '../../lib/api.tsx';
import { perApi } from '../../lib/of-api.ts';

const storeOf = perApi((): StoreApi<{ docked: readonly string[] }> =>
  createStore(() => ({ docked: [] as readonly string[] })),
);

/** A contact's card stands once: in its notes while they are open, else beside its ticket. @returns whether it stands elsewhere. */
export function useCovered(contactId: string | null, isDocked: boolean): boolean {
  const store = storeOf(useApi());
  useEffect(() => {
    if (!isDocked || contactId === null) return undefined;
    store.setState(({ docked }) => ({ docked: [...docked, contactId] }));
    return () => store.setState(({ docked }) => ({ docked: docked.filter((one) => one !== contactId) }));
  }, [store, contactId, isDocked]);
  const docked = useSyncExternalStore(store.subscribe, () => store.getState().docked);
  return !isDocked && contactId !== null && docked.includes(contactId);
}
