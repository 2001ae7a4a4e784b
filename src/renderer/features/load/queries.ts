import { useState } from 'react';
import { DAY, LOAD_NOW } from '../../lib/live.ts';
import { useCall } from '../../lib/query.ts';
import { useNow } from '../../lib/time.ts';

/** How the person at the desk stands now; the core says when it has changed. */
const useNowCall = () => useCall(['load', 'now'], [LOAD_NOW], (api, signal) => api.load.now({}, { signal }));
export const useLoadNow = () => useNowCall().data;

/** One day at this desk. `date` null: today. */
export const useDay = (date: string | null) =>
  useCall(
    ['load', 'day', date],
    [DAY, 'contact', 'customer', 'shift'],
    (api, signal) => api.load.day({ date }, { signal }),
    { keepPrevious: true },
  );

/** Days that something is kept of, newest first. */
export const useDays = () => useCall(['load', 'days'], [DAY], (api, signal) => api.load.days({}, { signal })).data;

export const RULES_KEY = ['load', 'rules'] as const;
export const useRules = () => useCall(RULES_KEY, [LOAD_NOW, 'load'], (api, signal) => api.load.rules({}, { signal }));

/**
 * Work since the last rest, as it goes on: the core says it when something changes, and the screen counts on from there. Undefined: not
 * known yet.
 */
export function useWorkedMs(everyMs: number): number | undefined {
  const { data, dataUpdatedAt } = useNowCall();
  const now = useNow(everyMs);
  const [heard, setHeard] = useState({ of: dataUpdatedAt, at: now });
  if (heard.of !== dataUpdatedAt) setHeard({ of: dataUpdatedAt, at: now });
  if (!data) return undefined;
  const since = heard.of === dataUpdatedAt ? Math.max(0, now - heard.at) : 0;
  return data.rest === null ? data.workedMs + since : data.workedMs;
}
