import { DiskFull, ReplicaDamaged } from '../db/errors.ts';
import type { Clock, Log } from './ports.ts';

/** Somebody has to make room first. */
const AGAIN_MS = 30_000;

/**
 * A clock whose timers end no process: what runs by itself meets a full disk or a damaged page with nobody to tell. Work that
 * found no room is done again later; damage is passed on; anything else stands in the log.
 */
export function sheltered(clock: Clock, log: Log, onDamaged: () => void): Clock {
  const after: Clock['after'] = (delayMs, run) => {
    let isCancelled = false;
    const start = (ms: number): (() => void) =>
      clock.after(ms, () => {
        try {
          run();
        } catch (error) {
          log.error('timer.fault', error);
          if (error instanceof ReplicaDamaged) onDamaged();
          else if (error instanceof DiskFull && !isCancelled) cancel = start(AGAIN_MS);
        }
      });
    let cancel = start(delayMs);
    return () => {
      isCancelled = true;
      cancel();
    };
  };
  return { now: () => clock.now(), monotonic: () => clock.monotonic(), after };
}
