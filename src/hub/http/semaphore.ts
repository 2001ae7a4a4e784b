import { randomInt } from 'node:crypto';
import { Refusal } from '../kernel/refusal.ts';

/** Lets at most `limit` run at once. The next is not kept waiting but told to come back after a second or so. */
export class Semaphore {
  readonly #limit: number;
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Spread out, or all who were refused come back in the same instant.
    if (this.#running >= this.#limit) throw new Refusal('busy', { retryAfterMs: randomInt(500, 2500) });
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}
