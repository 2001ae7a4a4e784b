import { opinionsOf } from '../intent/opinion.ts';
import { evidentSteps, type Evidence, type Line } from './evidence.ts';
import type { Habits } from './past.ts';
import type { ReadProcedure } from './procedure.ts';
import { stateOf } from './state.ts';

/** Nothing here ticks anything: hints are for the agent to take or to leave. */
export type Hints = {
  /** Steps that were evidently done, in the order of their lines; `line` is the number of the first line that shows it. */
  readonly done: readonly { readonly step: string; readonly line: number }[];
  /** At most three steps, the likeliest first. */
  readonly next: readonly string[];
};

const NEXT = 3;

/** By the procedure alone: what follows what was done last, then what follows that; what was done already comes last. */
function byProcedure({ next, start, steps }: ReadProcedure, done: readonly Evidence[]): number[] {
  const last = done.at(-1)?.step;
  const found = new Set(last === undefined ? [start] : next[last]);
  for (const step of found) {
    if (found.size >= steps.length) break;
    for (const later of next[step] ?? []) found.add(later);
  }
  const was = new Set(done.map(({ step }) => step));
  return [...found].toSorted((a, b) => Number(was.has(a)) - Number(was.has(b)));
}

/**
 * What the lines of a conversation show of a running procedure. Bounded by steps × lines.
 * @param habits what was learned of earlier conversations with it; null: there are none yet.
 */
export function stepHints(procedure: ReadProcedure, lines: readonly Line[], habits: Habits | null): Hints {
  const done = evidentSteps(procedure, lines);
  const guesses = habits
    ? opinionsOf(habits, stateOf(done, lines)).opinions.map(({ answer }) => answer)
    : byProcedure(procedure, done);
  const firsts = done.filter(({ step }, i) => done.findIndex((other) => other.step === step) === i);
  return {
    done: firsts.map(({ step, line }) => ({ step: procedure.steps[step]!, line })),
    next: guesses.slice(0, NEXT).map((step) => procedure.steps[step]!),
  };
}
