import type { SopStep } from '../../domain/sop/index.ts';
import { own } from '../../kernel/own.ts';
import type { Procedure, Talk } from './talk.ts';

export type Walked = {
  readonly step: SopStep;
  readonly result: string | null;
  readonly turn: number | null;
  readonly state: 'done' | 'skipped' | 'wrong' | 'missed' | 'ahead';
};

type Ticked = { readonly step: string; readonly result: string | null; readonly turn: number };
type Placed = { readonly step: SopStep; readonly tick: Ticked | undefined };

const tickedIn = ({ lines }: Talk): Ticked[] =>
  lines.flatMap((line) => (line.by === 'step' ? [{ step: line.step, result: line.result, turn: line.turn }] : []));

/** Where a step leads: by its result; where that is not known, to the step that was ticked later, or else to its first. */
function after(step: SopStep, result: string | undefined, left: readonly Ticked[]): string | null | undefined {
  if (result !== undefined && own(step.next, result) !== undefined) return own(step.next, result);
  if (result !== undefined && result in step.next) return null;
  const ways = Object.values(step.next);
  return ways.find((way) => left.some((tick) => tick.step === way)) ?? ways[0];
}

/**
 * The path, with the tick that belongs to each step. What was ticked says where nobody knows better. A step may come
 * again (one more request, a new address read back), as often as it was ticked; that bounds the loop.
 */
function placedPath({ start, steps }: Procedure, truth: Talk['truth'], ticked: readonly Ticked[]): Placed[] {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const path: Placed[] = [];
  let left = [...ticked];
  let at: string | null | undefined = start;
  while (typeof at === 'string' && path.length < steps.length + ticked.length) {
    const step: SopStep | undefined = byKey.get(at);
    const tick: Ticked | undefined = left.find((one) => one.step === at);
    if (!step || (!tick && path.some((placed) => placed.step === step))) break;
    path.push({ step, tick });
    left = left.filter((one) => one !== tick);
    const known: string | undefined = (truth === null ? undefined : own(truth, at)) ?? tick?.result ?? undefined;
    at = after(step, known, left);
  }
  return path;
}

/** The path that is right here, step by step. */
export const rightPath = (procedure: Procedure, truth: Talk['truth'], ticked: readonly Ticked[]): SopStep[] =>
  placedPath(procedure, truth, ticked).map(({ step }) => step);

function walkedStep({ step, tick }: Placed, truth: Talk['truth'], isPassed: boolean): Walked {
  if (!tick)
    return { step, result: null, turn: null, state: isPassed || step.required !== 'none' ? 'missed' : 'ahead' };
  const right = truth === null ? undefined : own(truth, step.key);
  const isWrong = right !== undefined && tick.result !== null && tick.result !== right;
  return {
    step,
    result: tick.result,
    turn: tick.turn,
    state: isWrong ? 'wrong' : tick.result === null ? 'skipped' : 'done',
  };
}

/** The procedure as it was walked: the right path with what became of each step, and after it what was out of place. */
export function walkedOf(talk: Talk): Walked[] {
  const { procedure, truth } = talk;
  if (!procedure) return [];
  const ticked = tickedIn(talk);
  const path = placedPath(procedure, truth, ticked);
  const last = path.findLastIndex(({ tick }) => tick !== undefined);
  const onPath = path.map((placed, i) => walkedStep(placed, truth, i < last));
  const beside = ticked.flatMap((one): Walked[] => {
    const step = procedure.steps.find(({ key }) => key === one.step);
    // A step of the path that was ticked once more is no fault.
    return step && !path.some((placed) => placed.step === step)
      ? [{ step, result: one.result, turn: one.turn, state: 'wrong' }]
      : [];
  });
  return [...onPath, ...beside];
}
