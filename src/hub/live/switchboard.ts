import { randomUUID } from 'node:crypto';
import { CallEvent, type CallEventInput } from '#shared/domain/call-event.ts';
import type { ReliefReply, ReliefRequest } from '#shared/contract/team/board.ts';
import type { ContactReply, ContactRequest, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { isBlocked } from '#shared/domain/number/index.ts';
import type { AgentId, ContactId, QueueId } from '#shared/kernel/ids.ts';
import { readJson } from '#shared/kernel/json.ts';
import { contactIdOf } from '#shared/telephony/index.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Store } from '../store/index.ts';
import type { Word } from '../sync/poke.ts';
import { Announcer } from './announce.ts';
import { Assigner } from './assigner.ts';
import { HubWord, tellable } from './contact-word.ts';
import { contactWordOf, withdrawnWordOf } from './contact-events.ts';
import { LiveContacts, type MayRead } from './contacts.ts';
import { directoryOf, type Directory } from './directory.ts';
import { DeskActs } from './desk-acts.ts';
import type { Round } from './give-out.ts';
import { namesSomebody, type Known } from './known.ts';
import { offerRelief } from './offer-relief.ts';
import { dropOffer, settleOffer, tendOffers } from './offers.ts';
import { Presence } from './presence.ts';
import { recordContact } from './record.ts';
import { Reliefs } from './reliefs.ts';
import { findQueue, mayRead, whomItNames } from './route.ts';
import { isToGiveOut, lastRing, onlyOne, type Source, type Taking } from './taking.ts';
import { UnknownNames, type Unknown } from './unknown-names.ts';
import { wrappedUpBy } from './wrapped-up.ts';

export type { Source } from './taking.ts';

type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Says something on every stream of one agent. */
  readonly tell: (agentId: string, word: Word) => void;
};

/** `busy`: the caller is blocked and is to hear that the line is engaged. `unknown`: what was named and is not found here. */
export type Heard = { readonly contactId: ContactId; readonly reject: 'busy' | null; readonly unknown: Unknown };

/**
 * Where everything heard of contacts comes in and is brought to whom it concerns. Invariants:
 * 1. What comes in is told to all processes of the hub by one way, also to this one; only what comes by that way has any effect here.
 * 2. Who is meant by name gets it; what names nobody goes to its queue, to one after the other who has room.
 * 3. A caller the team has blocked rings nowhere.
 */
export class Switchboard {
  readonly presence = new Presence();
  readonly reliefs: Reliefs;
  readonly contacts: LiveContacts;
  readonly directory: () => Promise<Directory>;
  readonly #deps: Deps;
  readonly #announce: Announcer;
  readonly #acts: DeskActs;
  readonly #assigner: Assigner;
  readonly #unknown: UnknownNames;
  readonly #id = randomUUID();

  constructor(deps: Deps) {
    this.#deps = deps;
    const { store, clock, log, tell } = deps;
    this.reliefs = new Reliefs({ clock, tell });
    this.directory = directoryOf(store.db, clock);
    this.#announce = new Announcer(store, log);
    this.#unknown = new UnknownNames(log);
    this.#acts = new DeskActs({ db: store.db, clock, announce: this.#announce, directory: this.directory });
    this.#assigner = new Assigner({
      db: store.db,
      clock,
      log,
      presence: this.presence,
      contacts: () => this.contacts,
      directory: this.directory,
      done: (round) => this.#tellRound(round),
    });
    this.contacts = new LiveContacts({
      clock,
      tell: (agentId, event) => tell(agentId, contactWordOf(event)),
      withdraw: (agentId, contact) => tell(agentId, withdrawnWordOf(contact)),
      moved: () => this.#assigner.kick(),
      ended: ({ contactId }) => this.#afterEnd(contactId),
      record: (contact) => this.#record(contact),
    });
  }

  /** Asks the other processes what stands. */
  begin(): Promise<void> {
    return this.#announce.ask(this.#id);
  }

  /** @param first of those it may be given out to, who is asked before all others. */
  async hear(source: Source, input: CallEventInput, first: AgentId | null = null): Promise<Heard> {
    const directory = await this.directory();
    const parsed = CallEvent.parse(input);
    const contactId = parsed.contactId ?? contactIdOf(source.name, parsed.callId);
    const known = this.contacts.get(contactId);
    const named = parsed.queueId ?? findQueue(directory, parsed.queue);
    const queueId = named ?? known?.life.facts.queueId ?? (source.queueId as QueueId | null);
    const { event, agents } = whomItNames(directory, { ...parsed, contactId, queueId });
    if (!known && isBlocked(directory.contacts, event))
      return { contactId, reject: event.type === 'ring' ? 'busy' : null, unknown: {} };
    const unknown = this.#unknown.note(source, directory, parsed);
    await this.#take({ source, event, contactId, agents, known, first });
    return { contactId, reject: null, unknown };
  }

  /** What a device's agent is doing, told to all. */
  async showPresence(who: DevicePrincipal, asked: PresenceRequest): Promise<void> {
    await this.#announce.presence({ ...asked, agentId: who.agentId as AgentId, at: this.#deps.clock.now() });
  }

  /** Somebody who watches offers rest to one of their people. */
  offerRelief(who: DevicePrincipal, asked: ReliefRequest): Promise<ReliefReply> {
    const { presence, reliefs, directory } = this;
    const announce = this.#announce;
    return offerRelief({ clock: this.#deps.clock, presence, reliefs, directory, announce }, who, asked);
  }

  /** What an agent does about a contact they are told of. */
  act(who: DevicePrincipal, { contactId, action }: ContactRequest): Promise<ContactReply> {
    return this.#acts.act(this.contacts.get(contactId), who.agentId as AgentId, action);
  }

  /**
   * What a stream that opens has to know: contacts of the agent that go on, and those they had and have not wrapped up, whose end their
   * desk may have missed.
   */
  async standing(agentId: string): Promise<CallEvent[]> {
    const readable = await this.#readable();
    const ended = this.contacts.ended(agentId, readable);
    const ids = new Set(ended.flatMap(({ contactId }) => contactId ?? []));
    const done = await wrappedUpBy(this.#deps.store.db, agentId, [...ids]);
    const left = ended.filter(({ contactId }) => !done.has(contactId ?? ''));
    return [...this.contacts.standing(agentId, readable), ...left];
  }

  /** A word from any process of the hub; what is not one is ignored. */
  heardWord(text: string): void {
    const parsed = HubWord.safeParse(readJson(text));
    if (!parsed.success) return;
    const word = parsed.data;
    switch (word.word) {
      case 'contact':
        this.contacts.heard(word);
        return void this.#deliver(word.contactId);
      case 'withdraw':
        return this.contacts.withdrawn(word.contactId, word.agents);
      case 'presence':
        this.reliefs.heardPresence(word);
        return this.presence.heard(word, this.#deps.clock.now()) ? this.#assigner.kick() : this.#assigner.repeated();
      case 'relief':
        return this.reliefs.heard(word);
      default:
        if (word.process !== this.#id) void this.#tellStanding();
        return undefined;
    }
  }

  /** Says to the database what goes on here, and lets go what goes on nowhere. */
  tend(): Promise<void> {
    const going = this.contacts.going().map(({ contactId }) => contactId);
    return tendOffers(this.#deps.store.db, going, this.#deps.clock.now());
  }

  async close(): Promise<void> {
    await this.#assigner.close();
    await this.contacts.close();
  }

  async #take(taking: Taking): Promise<void> {
    const { source, event, contactId, agents: named, known } = taking;
    const { db } = this.#deps.store;
    const owner = event.type === 'answer' ? (named[0] ?? onlyOne(known)) : null;
    const isOffered = isToGiveOut(taking);
    const asked = isOffered ? await this.#enter(taking) : null;
    if (owner !== null) await settleOffer(db, contactId, owner);
    // The exchange has chosen somebody itself.
    else if (named.length > 0 && known?.isOffered && namesSomebody(event)) await dropOffer(db, contactId);
    const agents = asked === null ? named : [asked];
    for (const piece of tellable(event)) {
      await this.#announce.contact({ contactId, source: source.name, event: piece, owner, agents, isOffered });
    }
  }

  async #enter({ event: { queueId, channel, at: sinceAt }, contactId, first }: Taking): Promise<AgentId | null> {
    const offer = { contactId, queueId: queueId ?? '', channel, sinceAt };
    return (await this.#assigner.enter(offer, first)) as AgentId | null;
  }

  async #tellRound({ given, passed }: Round): Promise<void> {
    for (const { contactId, agentId } of passed)
      await this.#announce.withdraw(contactId as ContactId, [agentId as AgentId]);
    for (const { contactId, agentId } of given) {
      const contact = this.contacts.get(contactId);
      const event = contact && lastRing(contact);
      if (!event) continue;
      const agents = [agentId as AgentId];
      await this.#announce.contact({
        contactId: contactId as ContactId,
        source: contact.source,
        event,
        owner: null,
        agents,
        isOffered: true,
      });
    }
  }

  async #deliver(contactId: ContactId): Promise<void> {
    try {
      this.contacts.deliver(contactId, await this.#readable());
    } catch (cause) {
      this.#deps.log.error('contact-not-delivered', cause, { contactId });
    }
  }

  async #readable(): Promise<MayRead> {
    const directory = await this.directory();
    return (agentId, queueId) => mayRead(directory, agentId, queueId);
  }

  async #tellStanding(): Promise<void> {
    try {
      for (const relief of this.reliefs.standing()) await this.#announce.relief(relief);
      for (const { contactId, source, entries, agents, isOffered } of this.contacts.going()) {
        for (const { event, owner } of entries) {
          const told = { agents: [...agents] as AgentId[], owner: owner as AgentId | null };
          await this.#announce.contact({ contactId: contactId as ContactId, source, event, isOffered, ...told });
        }
      }
    } catch (cause) {
      this.#deps.log.error('standing-not-told', cause);
    }
  }

  async #afterEnd(contactId: string): Promise<void> {
    try {
      await dropOffer(this.#deps.store.db, contactId);
    } catch (cause) {
      this.#deps.log.error('offer-not-dropped', cause);
    }
    this.#assigner.kick();
  }

  async #record(contact: Known): Promise<boolean> {
    try {
      const written = await recordContact(this.#deps.store.db, contact, await this.directory(), this.#deps.clock.now());
      if (written > 0) this.#deps.log.info('contact-recorded', { contactId: contact.contactId, count: written });
      return true;
    } catch (cause) {
      this.#deps.log.error('contact-not-recorded', cause, { contactId: contact.contactId });
      return false;
    }
  }
}
