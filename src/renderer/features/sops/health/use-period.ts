import { useState } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { PERIODS, type Period } from './queries.ts';

export type PeriodChoice = { readonly period: Period; readonly setPeriod: (period: Period) => void };

/** Which runs are counted: by when they were begun. */
export function usePeriod(): PeriodChoice {
  const [period, setPeriod] = useState<Period>('90');
  const next = PERIODS[(PERIODS.indexOf(period) + 1) % PERIODS.length] ?? 'all';
  useActions([
    {
      id: 'health.period',
      group: 'list',
      labelKey: 'sopHealth:action.period',
      keys: 'shift+p',
      perform: () => setPeriod(next),
    },
  ]);
  return { period, setPeriod };
}
