import { presenceOf, type Presence } from '#core/contacts/presence.ts';
import { stateOf, type State } from '#core/load/state.ts';
import type { ContactReply, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { capacityFor } from '#shared/domain/load/index.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { Fetch, TestDevice } from '#testkit/hub/test-device.ts';
import type { SimPerson } from '../day.ts';
import { askFor } from './answers.ts';
import { ContactWork } from './contact-work.ts';
import type { OtherSide } from './other-side.ts';
import { Outbox } from './outbox.ts';
import { renewed } from './session.ts';
import type { SimClock } from './sim-clock.ts';
import { SimDay } from './sim-day.ts';
import { SimLine } from './sim-line.ts';
import { SimRests, type Rest } from './sim-rests.ts';
import type { Tally } from './tally.ts';
import type { TeamFacts } from './team-facts.ts';
import { Teller } from './teller.ts';

export type SimDeskDeps = {
  readonly person: SimPerson;
  readonly device: TestDevice;
  readonly fetch: Fetch;
  readonly clock: SimClock;
  readonly tally: Tally;
  readonly team: TeamFacts;
  readonly otherSide: OtherSide;
};
type Said = Parameters<typeof presenceOf>[0];

/**
 * A desk with somebody at it, as its hub sees it: no replica, no screen. Invariants:
 * 1. What the hub is told is worked out by the rules a desk has: presence, load, occupancy, rests.
 * 2. After `stop` the hub has heard that they are offline.
 */
export class SimDesk {
  readonly #deps: SimDeskDeps;
  readonly #ask: ReturnType<typeof askFor>;
  readonly #outbox: Outbox;
  readonly #line: SimLine;
  readonly #work: ContactWork;
  readonly #rests: SimRests;
  readonly #day: SimDay;
  readonly #teller: Teller;
  #said: Said;
  #rest: Rest | null = null;
  #isOnDuty = false;
  #passedAt: number;
  #doing: State['doing'] = 'off';

  constructor(deps: SimDeskDeps) {
    const { person, device, clock, tally, team } = deps;
    const capacity = capacityFor(team.load, device.session.agent);
    this.#deps = deps;
    this.#ask = askFor(device, tally);
    this.#outbox = new Outbox(device, tally);
    this.#rests = new SimRests({ person, rules: team.load.breaks, tally });
    this.#day = new SimDay({ clock, capacity, recoverMs: team.load.recoverMs });
    this.#teller = new Teller({ clock, now: () => this.#now(), post: (said) => this.#post(said) });
    this.#work = new ContactWork({
      ...deps,
      capacity,
      queueId: device.session.agent.queueIds[0] as QueueId,
      act: (contactId, action) => this.#act(contactId, action),
      write: (mutation) => this.#outbox.write(mutation),
      isFree: () => this.#isOnDuty && this.#rest === null,
      changed: () => this.#teller.changed(),
      hard: () => this.#hard(),
    });
    this.#line = this.#lineOf();
    this.#said = { state: 'offline', reason: '', sinceAt: clock.now() };
    this.#passedAt = clock.at();
  }

  /** What they do now. */
  get presence(): Presence {
    const { hands, freeSinceAt } = this.#work;
    const mine = hands.mine().map((one) => {
      const { state, answeredAt, endedAt, ringingAt } = hands.life(one);
      return { isGoing: state !== 'ended', sinceAt: (state === 'ended' ? endedAt : answeredAt) ?? ringingAt };
    });
    return presenceOf(this.#said, mine, freeSinceAt);
  }

  get isIdle(): boolean {
    return this.#work.hands.isEmpty;
  }

  /** Of the whole day, ms. */
  occupancy(): ReturnType<SimDay['occupancy']> {
    return this.#day.occupancy();
  }

  async begin(): Promise<void> {
    await this.#outbox.begin();
    await this.#line.open();
  }

  arrive(): void {
    this.#isOnDuty = true;
    this.#say('available', '');
  }

  /** Whatever they have in hand is finished first. */
  leave(): void {
    this.#isOnDuty = false;
    this.#rest = null;
    this.#say('offline', '');
  }

  /** What has passed is counted for what they did; what they do now decides what is offered. */
  tick(): void {
    const at = this.#deps.clock.at();
    this.#rests.pass(at - this.#passedAt, this.#doing);
    this.#passedAt = at;
    const { kind, doing } = this.#state();
    this.#day.set(kind);
    this.#doing = doing;
    if (this.#rest && at >= this.#rest.untilAt) this.#back();
    const rest = this.#isOnDuty && !this.#rest ? this.#rests.look(at, doing) : null;
    if (!rest) return;
    this.#rest = rest;
    this.#say('break', rest.reason);
  }

  async stop(): Promise<void> {
    await this.#line.close();
    await this.#teller.stop();
    await this.#outbox.settle(this.#deps.team.version);
  }

  #lineOf(): SimLine {
    const { device, clock } = this.#deps;
    return new SimLine({
      device,
      clock,
      renew: () => this.#renew(),
      words: {
        contact: (event) => this.#work.hear(event),
        withdrawn: ({ contactId }) => this.#work.withdrawn(contactId),
        relief: (relief) => {
          this.#rests.relieved(relief);
          this.#teller.changed();
        },
      },
    });
  }

  #back(): void {
    this.#rest = null;
    this.#say('available', '');
  }

  #say(state: Said['state'], reason: string): void {
    this.#said = { state, reason, sinceAt: this.#deps.clock.now() };
    this.#teller.changed();
  }

  #hard(): void {
    this.#deps.tally.hard += 1;
    this.#day.hard();
    this.#rests.hard();
  }

  #state(): State {
    const { hands } = this.#work;
    const mine = hands.mine().map((one) => ({ state: hands.life(one).state }));
    return stateOf({
      state: this.presence.state,
      hands: { mine: mine as never, isRinging: hands.isRinging },
      isAway: false,
    });
  }

  #act(contactId: string, action: 'accept' | 'decline' | 'end'): Promise<ContactReply | undefined> {
    return this.#ask('/live/v1/contact', { device: this.#deps.device.id, contactId, action });
  }

  #renew(): Promise<void> {
    const { device, fetch, clock } = this.#deps;
    return renewed(device, fetch, clock.now());
  }

  #now(): Omit<PresenceRequest, 'device'> {
    const { clock, person } = this.#deps;
    const { hands } = this.#work;
    const { fromAt, toAt } = person.duty;
    const shiftEndsAt = clock.at() >= fromAt ? clock.realOf(toAt) : null;
    const report = { ...this.#day.report(hands.held()), shiftEndsAt, reliefAt: this.#rests.reliefAt };
    return { ...this.presence, contacts: hands.going(), report };
  }

  async #post(said: Omit<PresenceRequest, 'device'>): Promise<void> {
    const { device, tally } = this.#deps;
    await this.#renew();
    tally.reports += 1;
    await this.#ask('/live/v1/presence', { device: device.id, ...said });
  }
}
