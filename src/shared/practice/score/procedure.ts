import type { SopStep } from '../../domain/sop/index.ts';
import { own } from '../../kernel/own.ts';
import { CHECK_STEPS, checkedFrom } from './privacy.ts';
import type { Procedure, ReadLine, Talk } from './talk.ts';
import { Tally } from './tally.ts';

export type Walked = {
  readonly step: SopStep;
  readonly result: string | null;
  readonly turn: number | null;
  readonly state: 'done' | 'skipped' | 'wrong' | 'missed' | 'ahead';
};

type Ticked = { readonly step: string; readonly result: string | null; readonly turn: number };

const nextOf = (step: SopStep, result: string | undefined): string | null | undefined =>
  result === undefined ? undefined : own(step.next, result);

/** The path that is right here, step by step; what was ticked says where nobody knows better. Bounded: loops end it. */
export function rightPath({ start, steps }: Procedure, truth: Talk['truth'], ticked: readonly Ticked[]): SopStep[] {
  const byKey = new Map(steps.map((step) => [step.key as string, step]));
  const path: SopStep[] = [];
  let at: string | null | undefined = start;
  while (typeof at === 'string' && path.length < steps.length) {
    const step: SopStep | undefined = byKey.get(at);
    if (!step || path.includes(step)) break;
    path.push(step);
    const given = ticked.find((one) => one.step === at)?.result ?? undefined;
    const known: string | undefined = truth === null ? given : (own(truth, at) ?? given);
    at = nextOf(step, known) ?? (known !== undefined && known in step.next ? null : Object.values(step.next)[0]);
  }
  return path;
}

const tickedIn = ({ lines }: Talk): Ticked[] =>
  lines.flatMap((line) => (line.by === 'step' ? [{ step: line.step, result: line.result, turn: line.turn }] : []));

/** The procedure as it was walked: the right path with what became of each step, and between them what was out of place. */
export function walkedOf(talk: Talk): Walked[] {
  const { procedure, truth } = talk;
  if (!procedure) return [];
  const ticked = tickedIn(talk);
  const path = rightPath(procedure, truth, ticked);
  const last = path.reduce((at, { key }, i) => (ticked.some(({ step }) => step === key) ? i : at), -1);
  const onPath = path.map((step, i): Walked => {
    const found = ticked.findLast((one) => one.step === step.key);
    if (!found)
      return { step, result: null, turn: null, state: i < last || step.required !== 'none' ? 'missed' : 'ahead' };
    const right = truth === null ? undefined : own(truth, step.key);
    const isWrong = right !== undefined && found.result !== null && found.result !== right;
    return {
      step,
      result: found.result,
      turn: found.turn,
      state: isWrong ? 'wrong' : found.result === null ? 'skipped' : 'done',
    };
  });
  const beside = ticked.flatMap((one): Walked[] => {
    const step = procedure.steps.find(({ key }) => key === one.step);
    return step && !path.includes(step) ? [{ step, result: one.result, turn: one.turn, state: 'wrong' }] : [];
  });
  return [...onPath, ...beside];
}

const WORTH = { block: 2, warn: 1, none: 0 } as const;

function orderFaults(walked: readonly Walked[]): Walked[] {
  const done = walked.filter(({ state, turn }) => state === 'done' && turn !== null);
  return done.filter(({ turn }, i) => done.slice(i + 1).some((later) => (later.turn ?? 0) < (turn ?? 0)));
}

/** Points of the procedure; null where the matter has none. */
export function proceeding(lines: readonly ReadLine[], talk: Talk): { marks: Tally['marks']; points: number | null } {
  if (!talk.procedure) return { marks: [], points: null };
  const tally = new Tally('procedure');
  const walked = walkedOf(talk);
  const owed = walked.filter(
    ({ step, state }) => WORTH[step.required] > 0 && !(state === 'wrong' && !isOnPath(walked, step)),
  );
  const whole = owed.reduce((sum, { step }) => sum + WORTH[step.required], 0) || 1;
  for (const { step, state, turn } of owed) {
    const share = (5 * WORTH[step.required]) / whole;
    if (state === 'done') tally.add('step-done', share, turn);
    if (state === 'skipped') tally.add('step-skipped', step.required === 'block' ? 0.2 * share : 0.5 * share, turn);
    if (state === 'missed') tally.add('step-missed', -Math.min(0.25, share * 0.2), turn);
  }
  for (const { turn } of walked.filter(({ state }) => state === 'wrong').slice(0, 3))
    tally.add('step-wrong', -1.2, turn);
  for (const { turn } of orderFaults(walked).slice(0, 3)) tally.add('step-late', -0.4, turn);
  const check = walked.find(({ step, state }) => CHECK_STEPS.test(step.key) && state === 'done');
  if (check && checkedFrom(lines, talk) === Infinity) tally.add('not-borne-out', -1, check.turn);
  return { marks: tally.marks, points: tally.points(0) };
}

const isOnPath = (walked: readonly Walked[], step: SopStep): boolean =>
  walked.findIndex((one) => one.step === step) <= walked.findLastIndex(({ state }) => state !== 'wrong');
