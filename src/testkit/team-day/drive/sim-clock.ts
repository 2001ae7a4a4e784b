/** The real time that passes; of a hub in this process, its own. */
export type RealClock = { now(): number; after(delayMs: number, run: () => void): () => void };

/**
 * The time of a day that is played faster than it is lived. Lengths and moments of the plan are in the day's own time (`at`, `after`);
 * what a hub or a desk does by its own rules (reports every 10 s, tokens) in real time (`now`, `afterReal`). After `stop` nothing
 * happens any more.
 */
export class SimClock {
  readonly speed: number;
  readonly #real: RealClock;
  readonly #beganAt: number;
  readonly #cancels = new Set<() => void>();
  #isStopped = false;

  constructor(real: RealClock, speed: number) {
    this.#real = real;
    this.speed = speed;
    this.#beganAt = real.now();
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** ms UTC. */
  now(): number {
    return this.#real.now();
  }

  /** ms of the day since it began. */
  at(): number {
    return (this.#real.now() - this.#beganAt) * this.speed;
  }

  /** When a moment of the day is, or was, ms UTC. */
  realOf(at: number): number {
    return Math.round(this.#beganAt + at / this.speed);
  }

  after(ms: number, run: () => void): () => void {
    return this.afterReal(ms / this.speed, run);
  }

  afterReal(ms: number, run: () => void): () => void {
    if (this.#isStopped) return () => undefined;
    const cancel = this.#real.after(Math.max(0, ms), () => {
      this.#cancels.delete(cancel);
      run();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }

  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
