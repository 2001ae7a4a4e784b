import {
  advance,
  ask,
  letGo,
  nextPlannedBreak,
  plannedBreakDue,
  postpone,
  steppedAway,
  take,
  underRules,
  type BreakCause,
  type BreakRules,
  type Doing,
  type DutyMoment,
  type OwnBreaks,
} from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import type { Db } from '../db/types.ts';
import { rulesOf } from './agreed.ts';
import { freshLoad, readLoad, writeLoad, type KeptLoad, type Relief } from './kept.ts';

const SOON = { isDurable: false } as const;
/** Whoever has a planned break so soon is not asked for another before it. */
const BEFORE_PLANNED_MS = 15 * MINUTE;

/** `hubNow`: by the clock that shifts are planned with. */
type Here = { readonly now: number; readonly hubNow: number; readonly duty: DutyMoment | null };

/**
 * What the desk remembers of work and rest, and what was answered to it. Invariants:
 * 1. What is due, and whether it may be said now, `domain/load/breaks` decides alone.
 * 2. It survives the end of the desk: `save` is called with every change that somebody could miss.
 */
export class Rests {
  readonly #db: Db;
  #kept: KeptLoad;
  #rules: BreakRules;

  constructor(db: Db, now: number) {
    this.#db = db;
    this.#kept = db.read((tx) => readLoad(tx, now, (own) => rulesOf(tx, own)));
    this.#rules = db.read((tx) => rulesOf(tx, this.#kept.own));
    this.#reckonBy(this.#rules);
  }

  get kept(): KeptLoad {
    return this.#kept;
  }

  get rules(): BreakRules {
    return this.#rules;
  }

  /** So much time has gone by in which they did this. */
  pass(elapsedMs: number, doing: Doing): void {
    this.#advance(elapsedMs, doing, true);
  }

  /** Nobody has been there for so long, as it turns out. */
  steppedAway(forMs: number): void {
    this.#keep({ clock: steppedAway(this.#kept.clock, forMs) });
  }

  hard(): void {
    if (this.#rules.afterHard) this.#keep({ clock: ask(this.#kept.clock, 'hard') });
  }

  /** An offer may be told again, also after it was answered. @returns whether it is new. */
  relieved(relief: Relief): boolean {
    if (relief.at <= this.#kept.reliefSeenAt) return false;
    this.#keep({ relief, reliefSeenAt: relief.at, clock: ask(this.#kept.clock, 'relief') });
    return true;
  }

  /** Decides what is on offer now. @param isBack they said that they are available again. */
  offer({ now, hubNow, duty }: Here, doing: Doing, isBack: boolean): void {
    const { rest, quietUntilAt } = this.#kept;
    if (rest !== null && isBack) this.#keep({ rest: null });
    if (quietUntilAt !== null && quietUntilAt <= now) this.#keep({ quietUntilAt: null });
    if (duty) this.#askPlanned(duty, hubNow, doing);
    // Whoever rests has answered, however they came to it.
    if (doing === 'resting') this.#keep({ clock: take(this.#kept.clock) });
    const isQuiet = this.#kept.quietUntilAt !== null || this.#waitsForPlanned(duty, hubNow);
    this.#advance(0, doing, isQuiet);
    if (this.#kept.relief && !this.#kept.clock.asked.includes('relief')) this.#keep({ relief: null });
  }

  /** The rest begins. @returns the presence it is told with. */
  take({ now, hubNow, duty }: Here): 'lunch' | 'rest' {
    const cause: BreakCause = this.#kept.clock.offered ?? 'time';
    const planned = cause === 'planned' && duty ? plannedBreakDue(duty, hubNow) : null;
    const untilAt = now + (planned ? planned.toAt - planned.fromAt : this.#rules.restMs);
    this.#keep({ rest: { sinceAt: now, untilAt, cause }, relief: null, clock: take(this.#kept.clock) });
    return planned?.kind === 'meal' ? 'lunch' : 'rest';
  }

  postpone(): void {
    this.#keep({ clock: postpone(this.#kept.clock, this.#rules) });
  }

  letGo(): void {
    if (this.#kept.clock.offered === null) return;
    this.#keep({ clock: letGo(this.#kept.clock, this.#rules), relief: null });
  }

  end(): void {
    this.#keep({ rest: null });
  }

  /** The agent wants nothing kept of their work; what they wish for themselves stays. */
  forget(now: number): void {
    const { own, quietUntilAt, reliefSeenAt } = this.#kept;
    this.#kept = { ...freshLoad(now, this.#rules), own, quietUntilAt, reliefSeenAt };
  }

  quiet(untilAt: number | null): void {
    this.#keep({ quietUntilAt: untilAt });
  }

  setOwn(own: OwnBreaks): void {
    this.#keep({ own });
    this.newRules();
  }

  /** The team may have agreed on something else. */
  newRules(): void {
    const rules = this.#db.read((tx) => rulesOf(tx, this.#kept.own));
    this.#reckonBy(rules);
    this.#rules = rules;
  }

  save(now: number): void {
    this.#keep({ savedAt: now });
    this.#db.write((tx) => writeLoad(tx, this.#kept), SOON);
  }

  #reckonBy(rules: BreakRules): void {
    const { everyMs, clock } = this.#kept;
    if (everyMs === rules.everyMs) return;
    this.#keep({ everyMs: rules.everyMs, clock: underRules(clock, { ...rules, everyMs }, rules) });
  }

  #askPlanned(duty: DutyMoment, hubNow: number, doing: Doing): void {
    const due = plannedBreakDue(duty, hubNow);
    if (!due || due.fromAt === this.#kept.plannedAt || doing === 'resting') return;
    this.#keep({ plannedAt: due.fromAt, clock: ask(this.#kept.clock, 'planned') });
  }

  #waitsForPlanned(duty: DutyMoment | null, hubNow: number): boolean {
    const next = duty && nextPlannedBreak(duty, hubNow);
    return next !== null && next.fromAt - hubNow <= BEFORE_PLANNED_MS && this.#kept.clock.asked.length === 0;
  }

  #advance(elapsedMs: number, doing: Doing, isQuiet: boolean): void {
    this.#keep({ clock: advance(this.#kept.clock, { elapsedMs, doing, isQuiet }, this.#rules) });
  }

  #keep(changed: Partial<KeptLoad>): void {
    this.#kept = { ...this.#kept, ...changed };
  }
}
