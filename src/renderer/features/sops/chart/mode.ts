import { useMediaQuery } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand';
import { useApi } from '../../../lib/api.tsx';
import { perApi } from '../../../lib/of-api.ts';

export type ChartMode = 'chart' | 'list';
const storeOf = perApi(() => createStore<{ chosen: ChartMode | null }>(() => ({ chosen: null })));

/** Drawn or listed: chosen once, it holds for every procedure at this desk. Until then small windows have the list. */
export function useChartMode(): { readonly mode: ChartMode; readonly choose: (mode: ChartMode) => void } {
  const store = storeOf(useApi());
  const chosen = useSyncExternalStore(store.subscribe, () => store.getState().chosen);
  const isSmall = useMediaQuery('(max-width: 759.98px)', false, { getInitialValueInEffect: false });
  return { mode: chosen ?? (isSmall ? 'list' : 'chart'), choose: (mode) => store.setState({ chosen: mode }) };
}
