import { isHard, isOvertimeNear, type DutyMoment, type OwnBreaks } from '#shared/domain/load/index.ts';
import { ReliefEvent } from '#shared/contract/team/board.ts';
import type { LoadReport } from '#shared/contract/team/contacts.ts';
import { readJson } from '#shared/kernel/json.ts';
import { HOUR, SECOND } from '#shared/kernel/time.ts';
import { Attendance } from './attendance.ts';
import { agreedOf, dutyOf } from './agreed.ts';
import { handsOf, type Hand, type Hands } from './hands.ts';
import { Passing, type Passed } from './jumps.ts';
import { Ledger } from './ledger.ts';
import { Rests } from './rests.ts';
import { instantOf, standingOf, type Standing } from './standing.ts';
import { isKnownHard, noteHard } from './spans.ts';
import { stateOf, type State } from './state.ts';
import type { LoadWorld } from './world.ts';

const TICK_MS = 5 * SECOND;
const BEAT_MS = 30 * SECOND;
const SOON = { isDurable: false } as const;
/** A machine that slept for longer was not left for a moment. */
const NIGHT_MS = 4 * HOUR;
const AWAY = { kind: 'away', reason: '', load: 0 } as const;
const nothing = (): void => undefined;

/**
 * Work and rest of the person at an open desk. Invariants:
 * 1. Everything is worked out of what the desk has anyway: contacts, presence, what customers wrote, that somebody is there.
 * 2. Time is counted in pieces of 5 s and at every change, for what they did in it; while nobody looks at the desk nothing moves by
 *    itself, and they are away.
 * 3. What a desk remembers survives its end; the time it was closed is time away.
 * 4. After `stop` nothing happens any more.
 */
export class DeskLoad {
  readonly #world: LoadWorld;
  readonly #ledger: Ledger;
  readonly #passing: Passing;
  readonly #attendance: Attendance;
  readonly #rests: Rests;
  #state: State;
  #isAway = false;
  #beatAt: number;
  #tidyAt: number;
  #told = '';
  #cancel = nothing;
  #isTicking = false;
  #isStopped = false;

  constructor(world: LoadWorld) {
    this.#world = world;
    const now = world.clock.now();
    this.#ledger = new Ledger(world.db);
    this.#passing = new Passing(world.clock);
    this.#attendance = new Attendance(world.clock.monotonic());
    this.#rests = new Rests(world.db, now);
    this.#beatAt = now;
    this.#tidyAt = now;
    this.#safely(() => this.#ledger.tidy(now));
    this.#state = this.#look().state;
    const closedMs = Math.max(0, now - this.#rests.kept.savedAt);
    this.#rests.pass(closedMs, this.#state.doing === 'resting' ? 'resting' : 'away');
    this.moved();
  }

  /** Something about contacts, presence or shifts may be different now. */
  moved(): void {
    if (this.#isStopped) return;
    this.#safely(() => this.#tick());
    this.#later();
  }

  /** Somebody is at this computer. */
  active(): void {
    this.#attendance.active(this.#world.clock.monotonic());
    if (this.#isAway) this.moved();
  }

  locked(isLocked: boolean): void {
    this.#attendance.locked(isLocked, this.#world.clock.monotonic());
    this.moved();
  }

  /** The hub brings a lead's offer of rest; it may bring one twice. */
  relieved(data: string): void {
    const offer = ReliefEvent.safeParse(readJson(data));
    if (!offer.success || this.#rests.kept.relief?.at === offer.data.at) return;
    this.#rests.relieved(offer.data);
    this.moved();
  }

  /** @returns false: a contact is in hand, and nothing was changed. */
  take(): boolean {
    this.#tick();
    if (this.#look().hands.mine.length > 0) return false;
    const now = this.#world.clock.now();
    const reason = this.#rests.take({ now, hubNow: this.#atHub(now), duty: this.duty() });
    this.#world.contacts.setPresence('break', reason);
    this.moved();
    return true;
  }

  postpone(): void {
    this.#tick();
    this.#rests.postpone();
    this.moved();
  }

  letGo(): void {
    this.#tick();
    this.#rests.letGo();
    this.moved();
  }

  endRest(): void {
    if (this.#world.presence().state === 'break') this.#world.contacts.setPresence('available', '');
    this.#rests.end();
    this.moved();
  }

  quiet(untilAt: number | null): void {
    this.#rests.quiet(untilAt);
    this.moved();
  }

  setOwn(own: OwnBreaks): void {
    this.#rests.setOwn(own);
    this.#world.announce('load_now');
    this.moved();
  }

  get own(): OwnBreaks {
    return this.#rests.kept.own;
  }

  duty(): DutyMoment | null {
    const { db, agent, clock } = this.#world;
    return db.read((tx) => dutyOf(tx, agent().id, this.#atHub(clock.now())));
  }

  /** As it is at this moment. */
  standing(): Standing {
    this.#tick();
    return this.#standing();
  }

  /** What the hub is told of it, in the hub's time. */
  report(): LoadReport {
    return this.#standing().report;
  }

  /** Of a contact in hand, whether it sleeps, and when it woke. */
  hand(contactId: string): Hand | undefined {
    return this.#look().hands.mine.find((one) => one.contactId === contactId);
  }

  /** What was kept of the agent's days, or of some, is gone. */
  forgotten(): void {
    this.#ledger.forgotten();
    this.moved();
  }

  /** The open stretch as far as it has come is on the disk. */
  settle(): void {
    this.#tick();
    this.#ledger.beat();
  }

  stop(): void {
    if (this.#isStopped) return;
    this.#safely(() => {
      this.settle();
      this.#save();
    });
    this.#isStopped = true;
    this.#cancel();
  }

  #later(): void {
    if (this.#isTicking || this.#isStopped || !this.#world.isAttended()) return;
    this.#isTicking = true;
    this.#cancel = this.#world.clock.after(TICK_MS, () => {
      this.#isTicking = false;
      this.moved();
    });
  }

  /** Nobody's call or desk fails because their day could not be written down. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (cause) {
      this.#world.log.error('load.behind', cause);
    }
  }

  #look(): { readonly state: State; readonly hands: Hands } {
    const { db, clock, contacts, talks, presence, isAttended } = this.#world;
    const now = clock.now();
    const hands = db.read((tx) => handsOf(tx, { contacts, talks, pauseAfterMs: agreedOf(tx).pauseAfterMs, now }));
    const isAway = !isAttended() || this.#attendance.isAway(clock.monotonic());
    return { hands, state: stateOf({ state: presence().state, hands, isAway }) };
  }

  /** What has passed is counted for what they did; what they do now decides whether anything is offered. */
  #tick(): void {
    const passed = this.#passing.look();
    const { state, hands } = this.#look();
    this.#rests.pass(passed.elapsedMs, this.#state.doing);
    if (passed.backMs > 0) this.#ledger.movedBack(passed.backMs);
    if (passed.sleptMs > 0) this.#slept(passed);
    if (state.doing === 'away' && !this.#isAway) this.#steppedAway(passed.now);
    this.#isAway = state.doing === 'away';
    this.#state = state;
    this.#noteHard(hands);
    this.#rests.newRules();
    this.#write(hands, passed.now);
    const here = { now: passed.now, hubNow: this.#atHub(passed.now), duty: this.duty() };
    this.#rests.offer(here, state.doing, this.#world.presence().state === 'available');
    this.#tell(passed.now);
  }

  /** Whoever talks while the clock jumps goes on talking. */
  #slept({ now, sleptMs }: Passed): void {
    const { doing } = this.#state;
    if (doing === 'engaged') return;
    this.#rests.pass(sleptMs, doing === 'free' ? 'away' : doing);
    const sinceAt = this.#atHub(now - sleptMs);
    if (sleptMs > NIGHT_MS) this.#ledger.end(sinceAt);
    else if (doing === 'free') this.#ledger.set(AWAY, sinceAt);
  }

  #steppedAway(now: number): void {
    const idleMs = this.#attendance.idleMs(this.#world.clock.monotonic());
    this.#rests.steppedAway(idleMs);
    this.#ledger.set(AWAY, this.#atHub(now - idleMs));
  }

  #noteHard({ mine }: Hands): void {
    const { db, hear, clock } = this.#world;
    for (const { contactId } of mine.filter(({ state }) => state === 'ended')) {
      if (db.read((tx) => isKnownHard(tx, contactId)) || !isHard(hear(contactId))) continue;
      db.write((tx) => noteHard(tx, contactId, this.#atHub(clock.now())), SOON);
      this.#rests.hard();
    }
  }

  #write(hands: Hands, now: number): void {
    const { kind } = this.#state;
    const { load } = instantOf(this.#world, hands);
    const reason = kind === 'break' ? this.#world.presence().reason : '';
    if (this.#ledger.set({ kind, reason, load }, this.#atHub(now))) this.#world.announce('day');
    if (Math.abs(now - this.#beatAt) >= BEAT_MS) this.#beat(now);
    if (now - this.#tidyAt < HOUR) return;
    this.#tidyAt = now;
    this.#ledger.tidy(now);
  }

  #beat(now: number): void {
    this.#beatAt = now;
    this.#ledger.beat();
    this.#save();
    this.#world.announce('load_now');
  }

  /** Says that it stands differently, when it does; how long somebody has worked is said with every beat. */
  #tell(now: number): void {
    const { report, waking, offer, rest, quietUntilAt, duty, hands } = this.#standing();
    const hintMs = this.#world.db.read((db) => agreedOf(db).overtimeHintMs);
    const isNear = duty !== null && hands.mine.length > 0 && isOvertimeNear(duty, this.#atHub(now), hintMs);
    const { load, interruptible, hard, reliefAt } = report;
    const said = [load, interruptible, hard, reliefAt, waking, offer, rest, quietUntilAt, isNear, this.#state.kind];
    const text = JSON.stringify(said);
    if (text === this.#told) return;
    this.#told = text;
    this.#save();
    this.#world.announce('load_now');
    this.#world.tellHub();
  }

  #standing(): Standing {
    const { hands } = this.#look();
    const { kept, rules } = this.#rests;
    return standingOf(this.#world, { hands, kept, rules, ledger: this.#ledger, duty: this.duty() });
  }

  #save(): void {
    this.#rests.save(this.#world.clock.now());
  }

  #atHub(at: number): number {
    return Math.max(0, at + this.#world.skew());
  }
}
