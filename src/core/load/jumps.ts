import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';

/** Less is the machine being busy. */
const JUMP_MS = 30 * SECOND;

/**
 * Time as it passed since the last look. `elapsedMs`: by the clock nobody can set. `sleptMs`: that the machine slept, or somebody set the
 * clock forward: from here nobody can tell the two apart, and who is asked for a rest too late has lost less than who is asked straight
 * after one. `backMs`: the clock was set back by so much.
 */
export type Passed = {
  readonly now: number;
  readonly elapsedMs: number;
  readonly sleptMs: number;
  readonly backMs: number;
};

export class Passing {
  readonly #clock: Clock;
  #wall: number;
  #monotonic: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#wall = clock.now();
    this.#monotonic = clock.monotonic();
  }

  look(): Passed {
    const [now, monotonic] = [this.#clock.now(), this.#clock.monotonic()];
    const elapsedMs = Math.max(0, monotonic - this.#monotonic);
    const jump = now - this.#wall - elapsedMs;
    this.#wall = now;
    this.#monotonic = monotonic;
    return { now, elapsedMs, sleptMs: jump > JUMP_MS ? jump : 0, backMs: jump < -JUMP_MS ? -jump : 0 };
  }
}
