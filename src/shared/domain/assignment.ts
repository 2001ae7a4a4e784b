import { SECOND } from '../kernel/units.ts';
import type { Channel } from './channel.ts';
import { handOf, hasRoomBeside, takenFor, type Capacity, type Hand, type Held } from './load/index.ts';
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

/** A candidate, and what is in their hands: worked out once, and anew when they are given something. */
type Person = { readonly who: Candidate; readonly hand: Hand };

const personOf = (who: Candidate): Person => ({ who, hand: handOf(who.held, who.capacity) });

function isAble({ who, hand }: Person, contact: Waiting, now: number): boolean {
  const passedAt = contact.passed.get(who.agentId);
  return (
    isThere(who.state) &&
    who.queueIds.has(contact.queueId) &&
    hasRoomBeside(hand, contact.channel, who.capacity) &&
    (passedAt === undefined || now - passedAt >= PASSED_MS)
  );
}

/** Whether an agent can take a contact now. */
export const canTake = (who: Candidate, contact: Waiting, now: number): boolean => isAble(personOf(who), contact, now);

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How full somebody is for one more of this channel, of 1. */
const fullness = ({ who, hand }: Person, channel: Channel): number =>
  takenFor(hand, channel, who.capacity) / who.capacity.total;

const isSpared = ({ who }: Person): boolean => who.isRecovering || who.isEnding;

/** Below 0: `a` is asked before `b`. */
const byTurn = (a: Person, b: Person, channel: Channel): number =>
  Number(isSpared(a)) - Number(isSpared(b)) ||
  fullness(a, channel) - fullness(b, channel) ||
  a.who.idleSinceAt - b.who.idleSinceAt ||
  before(a.who.agentId, b.who.agentId);

function nextFor(contact: Waiting, people: Iterable<Person>, now: number): Person | undefined {
  let first: Person | undefined;
  for (const one of people) {
    if (!isAble(one, contact, now)) continue;
    if (first === undefined || byTurn(one, first, contact.channel) < 0) first = one;
  }
  return first;
}

function given({ who }: Person, { channel }: Waiting, now: number): Person {
  const held = [...who.held, { channel, isPaused: false, wokeAt: null }];
  return personOf({ ...who, held, idleSinceAt: now });
}

/**
 * Who is offered what. The contact that has waited longest comes first. Of those who can take it, whoever recovers or is about to go home
 * is asked last, but asked if there is nobody else; then the least loaded, then who has been idle longest. What nobody can take waits, and
 * does not keep others from what they can.
 */
export function assign(waiting: readonly Waiting[], candidates: readonly Candidate[], now: number): Assignment[] {
  const people = new Map(candidates.map((one) => [one.agentId, personOf(one)]));
  const oldest = waiting.toSorted((a, b) => a.sinceAt - b.sinceAt || before(a.contactId, b.contactId));
  return oldest.flatMap((contact) => {
    const chosen = nextFor(contact, people.values(), now);
    if (!chosen) return [];
    const { agentId } = chosen.who;
    people.set(agentId, given(chosen, contact, now));
    return [{ contactId: contact.contactId, agentId }];
  });
}
