import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';

/** Events that were left out because they came faster than anybody could have looked at them, since the desk was opened. */
export type Shed = { readonly count: number; readonly lastAt: number | null };

/** Counts what was left out, and says so once a second at most. */
export class ShedCount {
  readonly #clock: Clock;
  readonly #tell: (shed: Shed) => void;
  #shed: Shed = { count: 0, lastAt: null };
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, tell: (shed: Shed) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  get now(): Shed {
    return this.#shed;
  }

  note(count: number): void {
    this.#shed = { count: this.#shed.count + count, lastAt: this.#clock.now() };
    this.#cancel ??= this.#clock.after(SECOND, () => {
      this.#cancel = undefined;
      this.#tell(this.#shed);
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
