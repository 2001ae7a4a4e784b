import { useCallback, useEffect } from 'react';
import { useApi, type Api } from './api.tsx';

/** Resolves once what it keeps is on the desk, to false when it could not be put there. */
type Keep = () => Promise<boolean>;

/** For each wire, what must be on the desk before it is locked: afterwards there is nobody to store it for. */
const kept = new WeakMap<Api, Set<Keep>>();

const keptOf = (api: Api): Set<Keep> => {
  const known = kept.get(api) ?? new Set<Keep>();
  kept.set(api, known);
  return known;
};

/** Asks `keep` before the desk is locked, for as long as the caller is mounted. */
export function useBeforeLeaving(keep: Keep): void {
  const api = useApi();
  useEffect(() => {
    const all = keptOf(api);
    all.add(keep);
    return () => void all.delete(keep);
  }, [api, keep]);
}

/** Asks `keep` before the desk is locked, for as long as the wire lives: for what outlasts every component. */
export const keepUntilLeft = (api: Api, keep: Keep): void => void keptOf(api).add(keep);

/** Waits for everything that must be stored first; false: something is still only on screen. */
export function useLeave(): Keep {
  const api = useApi();
  return useCallback(async () => {
    const answers = await Promise.all([...keptOf(api)].map((keep) => keep().catch(() => false)));
    return answers.every(Boolean);
  }, [api]);
}
