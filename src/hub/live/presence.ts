import type { Held } from '#shared/domain/assignment.ts';
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
};

const LIFE_MS = 30 * SECOND;
const MAX_DEVICES = 10_000;

/**
 * What people do, as their desks say it. Invariants:
 * 1. Nothing is stored; a desk is forgotten 30 s after its last word. At most 10,000 desks are remembered.
 * 2. Of several desks of one person, the one whose state began last speaks; the contacts of all count.
 */
export class Presence {
  readonly #desks = new Map<string, PresenceWord & { heardAt: number }>();

  heard(word: PresenceWord, now: number): void {
    if (word.state === 'offline') this.#desks.delete(word.device);
    else if (this.#desks.has(word.device) || this.#desks.size < MAX_DEVICES) {
      this.#desks.set(word.device, { ...word, heardAt: now });
    }
  }

  /** Everybody who is there now. */
  present(now: number): Present[] {
    const people = new Map<string, Present>();
    for (const [device, desk] of this.#desks) {
      if (now - desk.heardAt >= LIFE_MS) {
        this.#desks.delete(device);
        continue;
      }
      const other = people.get(desk.agentId);
      const { state, reason, sinceAt } = other && other.sinceAt > desk.sinceAt ? other : desk;
      const mine = desk.contacts.map(({ contactId, ...held }): [string, Held] => [contactId, held]);
      const contacts = new Map([...(other?.contacts ?? []), ...mine]);
      people.set(desk.agentId, { agentId: desk.agentId, state, reason, sinceAt, contacts });
    }
    return [...people.values()];
  }
}
