import type { Clock } from '../kernel/ports.ts';

/** The longest wait Node's timers know; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, Math.min(Math.max(0, delayMs), LONGEST_MS));
    return () => {
      clearTimeout(timer);
    };
  },
};
