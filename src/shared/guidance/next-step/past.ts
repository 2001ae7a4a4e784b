import { learnAll, type Example } from '../intent/learn.ts';
import type { Learned } from '../intent/model.ts';
import { evidentSteps, type Line } from './evidence.ts';
import type { ReadProcedure } from './procedure.ts';
import { stateOf } from './state.ts';

/** A conversation that is over: which step was done when. `before`: the number of the line with which it was done. */
export type PastConversation = {
  readonly lines: readonly Line[];
  readonly did: readonly { readonly step: string; readonly before: number }[];
};

/** What comes after what, as it was learned of conversations that are over. */
export type Habits = Learned;

/**
 * Learns of one procedure what is usually done next. Plain data; some hundred conversations take seconds.
 * @param random 0 to 1, seeded.
 */
export function learnHabits(procedure: ReadProcedure, past: readonly PastConversation[], random: () => number): Habits {
  const numbers = new Map(procedure.steps.map((step, i) => [step, i]));
  const examples = past.flatMap(({ lines, did }) => {
    const done = evidentSteps(procedure, lines);
    return did.flatMap(({ step, before }): Example[] => {
      const answer = numbers.get(step);
      if (answer === undefined) return [];
      const sofar = done.filter(({ line }) => line < before);
      return [{ answer, hashes: stateOf(sofar, lines.slice(0, before)), weight: 1 }];
    });
  });
  return learnAll(examples, procedure.steps, random).learned;
}
