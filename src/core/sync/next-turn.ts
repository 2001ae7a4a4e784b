import type { Clock } from '../kernel/ports.ts';

/** Lets everything else that waits have its turn. */
export const nextTurn = (clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    clock.after(0, resolve);
  });
