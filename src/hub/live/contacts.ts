import type { CallEvent } from '#shared/domain/call-event.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';
import type { ContactWord } from './contact-word.ts';
import { Endings } from './endings.ts';
import { addEntry, firstHeard, noteWhom, refresh, tellRest, type Kept, type Known } from './known.ts';
import { legsOf, seenBy } from './legs.ts';
import { withoutQueue } from './route.ts';

/** Whether somebody holds a queue now; what is of no queue anybody may read it rings for. */
export type MayRead = (agentId: string, queueId: string | null) => boolean;

type Deps = {
  readonly clock: Clock;
  readonly tell: (agentId: string, event: CallEvent) => void;
  readonly withdraw: (agentId: string, contact: Known) => void;
  /** It rings and is to be given out, or a place has become free. */
  readonly moved: () => void;
  readonly ended: (contact: Known) => Promise<void>;
  /** Whether it stands written now; otherwise it is tried again. */
  readonly record: (contact: Known) => Promise<boolean>;
};

const MAX_CONTACTS = 5000;
const SWEEP_MS = SECOND;

/**
 * The contacts that go on, as this process has heard of them. Invariants:
 * 1. Nothing is stored. Every process hears the same words and so knows the same; the order in which they come makes no difference.
 * 2. An agent a contact is for is told each thing of it once, and of one they join later everything that was. Who does not hold its
 *    queue (any more) hears neither queue nor customer, and is offered nothing of it.
 * 3. At most 5,000 contacts are remembered, of each its last 200 events and the names of 1,000: ended ones go first.
 * 4. One that has ended is forgotten when `Endings` is through with it.
 */
export class LiveContacts {
  readonly #deps: Deps;
  readonly #known = new Map<string, Kept>();
  readonly #endings: Endings;
  #cancelSweep: (() => void) | undefined;
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#endings = new Endings(deps);
  }

  get(contactId: string): Known | undefined {
    return this.#known.get(contactId);
  }

  /** Those that have not ended. */
  going(): Known[] {
    return [...this.#known.values()].filter(({ life }) => life.state !== 'ended');
  }

  heard(word: ContactWord): void {
    if (this.#isClosed) return;
    const contact = this.#known.get(word.contactId) ?? this.#admit(word);
    if (!contact) return;
    const isNew = addEntry(contact, { event: word.event, owner: word.owner });
    const left = noteWhom(contact, word);
    if (left.length > 0) this.withdrawn(word.contactId, left);
    if (isNew) refresh(contact, this.#deps.clock.now());
    if (isNew && contact.isOffered) this.#deps.moved();
    this.#cancelSweep ??= this.#sweepLater();
  }

  /** It rings for these no more, and they may be asked again. */
  withdrawn(contactId: string, agents: readonly string[]): void {
    const contact = this.#known.get(contactId);
    if (!contact) return;
    for (const agentId of agents) {
      contact.offeredTo.delete(agentId);
      if (!contact.agents.delete(agentId)) continue;
      contact.told.delete(agentId);
      this.#deps.withdraw(agentId, contact);
    }
    this.#deps.moved();
  }

  /** Tells everybody it is for what they have not heard of it. */
  deliver(contactId: string, mayRead: MayRead): void {
    const contact = this.#known.get(contactId);
    if (!contact || this.#isClosed) return;
    const { isOffered, life, agents } = contact;
    const isGivenOut = isOffered && life.state === 'ringing';
    const strangers = isGivenOut ? [...agents].filter((agentId) => !mayRead(agentId, life.facts.queueId)) : [];
    if (strangers.length > 0) this.withdrawn(contactId, strangers);
    for (const agentId of agents) {
      const events = readableBy(contact, agentId, mayRead);
      tellRest(contact, agentId, { events, tell: (event) => this.#deps.tell(agentId, event) });
    }
  }

  /** What a stream that opens has to know: contacts of the agent that go on. */
  standing(agentId: string, mayRead: MayRead): CallEvent[] {
    return this.going()
      .filter(({ agents }) => agents.has(agentId))
      .flatMap((contact) => readableBy(contact, agentId, mayRead));
  }

  /** What an agent has answered and what is over, as long as it is remembered. */
  ended(agentId: string, mayRead: MayRead): CallEvent[] {
    return [...this.#known.values()]
      .filter(({ life, agents }) => life.state === 'ended' && agents.has(agentId))
      .flatMap(({ entries, source }) => legsOf(entries, source).filter((leg) => leg.agentId === agentId))
      .flatMap(({ events }) => readable(events, agentId, mayRead));
  }

  /** What has ended is written before it is forgotten. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelSweep?.();
    await this.#endings.writeAll(this.#known.values());
  }

  #admit(word: ContactWord): Kept | undefined {
    if (this.#known.size >= MAX_CONTACTS && !this.#makeRoom()) return undefined;
    const contact = firstHeard(word, this.#deps.clock.now());
    this.#known.set(word.contactId, contact);
    return contact;
  }

  #makeRoom(): boolean {
    const spared = this.#endings.spare(this.#known.values());
    return spared !== undefined && this.#known.delete(spared.contactId);
  }

  #sweepLater(): () => void {
    return this.#deps.clock.after(SWEEP_MS, () => {
      const now = this.#deps.clock.now();
      for (const contact of this.#known.values()) this.#sweep(contact, now);
      this.#cancelSweep = this.#known.size > 0 && !this.#isClosed ? this.#sweepLater() : undefined;
    });
  }

  #sweep(contact: Kept, now: number): void {
    if (contact.changesAt !== null && now >= contact.changesAt) refresh(contact, now);
    if (this.#endings.settle(contact, now)) this.#known.delete(contact.contactId);
  }
}

const readableBy = ({ entries, source }: Known, agentId: string, mayRead: MayRead): CallEvent[] =>
  readable(seenBy(entries, source, agentId), agentId, mayRead);

const readable = (events: readonly CallEvent[], agentId: string, mayRead: MayRead): CallEvent[] =>
  events.map((event) => (mayRead(agentId, event.queueId) ? event : withoutQueue(event)));
