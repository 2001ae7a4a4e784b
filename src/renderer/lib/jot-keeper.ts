import { keepUntilLeft } from './before-leaving.ts';
import { codeOf } from './errors.ts';
import { perApi } from './of-api.ts';
import type { Api } from './api.tsx';

const PAUSE_MS = 400;
const RETRY_MS = 5000;
type Store<T> = (id: string, jotted: T) => Promise<unknown>;

/**
 * What is written beside something, from the key to the desk. Invariants:
 * 1. What is not on the desk yet is here, under the name of what it is about, however often its panel is folded and opened again.
 * 2. It is stored after a pause, when its panel folds and before the desk is locked; what could not be stored is tried again.
 * 3. What was written meanwhile is not taken for stored.
 */
export class JotKeeper<T> {
  readonly #store: Store<T>;
  readonly #unsaved = new Map<string, T>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #tell: (error: unknown) => void = () => undefined;

  constructor(store: Store<T>) {
    this.#store = store;
  }

  /** Told once of each failure, not of every further try. */
  tellOf(tell: (error: unknown) => void): void {
    this.#tell = tell;
  }

  read(id: string): T | undefined {
    return this.#unsaved.get(id);
  }

  write(id: string, jotted: T): void {
    this.#unsaved.set(id, jotted);
    this.#later(id, PAUSE_MS, true);
  }

  /** @returns whether nothing of it is only here any more. */
  async keep(id: string, says = true): Promise<boolean> {
    clearTimeout(this.#timers.get(id));
    const jotted = this.#unsaved.get(id);
    if (jotted === undefined) return true;
    try {
      await this.#store(id, jotted);
    } catch (error) {
      return this.#refused(id, error, says);
    }
    if (this.#unsaved.get(id) === jotted) this.#unsaved.delete(id);
    return !this.#unsaved.has(id);
  }

  async keepAll(): Promise<boolean> {
    const kept = await Promise.all([...this.#unsaved.keys()].map((id) => this.keep(id)));
    return kept.every(Boolean);
  }

  /** Finished with: nothing of it is to be kept any more. */
  forget(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#unsaved.delete(id);
  }

  #later(id: string, ms: number, says: boolean): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => void this.keep(id, says), ms),
    );
  }

  #refused(id: string, error: unknown, says: boolean): boolean {
    // It has left the desk: there is nowhere to keep it.
    const isGone = codeOf(error) === 'NOT_FOUND';
    if (isGone) this.forget(id);
    else this.#later(id, RETRY_MS, false);
    if (!isGone && says) this.#tell(error);
    return isGone;
  }
}

/** One for each wire; what it keeps is on the desk before that is locked. */
export const jotsOf = <T>(store: (api: Api) => Store<T>) =>
  perApi((api): JotKeeper<T> => {
    const keeper = new JotKeeper<T>(store(api));
    keepUntilLeft(api, () => keeper.keepAll());
    return keeper;
  });
