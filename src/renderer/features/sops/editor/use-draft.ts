import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SopDraft } from '#shared/contract/app/sop-desk.ts';
import { useApi, type Api } from '../../../lib/api.tsx';
import { keepUntilLeft } from '../../../lib/before-leaving.ts';
import { useCall } from '../../../lib/query.ts';
import { useMe } from '../../../lib/reads.ts';
import { SopDraftKeeper, type DraftState } from './draft-keeper.ts';

/** One keeper for each person at this wire, outliving every editor: leaving the screen must not lose what is on its way. */
const keepers = new WeakMap<Api, Map<string, SopDraftKeeper>>();

function keeperOf(api: Api, agentId: string): SopDraftKeeper {
  const people = keepers.get(api) ?? new Map<string, SopDraftKeeper>();
  keepers.set(api, people);
  const known = people.get(agentId);
  if (known) return known;
  const made = new SopDraftKeeper(api);
  people.set(agentId, made);
  keepUntilLeft(api, made.settle);
  return made;
}

export type BoundDraft = {
  readonly draft: SopDraft;
  readonly state: DraftState;
  /** Why the last try to store it did not succeed; null: it did. */
  readonly error: unknown;
  readonly edit: (change: Partial<SopDraft>) => void;
};

/** The draft of a procedure, begun from its newest version where there is none yet. `isGone`: neither exists. */
export function useSopDraft(key: string) {
  const api = useApi();
  const keeper = keeperOf(api, useMe()?.id ?? '');
  const [opened] = useState(() => keeper.releases(key));
  const query = useCall(['sops', 'draft', key, opened], ['sop_draft'], async (_, signal) => {
    const ask = async () => (await api.sops.drafts({}, { signal })).drafts.find((draft) => draft.key === key) ?? null;
    const isThere =
      keeper.read(key) !== null ||
      (await ask()) !== null ||
      (await api.sops.versions({ key }, { signal })).versions.length > 0;
    if (isThere) await keeper.load(key, opened, { ask, begin: () => api.sops.startDraft({ key, lessonId: null }) });
    return isThere;
  });
  useEffect(() => {
    const flush = () => void keeper.flush(key);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper, key]);
  const stored = useSyncExternalStore(keeper.subscribe, () => keeper.read(key));
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state(key));
  const error = useSyncExternalStore(keeper.subscribe, () => keeper.error(key));
  const edit = (change: Partial<SopDraft>) => keeper.edit(key, change);
  const bound: BoundDraft | null = stored && { draft: stored, state, error, edit };
  return { bound, keeper, error: query.error, isGone: query.data === false, retry: () => void query.refetch() };
}
