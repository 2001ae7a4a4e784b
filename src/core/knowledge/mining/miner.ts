import type { Desk } from '../../kernel/desk.ts';
import type { Clock, Log } from '../../kernel/ports.ts';
import { mine } from './mine.ts';
import { keepMined } from './store.ts';

/**
 * Mines in slices between which everything else gets its turn. Invariants:
 * 1. One mining at a time, of the desk that is open.
 * 2. After `stop` nothing of the desk is touched any more.
 * 3. What was known stands until a mining has come to its end.
 */
export type Miner = {
  /** Nothing happens when one is under way. */
  start(desk: Desk): void;
  /** The share done; null: none is under way. */
  share(): number | null;
  stop(): void;
};

/** Work, then rest: a fifth of one processor at most. */
const WORK_MS = 8;
const REST_MS = 30;
/** A clock that does not move within a slice must not make it endless. */
const MAX_STEPS = 40;

export function createMiner(clock: Clock, log: Log): Miner {
  let cancel: (() => void) | null = null;
  let done: number | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
    done = null;
  };
  const run = (desk: Desk, steps: ReturnType<typeof mine>): void => {
    const until = clock.now() + WORK_MS;
    for (let n = 0; n < MAX_STEPS && clock.now() <= until; n += 1) {
      const step = steps.next();
      if (step.done === true) {
        const { mined, tickets } = step.value;
        stop();
        desk.writeLocal((tx, changed) => {
          keepMined(tx, mined, { minedAt: clock.now(), tickets }, changed);
        });
        log.info('questions.mined', { tickets, clusters: mined.length });
        return;
      }
      done = step.value;
    }
    later(desk, steps);
  };
  const later = (desk: Desk, steps: ReturnType<typeof mine>): void => {
    cancel = clock.after(REST_MS, () => {
      try {
        run(desk, steps);
      } catch (error) {
        stop();
        log.error('questions.failed', error);
      }
    });
  };
  return {
    start: (desk) => {
      if (done !== null) return;
      done = 0;
      later(desk, mine(desk.read));
    },
    share: () => done,
    stop,
  };
}
