import type { Db } from '../db/types.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { storeKept, type Kept } from './kept.ts';

/** What is heard again with the next event need not wait for the disk. */
export const SOON = { isDurable: false } as const;

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** As it stands when it is written; undefined: it is gone. */
  readonly kept: (contactId: string) => Kept | undefined;
};

/** Puts contacts on the disk after the screen has heard of them, all that changed at once in one write. */
export class LaterWrites {
  readonly #deps: Deps;
  readonly #waiting = new Set<string>();
  #cancel = (): void => undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  soon(contactId: string): void {
    if (this.#waiting.size === 0) this.#cancel = this.#deps.clock.after(0, () => this.flush());
    this.#waiting.add(contactId);
  }

  /** It stands there by another way. */
  forget(contactId: string): void {
    this.#waiting.delete(contactId);
  }

  flush(): void {
    this.#cancel();
    const changed = [...this.#waiting].flatMap((id) => this.#deps.kept(id) ?? []);
    this.#waiting.clear();
    if (changed.length === 0) return;
    try {
      this.#deps.db.write((tx) => {
        for (const one of changed) storeKept(tx, one);
      }, SOON);
    } catch (cause) {
      this.#deps.log.error('contact.not-kept', cause);
    }
  }
}
