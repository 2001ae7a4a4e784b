import { SECOND } from '../kernel/units.ts';
import type { Channel } from './channel.ts';
import { hasRoom, instantLoad, isInterruptible, type Capacity, type Held } from './load/index.ts';
import type { PresenceState } from './presence.ts';

/** How long a contact is offered to one agent. */
export const OFFER_MS = 30 * SECOND;
/** Whoever let it pass is not asked again at once. */
export const PASSED_MS = 60 * SECOND;

export type Candidate = {
  readonly agentId: string;
  readonly state: PresenceState;
  readonly queueIds: ReadonlySet<string>;
  readonly capacity: Capacity;
  /** What is in their hands, and what is offered to them. */
  readonly held: readonly Held[];
  /** Since when they have had nothing new, ms UTC. */
  readonly idleSinceAt: number;
  /** After a hard contact, or shortly before the end of their shift and after it: others are asked before them. */
  readonly isRecovering: boolean;
  readonly isEnding: boolean;
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
export function canTake({ agentId, state, queueIds, held, capacity }: Candidate, contact: Waiting, now: number) {
  const passedAt = contact.passed.get(agentId);
  return (
    isThere(state) &&
    queueIds.has(contact.queueId) &&
    hasRoom(held, contact.channel, capacity) &&
    (passedAt === undefined || now - passedAt >= PASSED_MS)
  );
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How full somebody is for one more of this channel, of 1. What may be put down counts only beside its like, as for `hasRoom`. */
function fullness({ held, capacity }: Candidate, channel: Channel): number {
  const { load, interruptible, reserved } = instantLoad(held, capacity);
  return (load + reserved + (isInterruptible(capacity, channel) ? interruptible : 0)) / capacity.total;
}

type Ranked = { readonly who: Candidate; readonly isSpared: boolean; readonly fullness: number };

const byTurn = (a: Ranked, b: Ranked): number =>
  Number(a.isSpared) - Number(b.isSpared) ||
  a.fullness - b.fullness ||
  a.who.idleSinceAt - b.who.idleSinceAt ||
  before(a.who.agentId, b.who.agentId);

function nextFor(contact: Waiting, people: Iterable<Candidate>, now: number): Candidate | undefined {
  const able = [...people].filter((one) => canTake(one, contact, now));
  const ranked = able.map((who): Ranked => {
    const isSpared = who.isRecovering || who.isEnding;
    return { who, isSpared, fullness: fullness(who, contact.channel) };
  });
  return ranked.toSorted(byTurn)[0]?.who;
}

/**
 * Who is offered what. The contact that has waited longest comes first. Of those who can take it, whoever recovers or is about to go home
 * is asked last, but asked if there is nobody else; then the least loaded, then who has been idle longest. What nobody can take waits, and
 * does not keep others from what they can.
 */
export function assign(waiting: readonly Waiting[], candidates: readonly Candidate[], now: number): Assignment[] {
  const people = new Map(candidates.map((one) => [one.agentId, one]));
  const oldest = waiting.toSorted((a, b) => a.sinceAt - b.sinceAt || before(a.contactId, b.contactId));
  return oldest.flatMap((contact) => {
    const chosen = nextFor(contact, people.values(), now);
    if (!chosen) return [];
    const held = [...chosen.held, { channel: contact.channel, isPaused: false, wokeAt: null }];
    people.set(chosen.agentId, { ...chosen, held, idleSinceAt: now });
    return [{ contactId: contact.contactId, agentId: chosen.agentId }];
  });
}
