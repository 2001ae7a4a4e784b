import { learnHabits, readProcedure, stepHints, type Hints, type Steps } from '#shared/guidance/next-step/index.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { seededRandom } from '#testkit/random.ts';
import { Sentence } from '../sentence.ts';
import { readLinesOf } from './lines.ts';
import { conversationOf, Dialogue, starTasks, stepsOf } from './star.ts';
import type { Task } from './task.ts';

const FOLDS = 5;

/** What was hinted before a line of the agent, by what was learned and by the procedure alone; and which step the line was. */
type Judged = { readonly step: string; readonly hints: Hints; readonly bare: Hints; readonly us: number };
/** Which step was seen in which line, and which was meant. */
type Seen = { found: number; meant: number; both: number };
type Result = { judged: Judged[]; seen: Seen; said: number };

type Conversation = ReturnType<typeof conversationOf> & { readonly fold: number };

function judgeFold(steps: Steps, all: readonly Conversation[], fold: number): Result {
  const procedure = readProcedure(steps);
  const random = seededRandom(fold + 1);
  const habits = learnHabits(
    procedure,
    all.filter((one) => one.fold !== fold),
    () => random.next(),
  );
  const held = all.filter((one) => one.fold === fold);
  const judged = held.flatMap(({ lines, did }) =>
    did.map(({ step, before }): Judged => {
      const sofar = lines.slice(0, before);
      const began = performance.now();
      const hints = stepHints(procedure, sofar, habits);
      const us = (performance.now() - began) * 1000;
      return { step, hints, us, bare: stepHints(procedure, sofar, null) };
    }),
  );
  const seen = held.map(({ lines, did }): Seen => {
    const { done } = stepHints(procedure, lines, null);
    const both = done.filter(({ step, line }) => did.some((one) => one.step === step && one.before === line)).length;
    return { found: done.length, meant: new Set(did.map(({ step }) => step)).size, both };
  });
  const sum = (of: keyof Seen): number => seen.reduce((total, one) => total + one[of], 0);
  const counts = { found: sum('found'), meant: sum('meant'), both: sum('both') };
  return { judged, seen: counts, said: held.reduce((total, one) => total + one.said, 0) };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function summed(results: readonly Result[]): object {
  const judged = results.flatMap((result) => result.judged);
  const total = (of: (result: Result) => number): number => results.reduce((sum, result) => sum + of(result), 0);
  const share = (is: (one: Judged) => boolean): number => round(judged.filter(is).length / judged.length);
  const [found, meant, both] = [
    total(({ seen }) => seen.found),
    total(({ seen }) => seen.meant),
    total(({ seen }) => seen.both),
  ];
  const times = judged.map(({ us }) => us).toSorted((a, b) => a - b);
  return {
    n: judged.length,
    ofAgentLines: round(judged.length / total(({ said }) => said)),
    accuracy: share(({ step, hints }) => hints.next[0] === step),
    top3: share(({ step, hints }) => hints.next.includes(step)),
    top3WithoutHabits: share(({ step, bare }) => bare.next.includes(step)),
    doneF1: round((2 * both) / (found + meant)),
    p50Us: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    p95Us: Math.round(times[Math.floor(times.length * 0.95)] ?? 0),
  };
}

export const NEXT_STEP: Task = {
  about:
    'which step of a procedure comes next, and which were done: conversations of STAR with star_sops.json beside them, learned\n' +
    'of four fifths of the conversations of each procedure, on the last fifth, five times over',
  measure: async ({ data }) => {
    if (!data) throw new Sentence('next-step takes --data FILE, the conversations of STAR.');
    const [dialogues, tasks] = await Promise.all([readLinesOf(data, Dialogue), starTasks(data)]);
    const single = Map.groupBy(
      dialogues.filter(({ multitask }) => !multitask),
      ({ subflow }) => subflow[0] ?? '',
    );
    const results = [...single].flatMap(([name, of]) => {
      const task = tasks.get(name);
      if (!task) return [];
      const steps = stepsOf(name, task);
      const all = of.map((one) => ({ ...conversationOf(one, steps), fold: hash32(one.id, SEEDS[0]) % FOLDS }));
      return Array.from({ length: FOLDS }, (_, fold) => judgeFold(steps, all, fold));
    });
    return [{ task: 'next-step', folds: FOLDS, procedures: single.size, ...summed(results) }];
  },
};
