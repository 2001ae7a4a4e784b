import type { ReliefEvent } from '#shared/contract/team/board.ts';
import {
  advance,
  ask,
  freshClock,
  letGo,
  nextPlannedBreak,
  plannedBreakDue,
  postpone,
  take,
  type BreakCause,
  type BreakClock,
  type BreakRules,
  type Doing,
  type DutyMoment,
} from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { aboutRest, type SimPerson } from '../day.ts';
import type { Tally } from './tally.ts';

type Deps = {
  readonly person: Pick<SimPerson, 'duty' | 'answers'>;
  readonly rules: BreakRules;
  readonly tally: Tally;
};
/** In the day's time. */
export type Rest = { readonly untilAt: number; readonly reason: 'lunch' | 'rest' };

/** As the desk has it (core/load/rests). */
const BEFORE_PLANNED_MS = 15 * MINUTE;

/** When somebody rests: what is due is said by `domain/load/breaks` alone, what they answer by the plan. */
export class SimRests {
  readonly #deps: Deps;
  #clock: BreakClock;
  #relief: ReliefEvent | null = null;
  #plannedAt: number | null = null;
  readonly #answered = { relief: 0, other: 0 };

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#clock = freshClock(deps.rules);
  }

  get reliefAt(): number | null {
    return this.#relief?.at ?? null;
  }

  hard(): void {
    if (this.#deps.rules.afterHard) this.#clock = ask(this.#clock, 'hard');
  }

  relieved(relief: ReliefEvent): void {
    if (this.#relief?.at === relief.at) return;
    this.#deps.tally.reliefs.offered += 1;
    this.#relief = relief;
    this.#clock = ask(this.#clock, 'relief');
  }

  /** So much time has gone by in which they did this. */
  pass(elapsedMs: number, doing: Doing): void {
    this.#clock = advance(this.#clock, { elapsedMs, doing, isQuiet: true }, this.#deps.rules);
  }

  /** What they do now decides whether a rest may be offered, and then what they say to it. @returns the rest that begins. */
  look(at: number, doing: Doing): Rest | null {
    const { rules, tally } = this.#deps;
    this.#askPlanned(at, doing);
    this.#clock = advance(this.#clock, { elapsedMs: 0, doing, isQuiet: this.#waitsForPlanned(at) }, rules);
    const { offered } = this.#clock;
    if (offered === null) return null;
    tally.rests.offered += 1;
    return this.#answer(offered, at);
  }

  #answer(cause: BreakCause, at: number): Rest | null {
    const { person, rules, tally } = this.#deps;
    const about = aboutRest(cause);
    const answers = person.answers[about];
    const said = answers[this.#answered[about]++ % answers.length] ?? 'take';
    if (said === 'take') return this.#take(cause, at);
    if (said === 'postpone' && !this.#clock.hasPostponed) {
      tally.rests.postponed += 1;
      this.#clock = postpone(this.#clock, rules);
      return null;
    }
    tally.rests.letGo += 1;
    this.#relief = null;
    this.#clock = letGo(this.#clock, rules);
    return null;
  }

  #take(cause: BreakCause, at: number): Rest {
    const { person, rules, tally } = this.#deps;
    tally.rests.taken += 1;
    if (this.#relief) tally.reliefs.taken += 1;
    this.#relief = null;
    this.#clock = take(this.#clock);
    const planned = cause === 'planned' ? plannedBreakDue(person.duty, at) : null;
    const lengthMs = planned ? planned.toAt - planned.fromAt : rules.restMs;
    return { untilAt: at + lengthMs, reason: planned?.kind === 'meal' ? 'lunch' : 'rest' };
  }

  #askPlanned(at: number, doing: Doing): void {
    const due = plannedBreakDue(this.#deps.person.duty, at);
    if (!due || due.fromAt === this.#plannedAt || doing === 'resting') return;
    this.#plannedAt = due.fromAt;
    this.#clock = ask(this.#clock, 'planned');
  }

  #waitsForPlanned(at: number): boolean {
    const next: DutyMoment['breaks'][number] | null = nextPlannedBreak(this.#deps.person.duty, at);
    return next !== null && next.fromAt - at <= BEFORE_PLANNED_MS && this.#clock.asked.length === 0;
  }
}
