import type { SopHealth } from '#shared/contract/app/sop-health.ts';
import { DAY, HOUR } from '#shared/kernel/units.ts';
import { useCall } from '../../../lib/query.ts';
import { useNow } from '../../../lib/time.ts';

export type Health = SopHealth;
export type Version = SopHealth['versions'][number];
export type Step = Version['steps'][number];
export type Finding = Version['findings'][number];

export const PERIODS = ['30', '90', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** Whole days, so that the question stays the same while the screen is open; asked again each hour, since what stands still becomes stale. */
export function useHealth(key: string, period: Period) {
  const now = useNow(HOUR);
  const today = Math.floor(now / DAY) * DAY;
  const since = period === 'all' ? {} : { since: today - Number(period) * DAY };
  return useCall(
    ['sops', 'health', key, period, today],
    ['run', 'sop', 'flag', 'part', 'queue'],
    (api, signal) => api.sops.health({ key, ...since }, { signal }),
    { keepPrevious: true, everyMs: () => HOUR },
  );
}

export const useFlags = (key: string) =>
  useCall(['sops', 'flags', key], ['flag', 'agent', 'ticket'], (api, signal) => api.sops.flags({ key }, { signal }));
