import { SECOND } from '../kernel/units.ts';
import type { Channel } from './channel.ts';
import type { PresenceState } from './presence.ts';

/** What one person can do at once, and what a contact of each channel takes of it (PRODUCT.md §6). */
export const CAPACITY = 100;
export const CONTACT_COSTS: Readonly<Record<Channel, number>> = {
  phone: 100,
  chat: 30,
  email: 15,
  social: 15,
  message: 15,
};

/** How long a contact is offered to one agent. */
export const OFFER_MS = 30 * SECOND;
/** Whoever let it pass is not asked again at once. */
export const PASSED_MS = 60 * SECOND;

export type Held = { readonly channel: Channel; readonly isPaused: boolean };

/** What is paused waits for somebody else, and takes nothing. */
export const loadOf = (contacts: readonly Held[]): number =>
  contacts.reduce((load, { channel, isPaused }) => load + (isPaused ? 0 : CONTACT_COSTS[channel]), 0);

export type Candidate = {
  readonly agentId: string;
  readonly state: PresenceState;
  readonly queueIds: ReadonlySet<string>;
  readonly load: number;
  /** Since when they have had nothing new, ms UTC. */
  readonly idleSinceAt: number;
};

export type Waiting = {
  readonly contactId: string;
  readonly channel: Channel;
  readonly queueId: string;
  /** Since when it waits, ms UTC. */
  readonly sinceAt: number;
  /** Who declined it or let it ring, and when. */
  readonly passed: ReadonlyMap<string, number>;
};

export type Assignment = { readonly contactId: string; readonly agentId: string };

/** A person in after-contact work, on a break or away takes nothing; one in a contact takes more while there is room. */
const isThere = (state: PresenceState): boolean => state === 'available' || state === 'on-contact';

/** Whether an agent can take a contact now. */
export function canTake({ agentId, state, queueIds, load }: Candidate, contact: Waiting, now: number): boolean {
  const passedAt = contact.passed.get(agentId);
  return (
    isThere(state) &&
    queueIds.has(contact.queueId) &&
    load + CONTACT_COSTS[contact.channel] <= CAPACITY &&
    (passedAt === undefined || now - passedAt >= PASSED_MS)
  );
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Who is offered what. The contact that has waited longest comes first; of those who can take it, the least loaded is asked, then
 * who has been idle longest. What nobody can take waits, and does not keep others from what they can.
 */
export function assign(waiting: readonly Waiting[], candidates: readonly Candidate[], now: number): Assignment[] {
  const people = new Map(candidates.map((one) => [one.agentId, one]));
  const oldest = waiting.toSorted((a, b) => a.sinceAt - b.sinceAt || before(a.contactId, b.contactId));
  return oldest.flatMap((contact) => {
    const [chosen] = [...people.values()]
      .filter((one) => canTake(one, contact, now))
      .toSorted((a, b) => a.load - b.load || a.idleSinceAt - b.idleSinceAt || before(a.agentId, b.agentId));
    if (!chosen) return [];
    people.set(chosen.agentId, {
      ...chosen,
      load: chosen.load + CONTACT_COSTS[contact.channel],
      idleSinceAt: now,
    });
    return [{ contactId: contact.contactId, agentId: chosen.agentId }];
  });
}
