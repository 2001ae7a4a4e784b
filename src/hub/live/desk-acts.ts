import type { CallEvent } from '#shared/domain/call-event.ts';
import type { ContactReply, ContactRequest } from '#shared/contract/team/contacts.ts';
import type { AgentId, ContactId } from '#shared/kernel/ids.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Db } from '../store/index.ts';
import type { Announcer } from './announce.ts';
import type { Known } from './known.ts';
import type { Directory } from './directory.ts';
import { legsOf } from './legs.ts';
import { mayRead } from './route.ts';
import { claim, hasTaken, passOffer, takeOffer, type Offer } from './offers.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly announce: Announcer;
  readonly directory: () => Promise<Directory>;
};

/** What agents do at their desks about contacts they are told of. Of two who take one, the database says whose it is. */
export class DeskActs {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async act(contact: Known | undefined, agentId: AgentId, action: ContactRequest['action']): Promise<ContactReply> {
    const owner = contact ? ownerOf(contact) : null;
    if (!contact || contact.life.state === 'ended' || !contact.agents.has(agentId))
      return { isTaken: false, agentId: owner };
    if (action === 'end') return this.#end(contact, agentId, owner);
    if (owner !== null) return { isTaken: owner === agentId && action === 'accept', agentId: owner };
    return action === 'accept' ? this.#accept(contact, agentId) : this.#decline(contact, agentId);
  }

  async #accept(contact: Known, agentId: AgentId): Promise<ContactReply> {
    const { db, clock, directory } = this.#deps;
    if (contact.isOffered && !mayRead(await directory(), agentId, contact.life.facts.queueId))
      return { isTaken: false, agentId: null };
    const asked = { contactId: contact.contactId, agentId, now: clock.now() };
    const isTheirs = contact.isOffered ? await takeOffer(db, asked) : await claim(db, offerOf(contact), asked);
    if (!isTheirs) return { isTaken: false, agentId: null };
    await this.#say(contact, 'answer', agentId);
    return { isTaken: true, agentId };
  }

  async #decline(contact: Known, agentId: AgentId): Promise<ContactReply> {
    const { db, clock, announce } = this.#deps;
    const asked = { contactId: contact.contactId, agentId, now: clock.now() };
    const wasTheirs = !contact.isOffered || (await passOffer(db, asked));
    if (wasTheirs) await announce.withdraw(contact.contactId as ContactId, [agentId]);
    return { isTaken: false, agentId: null };
  }

  async #end(contact: Known, agentId: AgentId, owner: AgentId | null): Promise<ContactReply> {
    const { contactId } = contact;
    // Who ends what they have taken this moment may be quicker than the word that they have.
    const isTheirs = owner === agentId || (owner === null && (await hasTaken(this.#deps.db, { contactId, agentId })));
    if (!isTheirs) return { isTaken: false, agentId: owner };
    await this.#say(contact, 'hangup', agentId);
    return { isTaken: true, agentId };
  }

  /** As an exchange would say it. */
  async #say(contact: Known, type: 'answer' | 'hangup', agentId: AgentId): Promise<void> {
    const first = contact.entries[0]?.event;
    if (!first) return;
    const { agents } = await this.#deps.directory();
    const users = agents.filter(({ id }) => id === agentId).map(({ handle }) => handle);
    const said = { users: type === 'answer' ? users : [], cause: type === 'hangup' ? ('normal' as const) : null };
    const event: CallEvent = { ...first, type, at: this.#deps.clock.now(), text: null, speaker: null, ...said };
    const { contactId, source } = contact;
    await this.#deps.announce.contact({
      contactId: contactId as ContactId,
      source,
      event,
      owner: type === 'answer' ? agentId : null,
      agents: [agentId],
      isOffered: false,
    });
  }
}

const offerOf = ({ contactId, life }: Known): Offer => ({
  contactId,
  queueId: life.facts.queueId ?? '',
  channel: life.channel,
  sinceAt: life.ringingAt,
});

const ownerOf = ({ entries, source }: Known): AgentId | null =>
  legsOf(entries, source).at(-1)?.agentId as AgentId | null;
