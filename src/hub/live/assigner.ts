import type { Candidate } from '#shared/domain/assignment.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Db } from '../store/index.ts';
import { candidatesOf } from './candidates.ts';
import type { LiveContacts } from './contacts.ts';
import type { Directory } from './directory.ts';
import type { Known } from './known.ts';
import { enterOffer, giveOut, type Asked, type Busy, type Round } from './give-out.ts';
import type { Offer } from './offers.ts';
import type { Presence } from './presence.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly presence: Presence;
  readonly contacts: () => LiveContacts;
  readonly directory: () => Promise<Directory>;
  /** Tells everybody what came of a round. */
  readonly done: (round: Round) => Promise<void>;
};

/** As old as the directory may be. */
const REPEAT_MS = 3 * SECOND;

const idOf = ({ contactId }: Known): string => contactId;
const isWaiting = ({ isOffered, life }: Known): boolean => isOffered && life.state === 'ringing';

/**
 * Gives out what waits. Invariants:
 * 1. Nothing is asked of the database while nothing waits.
 * 2. One round at a time; what moves meanwhile brings another. What is only said again brings one every three seconds at most.
 */
export class Assigner {
  readonly #deps: Deps;
  readonly #givenAt = new Map<string, number>();
  #running: Promise<void> | undefined;
  #isWanted = false;
  #roundAt = Number.NEGATIVE_INFINITY;
  #cancelNext: (() => void) | undefined;
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** It begins to ring for its queue. @returns to whom it is offered before all others: `first`, who knows the customer, if they have room. */
  async enter(offer: Offer, first: string | null): Promise<string | null> {
    const asked = await this.#asked();
    const agentId = await enterOffer(this.#deps.db, offer, first, asked);
    if (agentId !== null) this.#givenAt.set(agentId, asked.now);
    return agentId;
  }

  /** Something has moved: somebody rings, somebody has become free. */
  kick(): void {
    if (this.#isClosed || !this.#deps.contacts().going().some(isWaiting)) return;
    this.#isWanted = true;
    this.#running ??= this.#rounds().finally(() => (this.#running = undefined));
  }

  /** Somebody says again what they do: what has changed elsewhere, a queue they hold now, is noticed so, but not at each of these words. */
  repeated(): void {
    if (this.#deps.clock.now() - this.#roundAt >= REPEAT_MS) this.kick();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelNext?.();
    await this.#running;
  }

  async #rounds(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      try {
        this.#schedule(await this.#round());
      } catch (cause) {
        this.#deps.log.error('contacts-not-given-out', cause);
        this.#schedule({ given: [], passed: [], nextAt: this.#deps.clock.now() + 2000 });
      }
    }
  }

  #schedule({ nextAt }: Round): void {
    this.#cancelNext?.();
    if (nextAt === null || this.#isClosed) return;
    this.#cancelNext = this.#deps.clock.after(Math.max(1, nextAt - this.#deps.clock.now()), () => this.kick());
  }

  async #round(): Promise<Round> {
    this.#roundAt = this.#deps.clock.now();
    const asked = await this.#asked();
    const round = await giveOut(this.#deps.db, asked);
    for (const { agentId } of round.given) this.#givenAt.set(agentId, asked.now);
    await this.#deps.done(round);
    return round;
  }

  async #asked(): Promise<Asked> {
    const { clock, contacts, directory } = this.#deps;
    const directed = await directory();
    const now = clock.now();
    return {
      now,
      known: () => {
        const going = contacts().going();
        return { going: going.map(idOf), waiting: going.filter(isWaiting).map(idOf) };
      },
      candidates: (busy) => this.#candidates(directed, busy, now),
    };
  }

  #candidates(directory: Directory, busy: readonly Busy[], now: number): Candidate[] {
    const going = this.#deps.contacts().going();
    const present = this.#deps.presence.present(now);
    return candidatesOf({ directory, present, going, busy, givenAt: this.#givenAt, now });
  }
}
