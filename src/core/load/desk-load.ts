import { isOvertimeNear, type DutyMoment, type OwnBreaks } from '#shared/domain/load/index.ts';
import { ReliefEvent } from '#shared/contract/team/board.ts';
import type { LoadReport } from '#shared/contract/team/contacts.ts';
import { readJson } from '#shared/kernel/json.ts';
import { HOUR, SECOND } from '#shared/kernel/time.ts';
import type { Presence } from '../contacts/index.ts';
import { Attendance } from './attendance.ts';
import { agreedOf, dutyOf } from './agreed.ts';
import { HardMarks } from './hard-marks.ts';
import { handsOf, type Hand, type Hands } from './hands.ts';
import { Passing, type Passed } from './jumps.ts';
import { Ledger } from './ledger.ts';
import { News } from './news.ts';
import { Rests } from './rests.ts';
import { instantOf, standingOf, type Standing } from './standing.ts';
import { stateOf, type State } from './state.ts';
import type { LoadWorld } from './world.ts';

const TICK_MS = 5 * SECOND;
const BEAT_MS = 30 * SECOND;
/** A machine that slept for longer was not left for a moment. */
const NIGHT_MS = 4 * HOUR;
const AWAY = { kind: 'away', reason: '', load: 0 } as const;
const nothing = (): void => undefined;

/** What is looked at once for everything that is done in one moment. */
type Look = {
  readonly hands: Hands;
  readonly presence: Presence;
  readonly state: State;
  readonly duty: DutyMoment | null;
};

const byId = ({ mine }: Hands): ReadonlyMap<string, Hand> => new Map(mine.map((one) => [one.contactId, one]));

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
  readonly #hard: HardMarks;
  readonly #news = new News();
  #state: State = { kind: 'available', doing: 'free' };
  #isAway = false;
  #beatAt: number;
  #cancel = nothing;
  #isTicking = false;
  #isStopped = false;

  constructor(world: LoadWorld) {
    this.#world = world;
    const now = world.clock.now();
    this.#ledger = new Ledger(world.db);
    this.#passing = new Passing(world.clock, world.skew);
    this.#attendance = new Attendance(world.clock.monotonic());
    this.#rests = new Rests(world.db, now);
    this.#hard = new HardMarks(world);
    this.#beatAt = world.clock.monotonic();
    this.#safely(() => (this.#state = this.#look().state));
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
    // Whatever has gone by until now, somebody slept through it or not, is counted first.
    this.moved();
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
    if (offer.success && this.#rests.relieved(offer.data)) this.moved();
  }

  /** @returns false: a contact is in hand, and nothing was changed. */
  take(): boolean {
    this.#tick();
    if (this.#look().hands.mine.some(({ isPaused }) => !isPaused)) return false;
    const now = this.#world.clock.now();
    const reason = this.#rests.take({ now, hubNow: this.#atHub(now), duty: this.#duty() });
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
    if (this.#look().presence.state === 'break') this.#world.contacts.setPresence('available', '');
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

  #duty(): DutyMoment | null {
    const { db, agent, clock } = this.#world;
    return db.read((tx) => dutyOf(tx, agent().id, this.#atHub(clock.now())));
  }

  /** As it is at this moment. */
  standing(): Standing {
    this.#tick();
    return this.#standing(this.#look());
  }

  /** What the hub is told of it, in the hub's time. */
  report(): LoadReport {
    return this.#standing(this.#look()).report;
  }

  /** Of the contacts in hand, by id: whether each sleeps, and when it woke. */
  hands(): ReadonlyMap<string, Hand> {
    return byId(this.#hands());
  }

  /** What was kept of the agent's days, or of some, is gone. */
  forgotten(isAll: boolean): void {
    this.#ledger.forgotten();
    if (isAll) this.#rests.forget(this.#world.clock.now());
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

  #hands(): Hands {
    const { db, clock, contacts, talks } = this.#world;
    const now = clock.now();
    return db.read((tx) => handsOf(tx, { contacts, talks, pauseAfterMs: agreedOf(tx).pauseAfterMs, now }));
  }

  #look(): Look {
    const { clock, isAttended } = this.#world;
    const hands = this.#hands();
    const presence = this.#world.presence(byId(hands));
    const isAway = !isAttended() || this.#attendance.isAway(clock.monotonic());
    return { hands, presence, state: stateOf({ state: presence.state, hands, isAway }), duty: this.#duty() };
  }

  /** What has passed is counted for what they did; what they do now decides whether anything is offered. */
  #tick(): void {
    const passed = this.#passing.look(this.#isTicking ? TICK_MS : null);
    const look = this.#look();
    const { doing } = look.state;
    this.#rests.pass(passed.elapsedMs, this.#state.doing);
    if (passed.movedMs !== 0) this.#ledger.moved(passed.movedMs);
    if (passed.sleptMs > 0) this.#slept(passed);
    const steppedAway = doing === 'away' && !this.#isAway;
    this.#isAway = doing === 'away';
    if (steppedAway) this.#steppedAway(passed.at);
    this.#state = look.state;
    if (this.#hard.look(look.hands, passed.at)) this.#rests.hard();
    this.#rests.newRules();
    this.#write(look, passed.at);
    const here = { now: this.#world.clock.now(), hubNow: passed.at, duty: look.duty };
    this.#rests.offer(here, doing, look.presence.state === 'available');
    this.#tell(look, passed.at);
  }

  /** Whoever talks while the clock jumps goes on talking, but not through a night. */
  #slept({ at, sleptMs }: Passed): void {
    const { kind, doing } = this.#state;
    const isNight = sleptMs > NIGHT_MS;
    const isTalking = kind === 'talk' || kind === 'hold';
    if (isTalking && !isNight) return;
    this.#rests.pass(sleptMs, doing === 'free' || doing === 'engaged' ? 'away' : doing);
    if (isNight) this.#ledger.end(at - sleptMs);
    else if (doing === 'free' || doing === 'engaged') this.#ledger.slept(at - sleptMs, at);
  }

  #steppedAway(at: number): void {
    const idleMs = this.#attendance.idleMs(this.#world.clock.monotonic());
    this.#rests.steppedAway(idleMs);
    this.#ledger.set(AWAY, at - idleMs);
  }

  #write({ hands, presence }: Look, at: number): void {
    const { kind } = this.#state;
    const { load } = instantOf(this.#world, hands);
    const reason = kind === 'break' ? presence.reason : '';
    if (this.#ledger.set({ kind, reason, load }, at)) this.#world.announce('day');
    const monotonic = this.#world.clock.monotonic();
    if (monotonic - this.#beatAt >= BEAT_MS) this.#beat(monotonic, at);
  }

  /** A desk that does not know the hub's clock throws nothing away by its own. */
  #beat(monotonic: number, at: number): void {
    this.#beatAt = monotonic;
    this.#ledger.beat();
    this.#save();
    if (this.#world.isClockKnown()) this.#ledger.tidy(at);
    this.#world.announce('load_now');
  }

  #tell(look: Look, at: number): void {
    const { duty, hands, state } = look;
    const hintMs = this.#world.db.read((db) => agreedOf(db).overtimeHintMs);
    const isNear = duty !== null && hands.mine.length > 0 && isOvertimeNear(duty, at, hintMs);
    if (!this.#news.isNew(this.#standing(look), state.kind, isNear)) return;
    this.#save();
    this.#world.announce('load_now');
    this.#world.tellHub();
  }

  #standing({ hands, duty, presence }: Look): Standing {
    const { kept, rules } = this.#rests;
    const isResting = presence.state === 'break';
    return standingOf(this.#world, { hands, kept, rules, ledger: this.#ledger, duty, isResting });
  }

  #save(): void {
    this.#rests.save(this.#world.clock.now());
  }

  #atHub(at: number): number {
    return Math.max(0, at + this.#world.skew());
  }
}
