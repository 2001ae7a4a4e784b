import type { Draft } from '#shared/contract/app/drafts.ts';
import { MAX_BODY } from '#shared/kernel/limits.ts';
import type { Api } from '../../lib/api.tsx';
import { hasContent } from './has-content.ts';

export type DraftKind = Draft['kind'];
export type StoredFile = Draft['attachments'][number];
/**
 * What stands in the box, and on the desk as it is. `macroId` may name a macro the team has no more. `signature` null: as the
 * agent's own settings say; empty: none.
 */
export type DraftContent = {
  readonly body: string;
  readonly attachments: readonly StoredFile[];
  readonly macroId: string | null;
  readonly signature: string | null;
};
/**
 * `failed`: the last try to store it did not succeed, or it is too long to be stored; it is kept here and tried again with
 * the next edit or flush.
 */
export type DraftState = 'clean' | 'waiting' | 'failed';

export const AUTOSAVE_MS = 400;
/** A sending that fails gives its text back, and somebody may still be typing. */
const SETTLE_ROUNDS = 3;
export const EMPTY_DRAFT: DraftContent = { body: '', attachments: [], macroId: null, signature: null };

type Slot = {
  readonly ticketId: string;
  readonly kind: DraftKind;
  content: DraftContent;
  /** Counts edits; `stored` is the edit the desk has. */
  edits: number;
  stored: number;
  state: DraftState;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Sendings under way. */
  sending: number;
  /** The tail of this slot's saves and sendings: they run one after the other. */
  tail: Promise<void>;
};

/**
 * What agents type, kept safe.
 * 1. What was typed is on the desk 400 ms after the last key, or at once with `flush`. The first of it, and that
 *    nothing is left of it, is stored at once: the desk notes which replies were there when it was begun.
 * 2. Saves of one draft run one after the other; an older text never overwrites a newer one.
 * 3. A text that could not be saved stays in memory, is shown again, and is tried again.
 * 4. Text from the desk (`load`) never replaces what was typed here and is not stored yet, nor anything typed meanwhile.
 * 5. A sent text does not come back as a draft: its save never runs after the sending, and nothing is loaded meanwhile.
 * 6. A text that could not be sent stands in the box again.
 * 7. A text longer than the desk takes is never handed over; it stays in memory and is shown, as in 3.
 * 8. All of it is stored: text, files, the macro and a signature of its own; a new window shows what the last one did.
 */
export class DraftKeeper {
  readonly #api: Pick<Api, 'drafts'>;
  readonly #slots = new Map<string, Slot>();
  readonly #listeners = new Set<() => void>();

  constructor(api: Pick<Api, 'drafts'>) {
    this.#api = api;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it changes. */
  read(ticketId: string, kind: DraftKind): DraftContent {
    return this.#slots.get(keyOf(ticketId, kind))?.content ?? EMPTY_DRAFT;
  }

  state(ticketId: string, kind: DraftKind): DraftState {
    return this.#slots.get(keyOf(ticketId, kind))?.state ?? 'clean';
  }

  /** Takes over what the desk has, where nothing newer stands here. */
  async load(ticketId: string): Promise<void> {
    const slots = [this.#slot(ticketId, 'reply'), this.#slot(ticketId, 'note')];
    const before = slots.map((slot) => slot.edits);
    const isIdle = slots.map((slot) => slot.edits === slot.stored && slot.sending === 0);
    const { drafts } = await this.#api.drafts.get({ ticketId });
    for (const [i, slot] of slots.entries()) {
      const isUntouched = isIdle[i] === true && slot.edits === before[i];
      const found = drafts.find((draft) => draft.kind === slot.kind);
      if (isUntouched) this.#adopt(slot, found);
    }
  }

  /** Nothing stands here that the desk does not have. */
  isStored(): boolean {
    return [...this.#slots.values()].every((slot) => slot.edits === slot.stored && slot.sending === 0);
  }

  edit(ticketId: string, kind: DraftKind, change: Partial<DraftContent>): void {
    const slot = this.#slot(ticketId, kind);
    const before = slot.content;
    slot.content = { ...before, ...change };
    clearTimeout(slot.timer);
    this.#touch(slot, 'waiting');
    if (hasContent(before) !== hasContent(slot.content)) void this.#save(slot);
    else slot.timer = setTimeout(() => void this.#save(slot), AUTOSAVE_MS);
  }

  /** Stores what is not stored yet, of one ticket or of all. Never rejects: what fails stays here as `failed`. */
  async flush(ticketId?: string): Promise<void> {
    const mine = [...this.#slots.values()].filter((slot) => ticketId === undefined || slot.ticketId === ticketId);
    await Promise.all(mine.filter((slot) => slot.edits !== slot.stored).map((slot) => this.#save(slot)));
  }

  /**
   * Stores everything, and waits for what is being sent: what cannot be sent comes back and is stored too. Resolves to
   * whether nothing is left here alone.
   */
  async settle(): Promise<boolean> {
    for (let round = 0; round < SETTLE_ROUNDS && !this.isStored(); round += 1) {
      await this.flush();
      await Promise.all([...this.#slots.values()].map((slot) => slot.tail));
    }
    return this.isStored();
  }

  /**
   * Empties the box and sends what stood in it with `run`. When `run` fails, the text stands in the box again, before
   * anything typed meanwhile, and the failure is thrown on.
   */
  async send(ticketId: string, kind: DraftKind, run: (content: DraftContent) => Promise<void>): Promise<void> {
    const slot = this.#slot(ticketId, kind);
    const taken = slot.content;
    clearTimeout(slot.timer);
    slot.content = EMPTY_DRAFT;
    slot.sending += 1;
    this.#touch(slot, 'clean');
    const sent = slot.tail.then(() => run(taken));
    // Text typed meanwhile is stored after the sending, which removes the draft of this kind.
    slot.tail = sent.catch(() => undefined);
    try {
      await sent;
    } catch (error) {
      this.#giveBack(slot, taken);
      throw error;
    } finally {
      slot.sending -= 1;
    }
  }

  #touch(slot: Slot, state: DraftState): void {
    slot.edits += 1;
    if (state === 'clean') slot.stored = slot.edits;
    slot.state = state;
    this.#say();
  }

  #giveBack(slot: Slot, taken: DraftContent): void {
    const now = slot.content;
    this.edit(slot.ticketId, slot.kind, {
      body: [taken.body, now.body].filter((text) => text !== '').join('\n'),
      attachments: [...taken.attachments, ...now.attachments],
      macroId: now.macroId ?? taken.macroId,
      signature: now.signature ?? taken.signature,
    });
  }

  #adopt(slot: Slot, found: Draft | undefined): void {
    const next = found ? contentOf(found) : EMPTY_DRAFT;
    if (isSame(next, slot.content)) return;
    slot.content = next;
    slot.state = 'clean';
    this.#say();
  }

  #save(slot: Slot): Promise<void> {
    clearTimeout(slot.timer);
    // What stands there now, not what may be typed after a sending that is ahead of this save.
    const { edits, content } = slot;
    slot.tail = slot.tail.then(() => this.#store(slot, edits, content));
    return slot.tail;
  }

  async #store(slot: Slot, edits: number, content: DraftContent): Promise<void> {
    if (edits <= slot.stored) return;
    const draft = { kind: slot.kind, ...content, attachments: [...content.attachments] };
    try {
      if (content.body.length > MAX_BODY) throw new RangeError('longer than a draft may be');
      await this.#api.drafts.save({ ticketId: slot.ticketId, draft });
      slot.stored = Math.max(slot.stored, edits);
      if (slot.edits === edits) slot.state = 'clean';
    } catch {
      if (slot.edits === edits) slot.state = 'failed';
    }
    this.#say();
  }

  #slot(ticketId: string, kind: DraftKind): Slot {
    const key = keyOf(ticketId, kind);
    const known = this.#slots.get(key);
    if (known) return known;
    const made: Slot = {
      ticketId,
      kind,
      content: EMPTY_DRAFT,
      edits: 0,
      stored: 0,
      sending: 0,
      state: 'clean',
      timer: undefined,
      tail: Promise.resolve(),
    };
    this.#slots.set(key, made);
    return made;
  }

  #say(): void {
    for (const listener of this.#listeners) listener();
  }
}

const keyOf = (ticketId: string, kind: DraftKind): string => `${kind}:${ticketId}`;
const contentOf = ({ body, attachments, macroId, signature }: Draft): DraftContent => ({
  body,
  attachments,
  macroId,
  signature,
});
const isSame = (a: DraftContent, b: DraftContent): boolean =>
  a.body === b.body &&
  a.macroId === b.macroId &&
  a.signature === b.signature &&
  a.attachments.length === b.attachments.length &&
  a.attachments.every((file, i) => file.id === b.attachments[i]?.id);
