import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useApi, type Api } from '../../lib/api.tsx';
import { useBeforeLeaving } from '../../lib/before-leaving.ts';
import { useCall } from '../../lib/query.ts';
import { useMe } from '../../lib/reads.ts';
import { DraftKeeper, type DraftContent, type DraftKind, type DraftState } from './draft-keeper.ts';

/**
 * One keeper for each person at this wire, outliving every composer: leaving a ticket must not lose what is on its way, and
 * nobody sees what somebody else typed before them.
 */
const keepers = new WeakMap<Api, Map<string, DraftKeeper>>();

function keeperOf(api: Api, agentId: string): DraftKeeper {
  const people = keepers.get(api) ?? new Map<string, DraftKeeper>();
  keepers.set(api, people);
  const known = people.get(agentId);
  if (known) return known;
  for (const [id, keeper] of people) if (keeper.isStored()) people.delete(id);
  const made = new DraftKeeper(api);
  people.set(agentId, made);
  return made;
}

export const useKeeper = (): DraftKeeper => keeperOf(useApi(), useMe()?.id ?? '');

/**
 * Keeps the drafts of the person at the desk for as long as they are there, whichever ticket is open: what could not be
 * stored is tried again when the line comes up, and everything is stored before the desk is locked.
 */
export function useKeepDrafts(isUp: boolean): void {
  const keeper = useKeeper();
  useBeforeLeaving(useCallback(() => keeper.settle(), [keeper]));
  useEffect(() => {
    if (isUp) void keeper.flush();
  }, [keeper, isUp]);
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
