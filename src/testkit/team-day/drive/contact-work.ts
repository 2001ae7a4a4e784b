import type { CallEvent, ContactReply } from '#shared/contract/team/contacts.ts';
import { isHard } from '#shared/domain/load/hard.ts';
import { hasRoom, type Capacity } from '#shared/domain/load/index.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { SimPerson } from '../day.ts';
import { Hands, type InHand } from './in-hand.ts';
import type { OtherSide } from './other-side.ts';
import type { SimClock } from './sim-clock.ts';
import { talk } from './talk.ts';
import type { Tally } from './tally.ts';
import type { TeamFacts } from './team-facts.ts';
import { replyOn, saveOf, solve } from './writes.ts';

type Deps = {
  readonly person: Pick<SimPerson, 'pace' | 'reactionsMs'>;
  readonly clock: SimClock;
  readonly tally: Tally;
  readonly team: TeamFacts;
  readonly otherSide: OtherSide;
  readonly capacity: Capacity;
  /** Of what names none. */
  readonly queueId: QueueId;
  readonly act: (contactId: string, action: 'accept' | 'decline' | 'end') => Promise<ContactReply | undefined>;
  readonly write: (mutation: Mutation) => Promise<boolean>;
  /** They are at work and do not rest. */
  readonly isFree: () => boolean;
  readonly changed: () => void;
  readonly hard: () => void;
};

/**
 * What one agent does about contacts: what rings is answered after a moment, or declined by whoever rests or has gone; what was answered
 * is talked through, written up and saved, also after the end of a shift.
 */
export class ContactWork {
  readonly hands: Hands;
  readonly #deps: Deps;
  #reactions = 0;
  /** When they had last finished with one, ms UTC. */
  freeSinceAt: number;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.hands = new Hands({ now: () => deps.clock.now(), find: deps.otherSide.find });
    this.freeSinceAt = deps.clock.now();
  }

  hear(event: CallEvent): void {
    const one = this.hands.hear(event);
    if (!one) return;
    const { state } = this.hands.life(one);
    if (state === 'ended') this.#ended(one);
    else if (state === 'ringing' && !one.isAsked) this.#rung(one);
    // A colleague has it.
    else if (state !== 'ringing' && !one.isMine && !one.isAccepting) this.hands.withdraw(one.id);
    this.#deps.changed();
  }

  withdrawn(contactId: string): void {
    this.hands.withdraw(contactId);
    this.#deps.changed();
  }

  #rung(one: InHand): void {
    const { clock, tally, person, capacity, isFree } = this.#deps;
    one.isAsked = true;
    tally.offers.made += 1;
    const { channel } = this.hands.life(one);
    if (!hasRoom(this.hands.besides(one), channel, capacity)) tally.offers.tooMuch += 1;
    const reactionMs = person.reactionsMs[this.#reactions++ % person.reactionsMs.length] ?? SECOND;
    clock.after(reactionMs, () => void (isFree() ? this.#accept(one) : this.#decline(one)));
  }

  async #decline(one: InHand): Promise<void> {
    if (this.hands.get(one.id) !== one) return;
    this.#deps.tally.offers.declined += 1;
    await this.#deps.act(one.id, 'decline');
  }

  async #accept(one: InHand): Promise<void> {
    if (this.hands.get(one.id) !== one || this.hands.life(one).state !== 'ringing') return;
    one.isAccepting = true;
    const reply = await this.#deps.act(one.id, 'accept');
    one.isAccepting = false;
    if (reply?.isTaken === true) this.#talk(one);
    else this.hands.withdraw(one.id);
    this.#deps.changed();
  }

  #talk(one: InHand): void {
    const { otherSide, tally, act } = this.#deps;
    one.isMine = true;
    if (!one.arrival) tally.strangers += 1;
    const isThere = one.arrival ? otherSide.answered(one.arrival) : true;
    const end = (): void => void act(one.id, 'end');
    const reply = (text: string): void => this.#reply(one, text);
    talk(one, isThere, { clock: this.#deps.clock, otherSide, pace: this.#deps.person.pace, end, reply });
    if (this.hands.life(one).state === 'ended') this.#ended(one);
  }

  #reply(one: InHand, text: string): void {
    const { ticketId } = this.hands.life(one).facts;
    if (ticketId !== null) void this.#deps.write(replyOn(ticketId, text));
  }

  #ended(one: InHand): void {
    const { clock, otherSide, person, hard } = this.#deps;
    if (one.isAccepting || one.isWrapping) return;
    if (!one.isMine) return this.hands.withdraw(one.id);
    one.isWrapping = true;
    if (one.arrival) otherSide.over(one.arrival);
    if (isHard(one.handling.feelings)) hard();
    clock.after(one.handling.acwMs * person.pace, () => void this.#wrapUp(one));
  }

  async #wrapUp(one: InHand): Promise<void> {
    const { clock, team, tally, write, changed } = this.#deps;
    const life = this.hands.life(one);
    const queueId = life.facts.queueId ?? this.#deps.queueId;
    const reasons = team.reasonsOf(queueId);
    const disposition = reasons[Math.floor(one.handling.reason * reasons.length)] ?? null;
    this.hands.finish(one.id);
    this.freeSinceAt = clock.now();
    changed();
    const { ticketId } = life.facts;
    if (ticketId !== null && life.channel !== 'phone') void write(solve(ticketId, team.version));
    const save = saveOf({ contactId: one.id, queueId, life, now: clock.now(), disposition });
    if (await write(save)) tally.saved += 1;
  }
}
