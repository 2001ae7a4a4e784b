import type { State } from './state.ts';
import type { Standing } from './standing.ts';

/**
 * Whether somebody stands differently than when it was last said. How long they have worked is no news, nor how busy the last hour was:
 * both move all the time, and are said with every beat.
 */
export class News {
  #told = '';

  isNew(
    { report, waking, offer, rest, quietUntilAt }: Standing,
    kind: State['kind'],
    isOvertimeNear: boolean,
  ): boolean {
    const { load, interruptible, hard, reliefAt } = report;
    const text = JSON.stringify([
      [load, interruptible, hard, reliefAt],
      [waking, offer, rest, quietUntilAt],
      [isOvertimeNear, kind],
    ]);
    if (text === this.#told) return false;
    this.#told = text;
    return true;
  }
}
