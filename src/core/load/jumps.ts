import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';

/** Less is the machine being busy. */
const JUMP_MS = 30 * SECOND;

/**
 * Time as it passed since the last look; whole ms. `elapsedMs`: by the clock nobody can set. `sleptMs`: that the machine slept, or somebody
 * set the clock forward: from here nobody can tell the two apart, and who is asked for a rest too late has lost less than who is asked
 * straight after one. `movedMs`: by so much what was written down lies wrong: the clock was set back, or the desk has learnt what the hub's
 * says.
 */
export type Passed = {
  /** By the hub's clock as the desk knows it. */
  readonly at: number;
  readonly elapsedMs: number;
  readonly sleptMs: number;
  readonly movedMs: number;
};

/** Some machines count while they sleep, others do not. */
function slept(elapsedMs: number, jump: number, longestMs: number | null): { elapsedMs: number; sleptMs: number } {
  if (longestMs !== null && elapsedMs > longestMs + JUMP_MS)
    return { elapsedMs: longestMs, sleptMs: elapsedMs - longestMs + Math.max(0, jump) };
  return { elapsedMs, sleptMs: jump > JUMP_MS ? jump : 0 };
}

export class Passing {
  readonly #clock: Clock;
  readonly #skew: () => number;
  #wall: number;
  #monotonic: number;
  #lastSkew: number;

  /** @param skew hub time minus desk time, ms. */
  constructor(clock: Clock, skew: () => number) {
    this.#clock = clock;
    this.#skew = skew;
    this.#wall = clock.now();
    this.#monotonic = Math.round(clock.monotonic());
    this.#lastSkew = skew();
  }

  /** @param longestMs when it was to be looked again at the latest; null: nobody said. */
  look(longestMs: number | null): Passed {
    const [now, monotonic, skew] = [this.#clock.now(), Math.round(this.#clock.monotonic()), this.#skew()];
    const elapsed = Math.max(0, monotonic - this.#monotonic);
    const jump = now - this.#wall - elapsed;
    const learnt = skew - this.#lastSkew;
    this.#wall = now;
    this.#monotonic = monotonic;
    this.#lastSkew = skew;
    return {
      at: Math.max(0, now + skew),
      ...slept(elapsed, jump, longestMs),
      movedMs: learnt + (jump < -JUMP_MS ? jump : 0),
    };
  }
}
