import {
  advance,
  ask,
  isHard,
  isOvertimeNear,
  letGo,
  nextPlannedBreak,
  plannedBreakDue,
  postpone,
  steppedAway,
  take,
  underRules,
  type BreakCause,
  type BreakRules,
  type DutyMoment,
  type Moment,
  type OwnBreaks,
} from '#shared/domain/load/index.ts';
import { ReliefEvent } from '#shared/contract/team/board.ts';
import type { LoadReport } from '#shared/contract/team/contacts.ts';
import { readJson } from '#shared/kernel/json.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { Attendance } from './attendance.ts';
import { agreedOf, dutyOf, rulesOf } from './agreed.ts';
import { handsOf, type Hand, type Hands } from './hands.ts';
import { Passing, type Passed } from './jumps.ts';
import { readLoad, writeLoad, type KeptLoad } from './kept.ts';
import { Ledger } from './ledger.ts';
import { instantOf, standingOf, type Standing } from './standing.ts';
import { noteHard } from './spans.ts';
import { stateOf, type State } from './state.ts';
import type { LoadWorld } from './world.ts';

const TICK_MS = 5 * SECOND;
const BEAT_MS = 30 * SECOND;
const TIDY_MS = 60 * MINUTE;
const SOON = { isDurable: false } as const;
/** Whoever has a planned break so soon is not asked for another before it. */
const BEFORE_PLANNED_MS = 15 * MINUTE;
/** A machine that slept for longer was not left for a moment. */
const NIGHT_MS = 4 * HOUR;
const nothing = (): void => undefined;

/**
 * Work and rest of the person at an open desk. Invariants:
 * 1. Everything is worked out of what the desk has anyway: contacts, presence, what customers wrote, that somebody is there.
 * 2. What is offered is decided by `domain/load/breaks` alone; here time is brought to it, in pieces of 5 s and at every change.
 * 3. What a desk remembers survives its end; the time it was closed is time away.
 * 4. After `stop` nothing happens any more.
 */
export class DeskLoad {
  readonly #world: LoadWorld;
  readonly #ledger: Ledger;
  readonly #passing: Passing;
  readonly #attendance: Attendance;
  #kept: KeptLoad;
  #rules: BreakRules;
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
    this.#kept = world.db.read((db) => readLoad(db, now));
    this.#rules = world.db.read((db) => rulesOf(db, this.#kept.own));
    this.#beatAt = now;
    this.#tidyAt = now;
    this.#safely(() => this.#ledger.tidy(now));
    this.#state = this.#look().state;
    this.#missed(now);
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

  /** The hub brings a lead's offer of rest. */
  relieved(data: string): void {
    const offer = ReliefEvent.safeParse(readJson(data));
    if (!offer.success || this.#kept.relief?.at === offer.data.at) return;
    this.#keep({ relief: offer.data, clock: ask(this.#kept.clock, 'relief') });
    this.moved();
  }

  /** @returns false: a contact is in hand, and nothing was changed. */
  take(): boolean {
    this.#tick();
    const { presence, contacts, clock } = this.#world;
    if (this.#look().hands.mine.length > 0 || presence().state === 'on-contact') return false;
    const cause: BreakCause = this.#kept.clock.offered ?? 'time';
    const sinceAt = clock.now();
    const duty = this.duty();
    const planned = cause === 'planned' && duty ? plannedBreakDue(duty, this.#atHub(sinceAt)) : null;
    const untilAt = sinceAt + (planned ? planned.toAt - planned.fromAt : this.#rules.restMs);
    this.#keep({ rest: { sinceAt, untilAt, cause }, relief: null, clock: take(this.#kept.clock) });
    contacts.setPresence('break', planned?.kind === 'meal' ? 'lunch' : 'rest');
    this.moved();
    return true;
  }

  postpone(): void {
    this.#tick();
    this.#keep({ clock: postpone(this.#kept.clock, this.#rules) });
    this.moved();
  }

  letGo(): void {
    this.#tick();
    if (this.#kept.clock.offered === null) return;
    this.#keep({ clock: letGo(this.#kept.clock, this.#rules), relief: null });
    this.moved();
  }

  endRest(): void {
    if (this.#world.presence().state === 'break') this.#world.contacts.setPresence('available', '');
    this.#keep({ rest: null });
    this.moved();
  }

  quiet(untilAt: number | null): void {
    this.#keep({ quietUntilAt: untilAt });
    this.moved();
  }

  setOwn(own: OwnBreaks): void {
    this.#keep({ own });
    this.#newRules();
    this.moved();
  }

  get own(): OwnBreaks {
    return this.#kept.own;
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
      this.#tick();
      this.#ledger.beat();
      this.#save();
    });
    this.#isStopped = true;
    this.#cancel();
  }

  /** While nobody looks at the desk nothing moves by itself: they are away. */
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

  /** The desk was closed: nobody worked at it. */
  #missed(now: number): void {
    const gone = Math.max(0, now - this.#kept.savedAt);
    const doing = this.#state.doing === 'resting' ? 'resting' : 'away';
    this.#advance({ elapsedMs: gone, doing, isQuiet: true });
  }

  #look(): { readonly state: State; readonly hands: Hands } {
    const { db, clock, contacts, talks, presence } = this.#world;
    const now = clock.now();
    const hands = db.read((tx) => handsOf(tx, { contacts, talks, pauseAfterMs: agreedOf(tx).pauseAfterMs, now }));
    const isAway = !this.#world.isAttended() || this.#attendance.isAway(clock.monotonic());
    return { hands, state: stateOf({ state: presence().state, hands, isAway }) };
  }

  /** What has passed is counted for what they did; what they do now decides whether anything is offered. */
  #tick(): void {
    const passed = this.#passing.look();
    const { state, hands } = this.#look();
    this.#advance({ elapsedMs: passed.elapsedMs, doing: this.#state.doing, isQuiet: true });
    if (passed.backMs > 0) this.#ledger.movedBack(passed.backMs);
    if (passed.sleptMs > 0) this.#slept(passed);
    if (state.doing === 'away' && !this.#isAway) this.#steppedAway(passed.now);
    this.#isAway = state.doing === 'away';
    this.#noteHard(hands);
    this.#newRules();
    this.#state = state;
    this.#write(state, hands, passed.now);
    this.#offer(passed.now);
    this.#tell(passed.now);
  }

  /** Whoever talks while the clock jumps goes on talking. */
  #slept({ now, sleptMs }: Passed): void {
    const { doing } = this.#state;
    if (doing === 'engaged') return;
    this.#advance({ elapsedMs: sleptMs, doing: doing === 'free' ? 'away' : doing, isQuiet: true });
    const sinceAt = this.#atHub(now - sleptMs);
    if (sleptMs > NIGHT_MS) this.#ledger.end(sinceAt);
    else if (doing === 'free') this.#ledger.set({ kind: 'away', reason: '', load: 0 }, sinceAt);
  }

  #steppedAway(now: number): void {
    const idleMs = this.#attendance.idleMs(this.#world.clock.monotonic());
    this.#keep({ clock: steppedAway(this.#kept.clock, idleMs) });
    this.#ledger.set({ kind: 'away', reason: '', load: 0 }, this.#atHub(now - idleMs));
  }

  #advance(moment: Moment): void {
    this.#kept = { ...this.#kept, clock: advance(this.#kept.clock, moment, this.#rules) };
  }

  #noteHard({ mine }: Hands): void {
    const { db, hear } = this.#world;
    for (const { contactId } of mine.filter(({ state }) => state === 'ended')) {
      const isKnown = db.read((tx) => tx.get('select 1 as x from day_hard where contact_id = ?', [contactId]));
      if (isKnown || !isHard(hear(contactId))) continue;
      db.write((tx) => noteHard(tx, contactId, this.#atHub(this.#world.clock.now())), SOON);
      if (this.#rules.afterHard) this.#keep({ clock: ask(this.#kept.clock, 'hard') });
    }
  }

  #newRules(): void {
    const rules = this.#world.db.read((db) => rulesOf(db, this.#kept.own));
    if (rules.everyMs !== this.#rules.everyMs) this.#keep({ clock: underRules(this.#kept.clock, this.#rules, rules) });
    this.#rules = rules;
  }

  #write({ kind }: State, hands: Hands, now: number): void {
    const { reason } = this.#world.presence();
    const { load } = instantOf(this.#world, hands);
    const said = { kind, reason: kind === 'break' ? reason : '', load };
    if (this.#ledger.set(said, this.#atHub(now))) this.#world.announce('day');
    if (now - this.#beatAt >= BEAT_MS || now < this.#beatAt) this.#beat(now);
    if (now - this.#tidyAt >= TIDY_MS) this.#tidy(now);
  }

  #beat(now: number): void {
    this.#beatAt = now;
    this.#ledger.beat();
    this.#save();
    this.#world.announce('load_now');
  }

  #tidy(now: number): void {
    this.#tidyAt = now;
    this.#ledger.tidy(now);
  }

  #offer(now: number): void {
    const { rest, quietUntilAt, plannedAt } = this.#kept;
    if (rest !== null && this.#world.presence().state === 'available') this.#keep({ rest: null });
    if (quietUntilAt !== null && quietUntilAt <= now) this.#keep({ quietUntilAt: null });
    const duty = this.duty();
    const due = duty ? plannedBreakDue(duty, this.#atHub(now)) : null;
    if (due && due.fromAt !== plannedAt && this.#state.doing !== 'resting')
      this.#keep({ plannedAt: due.fromAt, clock: ask(this.#kept.clock, 'planned') });
    const next = duty ? nextPlannedBreak(duty, this.#atHub(now)) : null;
    const isSoon = next !== null && next.fromAt - this.#atHub(now) <= BEFORE_PLANNED_MS;
    const isQuiet = this.#kept.quietUntilAt !== null || (isSoon && this.#kept.clock.asked.length === 0);
    this.#advance({ elapsedMs: 0, doing: this.#state.doing, isQuiet });
    if (this.#kept.relief && !this.#kept.clock.asked.includes('relief')) this.#keep({ relief: null });
  }

  /** Says that it stands differently, when it does; how long somebody has worked is said with every beat. */
  #tell(now: number): void {
    const { report, waking, offer, rest, quietUntilAt, duty, hands } = this.#standing();
    const near = duty !== null && isOvertimeNear(duty, this.#atHub(now), this.#agreedHint());
    const said = JSON.stringify([report.load, report.interruptible, report.hard, report.reliefAt, waking, offer, rest]);
    const text = `${said}${quietUntilAt ?? ''}${near && hands.mine.length > 0 ? 'near' : ''}${this.#state.kind}`;
    if (text === this.#told) return;
    this.#told = text;
    this.#save();
    this.#world.announce('load_now');
    this.#world.tellHub();
  }

  #agreedHint(): number {
    return this.#world.db.read((db) => agreedOf(db).overtimeHintMs);
  }

  #standing(): Standing {
    const { hands } = this.#look();
    return standingOf(this.#world, {
      hands,
      kept: this.#kept,
      rules: this.#rules,
      ledger: this.#ledger,
      duty: this.duty(),
    });
  }

  #keep(changed: Partial<KeptLoad>): void {
    this.#kept = { ...this.#kept, ...changed };
  }

  #save(): void {
    this.#keep({ savedAt: this.#world.clock.now() });
    this.#world.db.write((tx) => writeLoad(tx, this.#kept), SOON);
  }

  #atHub(at: number): number {
    return Math.max(0, at + this.#world.skew());
  }
}
