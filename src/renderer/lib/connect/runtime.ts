import type { LinkRuntime } from '#shared/link/index.ts';

/** The timers of this page. */
export const pageRuntime: LinkRuntime = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  newAbort: () => new AbortController(),
};
