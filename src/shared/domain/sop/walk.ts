import { own } from '../../kernel/own.ts';
import { blocksOf } from './blocks.ts';
import { graphOf } from './graph.ts';
import type { Run, RunEntry } from './run.ts';
import type { Sop } from './sop.ts';
import type { SopStep } from './step.ts';
import { standing, type Visit, type Walk } from './walked.ts';

export { blocksOf } from './blocks.ts';
export { standing, type Visit, type Walk } from './walked.ts';

type Graph = Pick<Sop, 'start' | 'steps'>;

/** What standing at the beginning looks like. */
const beginning = ({ start }: Graph, startedAt: number): Walk => ({
  trail: [],
  current: start,
  since: startedAt,
  state: 'going',
  endedAt: null,
  stoppedAt: null,
  waived: [],
  madeUp: [],
  misfits: [],
});

/**
 * Replays a run. Pure: the same version and entries give the same walk, in whatever order two desks got them from the hub, because the
 * hub's order is the only one. An entry that does not fit changes nothing and is kept as a misfit.
 */
export function walk(sop: Graph, { startedAt, entries }: Pick<Run, 'startedAt' | 'entries'>): Walk {
  const steps = new Map(sop.steps.map((step) => [step.key, step]));
  return entries.reduce(
    (before, entry) => {
      const after = take(before, entry, steps);
      return after ?? { ...before, misfits: [...before.misfits, entry.id] };
    },
    beginning(sop, startedAt),
  );
}

type Steps = ReadonlyMap<string, SopStep>;

function take(before: Walk, entry: RunEntry, steps: Steps): Walk | undefined {
  switch (entry.did) {
    case 'result':
    case 'skip':
      return pass(before, entry, steps);
    case 'back':
      return goBack(before, entry);
    case 'waive':
      return { ...before, waived: [...new Set([...before.waived, entry.step])] };
    case 'abandon':
      return before.state === 'going'
        ? {
            ...before,
            current: null,
            since: entry.at,
            state: 'abandoned',
            endedAt: entry.at,
            stoppedAt: before.current,
          }
        : undefined;
    default:
      return entry satisfies never;
  }
}

type Passing = Extract<RunEntry, { did: 'result' | 'skip' }>;

const visitOf = (entry: Passing, since: number): Visit => ({
  step: entry.step,
  state: entry.did === 'skip' ? 'skipped' : 'done',
  result: entry.result,
  values: entry.did === 'skip' ? {} : entry.values,
  reason: entry.did === 'skip' ? entry.reason : '',
  note: entry.did === 'skip' ? entry.note : '',
  at: entry.at,
  agentId: entry.agentId,
  since,
  isTakenBack: false,
  isLate: false,
  isBesides: false,
});

/** Null: the end. Undefined: the step has no such result, however an object may call what it has from birth. */
const leadsTo = (steps: Steps, { step, result }: Passing): string | null | undefined =>
  own(steps.get(step)?.next ?? {}, result);

function pass(before: Walk, entry: Passing, steps: Steps): Walk | undefined {
  if (before.current !== entry.step) return makeUp(before, entry, steps);
  const next = leadsTo(steps, entry);
  if (next === undefined) return undefined;
  const trail = [...before.trail, visitOf(entry, before.since)];
  const isOver = next === null;
  return {
    ...before,
    trail,
    current: next,
    since: entry.at,
    state: isOver ? 'completed' : 'going',
    endedAt: isOver ? entry.at : null,
  };
}

/** A step that was skipped is done after all, without moving; of a walk that was given up, also one that it never came to. */
function makeUp(before: Walk, entry: Passing, steps: Steps): Walk | undefined {
  if (entry.did === 'skip' || leadsTo(steps, entry) === undefined) return undefined;
  const last = before.trail.findLastIndex(({ step, isTakenBack }) => step === entry.step && !isTakenBack);
  const isSkipped = before.trail[last]?.state === 'skipped';
  const isGivenUp = before.state === 'abandoned';
  // Nobody comes to it any more, and without it the ticket could be finished only by letting it go.
  const isOwed = isGivenUp && blocksOf({ steps: [...steps.values()] }, before).includes(entry.step);
  if (!isSkipped && !isOwed) return undefined;
  // How long it took cannot be known: it stood in front of nobody.
  const made: Visit = { ...visitOf(entry, entry.at), isLate: true, isBesides: !isSkipped };
  const trail = isSkipped ? before.trail.with(last, made) : [...before.trail, made];
  return { ...before, trail, madeUp: isGivenUp ? [...before.madeUp, entry.step] : before.madeUp };
}

function goBack(before: Walk, { step, at }: Extract<RunEntry, { did: 'back' }>): Walk | undefined {
  const to = before.trail.findLastIndex((visit) => visit.step === step && !visit.isTakenBack);
  if (to < 0 || before.state === 'abandoned') return undefined;
  const trail = before.trail.map((visit, i) => (i >= to ? { ...visit, isTakenBack: true } : visit));
  return { ...before, trail, current: step, since: at, state: 'going', endedAt: null };
}

/** How far it is: steps behind, and the fewest ahead. */
export function progressOf(sop: Graph, walked: Walk): { done: number; left: number } {
  const left = walked.current === null ? 0 : graphOf(sop).shortest(walked.current);
  return { done: standing(walked).filter(({ isBesides }) => !isBesides).length, left };
}
