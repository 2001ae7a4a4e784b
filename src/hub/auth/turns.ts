import { randomInt } from 'node:crypto';
import { Refusal } from '../kernel/refusal.ts';

/**
 * Costly work in turn. Invariants:
 * 1. At most `atOnce` run at the same time; the others wait in the order they came.
 * 2. At most `most` are here, running or waiting. The next is refused as `busy`, with a time to come back.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #most: number;
  #here = 0;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, most: number) {
    this.#atOnce = atOnce;
    this.#most = most;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    // Spread out, or all who were refused come back in the same instant.
    if (this.#here >= this.#most) throw new Refusal('busy', { retryAfterMs: randomInt(1000, 5000) });
    this.#here += 1;
    await this.#turn();
    try {
      return await work();
    } finally {
      this.#here -= 1;
      // The place goes straight to the next in line, so that nobody who comes now can step in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((go) => this.#waiting.push(go));
  }
}
