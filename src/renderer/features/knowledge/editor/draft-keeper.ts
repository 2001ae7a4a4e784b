import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';

export type DraftContent = Omit<ArticleDraft, 'updatedAt'>;
/** `failed`: the last try to store it did not succeed; it is kept here and tried again. */
export type DraftState = 'clean' | 'waiting' | 'failed';

export const AUTOSAVE_MS = 400;
export const RETRY_MS = 3000;
/** What is typed while the last of it is being stored. */
const SETTLE_ROUNDS = 3;

function withoutTime(draft: ArticleDraft): DraftContent {
  const { updatedAt, ...content } = draft;
  void updatedAt;
  return content;
}

/** As much of the core as a keeper needs. */
type Store = { readonly knowledge: { readonly saveDraft: (draft: DraftContent) => Promise<{ draft: ArticleDraft }> } };

type Source = { readonly ask: () => Promise<ArticleDraft | null>; readonly begin: () => Promise<ArticleDraft> };

type Slot = {
  content: DraftContent;
  /** Counts edits; `stored` is the edit the desk has. */
  edits: number;
  stored: number;
  state: DraftState;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves run one after the other. */
  tail: Promise<void>;
};

/**
 * What authors type, kept safe.
 * 1. What was typed is on the desk 400 ms after the last key, or at once with `flush`.
 * 2. Saves of one draft run one after the other; an older text never overwrites a newer one.
 * 3. A text that could not be saved stays in memory and is tried again every three seconds until it is saved.
 * 4. A draft from the desk (`adopt`) never replaces what was typed here and is not stored yet.
 * 5. Words that come back by themselves (of a declined proposal) stand behind what is typed meanwhile.
 * 6. A draft that was let go (published, proposed, thrown away) is never saved again, nor begun anew by the editor it was
 *    let go in: that one looks once more while it closes.
 */
export class ArticleDraftKeeper {
  readonly #api: Store;
  readonly #slots = new Map<string, Slot>();
  readonly #releases = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  constructor(api: Store) {
    this.#api = api;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it changes. */
  read(articleId: string): DraftContent | null {
    return this.#slots.get(articleId)?.content ?? null;
  }

  state(articleId: string): DraftState {
    return this.#slots.get(articleId)?.state ?? 'clean';
  }

  /** How often a draft of this article was let go: what an editor that opens now compares with. */
  releases(articleId: string): number {
    return this.#releases.get(articleId) ?? 0;
  }

  /**
   * Asks the desk for a draft, and begins one where there is none; what was typed while the answer was on its way is newer
   * than the answer. `opened`: the `releases` when the editor was opened.
   */
  async load(articleId: string, opened: number, from: Source): Promise<void> {
    const isLetGo = () => this.releases(articleId) !== opened;
    const before = this.#slots.get(articleId)?.edits;
    const found = await from.ask();
    if (isLetGo()) return;
    if (found && this.#slots.get(articleId)?.edits === before) this.adopt(found);
    if (found || this.#slots.has(articleId)) return;
    this.adopt(await from.begin());
  }

  /** Takes over what the desk has, where nothing newer stands here. */
  adopt(found: ArticleDraft): void {
    const content = withoutTime(found);
    const slot = this.#slots.get(content.articleId);
    if (slot && slot.edits !== slot.stored) return;
    if (slot && JSON.stringify(slot.content) === JSON.stringify(content)) return;
    const fresh = { edits: 0, stored: 0, state: 'clean' as const, timer: undefined, tail: Promise.resolve() };
    this.#slots.set(content.articleId, { ...(slot ?? fresh), content, state: 'clean' });
    this.#say();
  }

  edit(articleId: string, change: Partial<DraftContent>): void {
    const slot = this.#slots.get(articleId);
    if (!slot) return;
    slot.content = { ...slot.content, ...change };
    slot.edits += 1;
    slot.state = 'waiting';
    this.#saveAfter(slot, AUTOSAVE_MS);
    this.#say();
  }

  /** Stores what is not stored yet, of one draft or of all. Never rejects: what fails stays here as `failed`. */
  async flush(articleId?: string): Promise<void> {
    const mine = [...this.#slots.values()].filter(
      (slot) => articleId === undefined || slot.content.articleId === articleId,
    );
    await Promise.all(mine.map((slot) => (slot.edits === slot.stored ? slot.tail : this.#save(slot))));
  }

  /** Stores everything; resolves to whether nothing is left here alone. */
  async settle(): Promise<boolean> {
    for (let round = 0; round < SETTLE_ROUNDS && !this.isStored(); round += 1) await this.flush();
    return this.isStored();
  }

  isStored(articleId?: string): boolean {
    const slots = articleId === undefined ? [...this.#slots.values()] : [this.#slots.get(articleId)];
    return slots.every((slot) => slot === undefined || slot.edits === slot.stored);
  }

  /** The draft is no longer wanted: what was still to be saved of it is not. */
  release(articleId: string): void {
    clearTimeout(this.#slots.get(articleId)?.timer);
    this.#slots.delete(articleId);
    this.#releases.set(articleId, this.releases(articleId) + 1);
    this.#say();
  }

  #saveAfter(slot: Slot, ms: number): void {
    clearTimeout(slot.timer);
    slot.timer = setTimeout(() => void this.#save(slot), ms);
  }

  #save(slot: Slot): Promise<void> {
    clearTimeout(slot.timer);
    slot.tail = slot.tail.then(() => this.#store(slot));
    return slot.tail;
  }

  async #store(slot: Slot): Promise<void> {
    const { edits, content } = slot;
    const isReleased = this.#slots.get(content.articleId) !== slot;
    if (edits === slot.stored || isReleased) return;
    try {
      const { draft } = await this.#api.knowledge.saveDraft(content);
      slot.stored = Math.max(slot.stored, edits);
      // Words have come back behind it. Who has typed on gets them with the next save, which does not know of them, either.
      if (slot.edits === edits && draft.returns !== content.returns) slot.content = withoutTime(draft);
      if (slot.edits === edits) slot.state = 'clean';
    } catch {
      if (slot.edits === edits) slot.state = 'failed';
      this.#saveAfter(slot, RETRY_MS);
    }
    this.#say();
  }

  #say(): void {
    for (const listener of this.#listeners) listener();
  }
}
