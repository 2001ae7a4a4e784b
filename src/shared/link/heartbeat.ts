import type { Connection } from './connection.ts';
import type { LinkRuntime } from './runtime.ts';

/**
 * Asks `events.ping` when a line has been silent for `everyMs`, and closes the line when the answer takes as long again.
 * A message port whose other end is gone says nothing at all: this is how it is found out.
 */
export class Heartbeat {
  readonly #line: Connection;
  readonly #runtime: LinkRuntime;
  readonly #everyMs: number;
  #heard = 0;
  #stopTimer: () => void = () => {};
  #isStopped = false;

  constructor(line: Connection, runtime: LinkRuntime, everyMs: number) {
    this.#line = line;
    this.#runtime = runtime;
    this.#everyMs = everyMs;
    this.#wait();
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopTimer();
  }

  #wait(): void {
    this.#heard = this.#line.heard();
    this.#stopTimer = this.#runtime.after(this.#everyMs, () => {
      if (this.#line.heard() === this.#heard) void this.#ask();
      else this.#wait();
    });
  }

  async #ask(): Promise<void> {
    const abort = this.#runtime.newAbort();
    this.#stopTimer = this.#runtime.after(this.#everyMs, () => {
      abort.abort();
      this.#line.close();
    });
    try {
      await this.#line.link.call(['events', 'ping'], {}, { context: {}, signal: abort.signal });
    } catch {
      // A refusal is an answer too; and where the line is gone, its end was already told.
    }
    this.#stopTimer();
    if (!this.#isStopped) this.#wait();
  }
}
