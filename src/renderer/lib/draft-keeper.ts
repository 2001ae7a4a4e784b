/**
 * `failed`: the last try to store it did not succeed; it is kept here and tried again. `refused`: the desk does not take it as it
 * is, and trying again changes nothing: something in it has to be written otherwise.
 */
export type DraftState = 'clean' | 'waiting' | 'failed' | 'refused';
export const AUTOSAVE_MS = 400;
export const RETRY_MS = 3000;
/** What is typed while the last of it is being stored. */
const SETTLE_ROUNDS = 3;

export type Drafts<T> = {
  readonly keyOf: (draft: T) => string;
  /** Without what the desk says of it besides. */
  readonly plain: (draft: T) => T;
  /** Stores it. @returns what then stands at the desk: the same, or with what has come back behind it. */
  readonly store: (draft: T) => Promise<T>;
  /** Whether storing it again as it is would end the same; without it, everything is tried again. */
  readonly isHopeless?: (error: unknown) => boolean;
};
type Source<T> = { readonly ask: () => Promise<T | null>; readonly begin: () => Promise<T> };
type Slot<T> = {
  draft: T;
  /** Counts edits; `stored` is the edit the desk has. */
  edits: number;
  stored: number;
  state: DraftState;
  /** Why the last try did not succeed. */
  error: unknown;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves run one after the other. */
  tail: Promise<void>;
};

/**
 * What somebody writes over a while, kept safe.
 * 1. What was changed is on the desk 400 ms after the last change, or at once with `flush`.
 * 2. Saves of one draft run one after the other; an older one never overwrites a newer one.
 * 3. What could not be saved stays in memory and is tried again every three seconds until it is saved; what is hopeless as it is
 *    written, after the next change.
 * 4. A draft from the desk (`adopt`) never replaces what was changed here and is not stored yet.
 * 5. What comes back with a save stands behind what is written meanwhile.
 * 6. A draft that was let go (published, proposed, thrown away) is never saved again, nor begun anew by the editor it was let go in:
 *    that one looks once more while it closes.
 */
export class DraftKeeper<T extends object> {
  readonly #drafts: Drafts<T>;
  readonly #slots = new Map<string, Slot<T>>();
  readonly #releases = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  constructor(drafts: Drafts<T>) {
    this.#drafts = drafts;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it changes. */
  read(key: string): T | null {
    return this.#slots.get(key)?.draft ?? null;
  }

  state(key: string): DraftState {
    return this.#slots.get(key)?.state ?? 'clean';
  }

  error(key: string): unknown {
    return this.#slots.get(key)?.error ?? null;
  }

  /** How often this draft was let go: what an editor that opens now compares with. */
  releases(key: string): number {
    return this.#releases.get(key) ?? 0;
  }

  /**
   * Asks the desk for a draft, and begins one where there is none; what was typed while the answer was on its way is newer than the
   * answer. `opened`: the `releases` when the editor was opened.
   */
  async load(key: string, opened: number, from: Source<T>): Promise<void> {
    const isLetGo = () => this.releases(key) !== opened;
    const before = this.#slots.get(key)?.edits;
    const found = await from.ask();
    if (isLetGo()) return;
    if (found && this.#slots.get(key)?.edits === before) this.adopt(found);
    if (found || this.#slots.has(key)) return;
    this.adopt(await from.begin());
  }

  /** Takes over what the desk has, where nothing newer stands here. */
  adopt(found: T): void {
    const draft = this.#drafts.plain(found);
    const key = this.#drafts.keyOf(draft);
    const slot = this.#slots.get(key);
    if (slot && slot.edits !== slot.stored) return;
    if (slot && JSON.stringify(slot.draft) === JSON.stringify(draft)) return;
    const fresh = { edits: 0, stored: 0, timer: undefined, tail: Promise.resolve() };
    this.#slots.set(key, { ...(slot ?? fresh), draft, state: 'clean', error: null });
    this.#say();
  }

  edit(key: string, change: Partial<T>): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    slot.draft = { ...slot.draft, ...change };
    slot.edits += 1;
    slot.state = 'waiting';
    this.#saveAfter(slot, AUTOSAVE_MS);
    this.#say();
  }

  /** Stores what is not stored yet, of one draft or of all. Never rejects: what fails stays here. */
  async flush(key?: string): Promise<void> {
    const all = [...this.#slots].filter(([one]) => key === undefined || one === key).map(([, slot]) => slot);
    await Promise.all(all.map((slot) => (slot.edits === slot.stored ? slot.tail : this.#save(slot))));
  }

  /** Stores everything; resolves to whether nothing is left here alone. */
  readonly settle = async (): Promise<boolean> => {
    for (let round = 0; round < SETTLE_ROUNDS && !this.isStored(); round += 1) await this.flush();
    return this.isStored();
  };

  isStored(key?: string): boolean {
    const slots = key === undefined ? [...this.#slots.values()] : [this.#slots.get(key)];
    return slots.every((slot) => slot === undefined || slot.edits === slot.stored);
  }

  /** The draft is no longer wanted: what was still to be saved of it is not. */
  release(key: string): void {
    clearTimeout(this.#slots.get(key)?.timer);
    this.#slots.delete(key);
    this.#releases.set(key, this.releases(key) + 1);
    this.#say();
  }

  #saveAfter(slot: Slot<T>, ms: number): void {
    clearTimeout(slot.timer);
    slot.timer = setTimeout(() => void this.#save(slot), ms);
  }

  #save(slot: Slot<T>): Promise<void> {
    clearTimeout(slot.timer);
    slot.tail = slot.tail.then(() => this.#store(slot));
    return slot.tail;
  }

  async #store(slot: Slot<T>): Promise<void> {
    const { edits, draft } = slot;
    if (edits === slot.stored || this.#slots.get(this.#drafts.keyOf(draft)) !== slot) return;
    try {
      const stands = await this.#drafts.store(draft);
      slot.stored = Math.max(slot.stored, edits);
      slot.error = null;
      // Who has typed on gets what came back with the next save, which does not know of it, either.
      if (slot.edits === edits) Object.assign(slot, { draft: stands, state: 'clean' });
    } catch (error) {
      this.#failed(slot, edits, error);
    }
    this.#say();
  }

  #failed(slot: Slot<T>, edits: number, error: unknown): void {
    const isHopeless = this.#drafts.isHopeless?.(error) === true;
    slot.error = error;
    if (slot.edits === edits) slot.state = isHopeless ? 'refused' : 'failed';
    if (!isHopeless) this.#saveAfter(slot, RETRY_MS);
  }

  #say(): void {
    for (const listener of this.#listeners) listener();
  }
}
