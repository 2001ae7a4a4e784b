import type { LoadReport } from '#shared/contract/team/contacts.ts';
import type { Held } from '#shared/domain/load/index.ts';
import type { PresenceState } from '#shared/domain/presence.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { PresenceWord } from './contact-word.ts';

export type Present = {
  readonly agentId: string;
  readonly state: PresenceState;
  readonly reason: string;
  readonly sinceAt: number;
  /** By id. */
  readonly contacts: ReadonlyMap<string, Held>;
  /** Null: their desk does not say. */
  readonly report: LoadReport | null;
};

type Desk = PresenceWord & { readonly heardAt: number };

const LIFE_MS = 30 * SECOND;
const MAX_DEVICES = 10_000;

/**
 * What people do, as their desks say it. Invariants:
 * 1. Nothing is stored; a desk is forgotten 30 s after its last word. At most 10,000 desks are remembered.
 * 2. Of several desks of one person, the one whose state began last speaks; the contacts of all count.
 * 3. Of whom nothing was heard since, the same object is given again: whoever has worked something out of it need not do so twice.
 */
export class Presence {
  readonly #desks = new Map<string, Desk>();
  /** By agent: their desks, and what these come to as far as it is worked out. */
  readonly #devices = new Map<string, Set<string>>();
  readonly #people = new Map<string, Present>();

  /** @returns whether it is something new, and not what the desk had said before. */
  heard(word: PresenceWord, now: number): boolean {
    const known = this.#desks.get(word.device);
    if (known && (word.state === 'offline' || known.agentId !== word.agentId)) this.#leave(known);
    if (word.state === 'offline') return known !== undefined;
    if (!known && this.#desks.size >= MAX_DEVICES) return false;
    this.#desks.set(word.device, { ...word, heardAt: now });
    const devices = this.#devices.get(word.agentId) ?? new Set();
    this.#devices.set(word.agentId, devices.add(word.device));
    this.#people.delete(word.agentId);
    return !known || doingOf(known) !== doingOf(word);
  }

  /** Everybody who is there now. */
  present(now: number): Present[] {
    for (const desk of this.#desks.values()) if (now - desk.heardAt >= LIFE_MS) this.#leave(desk);
    return [...this.#devices.keys()].map((agentId) => this.#person(agentId));
  }

  /** What a desk of this agent said last, if it is remembered. */
  lastOf(device: string, agentId: string): PresenceWord | undefined {
    const desk = this.#desks.get(device);
    return desk?.agentId === agentId ? desk : undefined;
  }

  isThere(agentId: string, now: number): boolean {
    const desks = [...(this.#devices.get(agentId) ?? [])].map((device) => this.#desks.get(device));
    return desks.some((desk) => desk !== undefined && now - desk.heardAt < LIFE_MS);
  }

  #leave({ device, agentId }: Desk): void {
    this.#desks.delete(device);
    this.#people.delete(agentId);
    const devices = this.#devices.get(agentId);
    devices?.delete(device);
    if (devices?.size === 0) this.#devices.delete(agentId);
  }

  #person(agentId: string): Present {
    const known = this.#people.get(agentId);
    if (known) return known;
    const desks = [...(this.#devices.get(agentId) ?? [])].flatMap((device) => this.#desks.get(device) ?? []);
    const person = together(agentId, desks);
    this.#people.set(agentId, person);
    return person;
  }
}

/** What somebody does; their load is said anew every time. */
const doingOf = ({ agentId, state, sinceAt, contacts }: PresenceWord): string =>
  JSON.stringify([agentId, state, sinceAt, contacts]);

const heldAt = ({ contacts }: Desk): [string, Held][] =>
  contacts.map(({ contactId, channel, isPaused, wokeAt = null }) => [contactId, { channel, isPaused, wokeAt }]);

/** @param desks at least one, all of one person. */
function together(agentId: string, desks: readonly Desk[]): Present {
  const speaker = desks.reduce((a, b) => (a.sinceAt > b.sinceAt ? a : b));
  const { state, reason, sinceAt, report = null } = speaker;
  return { agentId, state, reason, sinceAt, report, contacts: new Map(desks.flatMap(heldAt)) };
}
