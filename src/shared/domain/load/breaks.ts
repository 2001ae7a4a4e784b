import { BREAK_CAUSES, type BreakCause } from './names.ts';
import type { BreakRules } from './policy-schema.ts';

/**
 * When a rest is due. Pure: time comes in as `elapsedMs` of a clock nobody can set, so no change of the wall clock brings or swallows a
 * rest. Invariants:
 * 1. A rest is offered and never forced; what is offered stays until it is taken, put off or let go.
 * 2. Nothing is offered to somebody who is engaged (ringing, talking, holding, writing up), away, resting or wants no disturbance: it
 *    waits for the next quiet moment.
 * 3. What is due may be put off once; let go, it is due again after another whole stretch of work.
 * 4. A natural pause of `naturalMs`, or half of a rest that was offered, is a rest: everything begins anew.
 */
export type BreakClock = {
  /** Work since the last rest, ms. */
  readonly workedMs: number;
  /** `workedMs` at which the next rest is due by itself. */
  readonly dueMs: number;
  /** What else has come up since the last rest. */
  readonly asked: readonly Exclude<BreakCause, 'time'>[];
  /** `workedMs` before which nothing is offered. */
  readonly quietUntilMs: number;
  readonly hasPostponed: boolean;
  readonly awayMs: number;
  readonly restedMs: number;
  /** What is on offer now; null: nothing. */
  readonly offered: BreakCause | null;
};

/** `engaged`: a contact has them. `away`: nobody is at the desk. `off`: not at work. */
export type Doing = 'free' | 'engaged' | 'away' | 'resting' | 'off';
export type Moment = {
  readonly elapsedMs: number;
  readonly doing: Doing;
  /** They want no disturbance now. */
  readonly isQuiet: boolean;
};

export const freshClock = (rules: BreakRules): BreakClock => ({
  workedMs: 0,
  dueMs: rules.everyMs,
  asked: [],
  quietUntilMs: 0,
  hasPostponed: false,
  awayMs: 0,
  restedMs: 0,
  offered: null,
});

/** The most pressing of what is due; null: nothing. */
function dueOf({ asked, workedMs, dueMs, quietUntilMs }: BreakClock): BreakCause | null {
  if (workedMs < quietUntilMs) return null;
  const [first] = BREAK_CAUSES.filter((cause) => cause !== 'time' && asked.includes(cause));
  return first ?? (workedMs >= dueMs ? 'time' : null);
}

/** Half a rest counts as one; a shorter one is no rest, and none of the work before it is forgotten. */
const hasRested = ({ restedMs, awayMs }: BreakClock, rules: BreakRules): boolean =>
  restedMs * 2 >= rules.restMs || awayMs >= rules.naturalMs;

/** Who has come back early is left alone for a while, and not asked again at once. */
const cutShort = (clock: BreakClock, rules: BreakRules): BreakClock => ({
  ...clock,
  quietUntilMs: clock.restedMs > 0 ? clock.workedMs + rules.postponeMs : clock.quietUntilMs,
  awayMs: 0,
  restedMs: 0,
});

/** Who is away or rests has the counts of that run on; who works again begins anew if it was enough. */
function counted(clock: BreakClock, { elapsedMs, doing }: Moment, rules: BreakRules): BreakClock {
  if (doing === 'resting') return { ...clock, restedMs: clock.restedMs + elapsedMs };
  if (doing === 'away' || doing === 'off') return { ...clock, awayMs: clock.awayMs + elapsedMs };
  const base = hasRested(clock, rules) ? freshClock(rules) : cutShort(clock, rules);
  return { ...base, workedMs: base.workedMs + elapsedMs };
}

/** What has become of the clock after one more moment. Moments are short: what is done at their end is taken for the whole. */
export function advance(clock: BreakClock, moment: Moment, rules: BreakRules): BreakClock {
  const next = counted(clock, moment, rules);
  const isOpen = moment.doing === 'free' && !moment.isQuiet;
  return { ...next, offered: isOpen ? dueOf(next) : null };
}

/** It turns out that nobody has been at the desk for so long: that was no work. */
export const steppedAway = (clock: BreakClock, forMs: number): BreakClock => ({
  ...clock,
  workedMs: Math.max(0, clock.workedMs - forMs),
  awayMs: clock.awayMs + forMs,
  offered: null,
});

/** What was asked for is answered: the rest begins. */
export const take = (clock: BreakClock): BreakClock => ({ ...clock, asked: [], offered: null });

/** Something else asks for a rest. What a lead or a plan asks is heard also by who is left alone: somebody waits for an answer. */
export const ask = (clock: BreakClock, cause: Exclude<BreakCause, 'time'>): BreakClock =>
  clock.asked.includes(cause)
    ? clock
    : { ...clock, asked: [...clock.asked, cause], quietUntilMs: cause === 'hard' ? clock.quietUntilMs : 0 };

/** What is on offer is put off; the second time nothing happens (`hasPostponed`). */
export function postpone(clock: BreakClock, rules: BreakRules): BreakClock {
  if (clock.hasPostponed || clock.offered === null) return clock;
  return { ...clock, hasPostponed: true, quietUntilMs: clock.workedMs + rules.postponeMs, offered: null };
}

/** Not this time. The work since the last rest stays counted as it is. */
export const letGo = (clock: BreakClock, rules: BreakRules): BreakClock => ({
  ...clock,
  asked: [],
  dueMs: clock.workedMs + rules.everyMs,
  quietUntilMs: 0,
  hasPostponed: false,
  offered: null,
});

/** Other rules hold from now on: what is due is reckoned by them. */
export const underRules = (clock: BreakClock, before: BreakRules, after: BreakRules): BreakClock => ({
  ...clock,
  dueMs: Math.max(0, clock.dueMs - before.everyMs + after.everyMs),
});
