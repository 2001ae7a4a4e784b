import { useEffect, useSyncExternalStore } from 'react';
import { useApi, type Api } from '../../lib/api.tsx';
import { useCall } from '../../lib/query.ts';
import { DraftKeeper, type DraftContent, type DraftKind, type DraftState } from './draft-keeper.ts';

/** One keeper for each wire to the core, outliving every composer: leaving a ticket must not lose what is on its way. */
const keepers = new WeakMap<Api, DraftKeeper>();

export function useKeeper(): DraftKeeper {
  const api = useApi();
  const known = keepers.get(api);
  if (known) return known;
  const made = new DraftKeeper(api);
  keepers.set(api, made);
  return made;
}

/** Loads the drafts of a ticket, and stores what was typed before the ticket, the window or the sight of it goes away. */
export function useDrafts(ticketId: string): void {
  const keeper = useKeeper();
  useCall(['draft', ticketId], ['draft'], async () => {
    await keeper.load(ticketId);
    return true;
  });
  useEffect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      void keeper.flush(ticketId);
    };
  }, [keeper, ticketId]);
}

export type BoundDraft = {
  readonly content: DraftContent;
  readonly state: DraftState;
  readonly edit: (change: Partial<DraftContent>) => void;
};

/** What stands in the box of one kind, and how to change it. */
export function useDraft(ticketId: string, kind: DraftKind): BoundDraft {
  const keeper = useKeeper();
  const content = useSyncExternalStore(keeper.subscribe, () => keeper.read(ticketId, kind));
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state(ticketId, kind));
  return { content, state, edit: (change) => keeper.edit(ticketId, kind, change) };
}
