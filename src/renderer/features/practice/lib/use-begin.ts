import type { ScenarioRef } from '#shared/domain/practice/index.ts';
import { useCommand, type Command } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { SESSION } from './places.ts';

/** Lets it ring, and goes to where it rings. */
export function useBegin(): Command<ScenarioRef, unknown> {
  const { go } = useGo();
  return useCommand((api, ref: ScenarioRef) => api.practice.start({ ref }), { onDone: () => go(...SESSION) });
}
