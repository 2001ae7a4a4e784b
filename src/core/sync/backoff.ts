import { MINUTE, SECOND } from '#shared/kernel/time.ts';

/** Full jitter (AWS, "Exponential Backoff and Jitter"): any time up to 1, 2, 4 … 60 s, so that desks do not come back in step. */
export function backoffMs(attempt: number, chance: number): number {
  const ceiling = Math.min(MINUTE, SECOND * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * chance);
}
