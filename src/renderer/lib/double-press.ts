import { use, useCallback } from 'react';
import { perApi } from './of-api.ts';
import { useApi } from './api.tsx';
import { TickerContext } from './time.ts';

/** A double press takes a hand 80 to 200 ms; who presses the same key on purpose has looked in between, and takes longer. */
const BREATH_MS = 250;

const lastOf = perApi(() => ({ what: '', at: Number.NEGATIVE_INFINITY }));

/**
 * Tells whether a press is the second half of a double one, or of a key held down: what it would answer has only just appeared
 * under it. Every press is to be told, also those that may follow on one another.
 */
export function useSamePress(): (what: string) => boolean {
  const last = lastOf(useApi());
  const ticker = use(TickerContext);
  if (!ticker) throw new Error('useSamePress outside TickerContext');
  return useCallback(
    (what) => {
      const at = ticker.now();
      const isSame = last.what === what && Math.abs(at - last.at) < BREATH_MS;
      Object.assign(last, { what, at });
      return isSame;
    },
    [last, ticker],
  );
}
