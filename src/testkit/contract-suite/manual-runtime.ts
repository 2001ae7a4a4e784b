import type { LinkRuntime } from '#shared/link/index.ts';

type Timer = { readonly at: number; readonly run: () => void };

/** Timers that fire when a test says so. */
export class ManualRuntime implements LinkRuntime {
  #now = 0;
  readonly #timers = new Set<Timer>();

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  newAbort(): AbortController {
    return new AbortController();
  }

  get waiting(): number {
    return this.#timers.size;
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = [...this.#timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.run();
    }
    this.#now = until;
  }
}

/** Timers of this process, that do not keep it alive. */
export const realRuntime: LinkRuntime = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
  newAbort: () => new AbortController(),
};
