import fc from 'fast-check';
import { afterAll, vi } from 'vitest';

/**
 * Property tests draw the same cases everywhere, so that a red run means a change and not bad luck. A search for new
 * cases: ATTUNE_SEED=$RANDOM npm test.
 */
fc.configureGlobal({ seed: Number(process.env['ATTUNE_SEED'] ?? 20_261_121) });

/** Test files share a worker: what a failed test left behind must not reach the next file. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
