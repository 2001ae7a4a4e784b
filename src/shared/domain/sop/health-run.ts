import { STALE_MS } from './health-kinds.ts';
import type { Run, RunEntry } from './run.ts';
import type { Sop } from './sop.ts';
import { walk, type Visit, type Walk } from './walk.ts';

/** What became of one step in one run. */
export type StepReading = {
  readonly step: string;
  /** What counts in the end; null: it was taken back, or the run stopped here. */
  readonly outcome: 'done' | 'skipped' | null;
  readonly reason: string;
  readonly isLate: boolean;
  readonly isAgain: boolean;
  readonly isStop: boolean;
  /** How long it stood in front each time it was done, ms. */
  readonly times: readonly number[];
};

/** One run as the figures need it. */
export type RunReading = {
  readonly state: 'completed' | 'abandoned' | 'going' | 'stale';
  /** From beginning to end, ms; null: it has not been completed. */
  readonly ms: number | null;
  /** Of one that was given up; empty otherwise. */
  readonly reason: string;
  readonly steps: readonly StepReading[];
};

type Written = Pick<Run, 'startedAt' | 'entries'>;
type Graph = Pick<Sop, 'start' | 'steps'>;

/** Where the run stands, or stood when it was given up; `isOver`: nobody goes on from there. */
type End = { readonly step: string | null; readonly isOver: boolean };

function stateOf(walked: Walk, { startedAt, entries }: Written, now: number): RunReading['state'] {
  if (walked.state !== 'going') return walked.state;
  return now - (entries.at(-1)?.at ?? startedAt) > STALE_MS ? 'stale' : 'going';
}

type Abandon = Extract<RunEntry, { did: 'abandon' }>;

/** The entry that gave the run up; undefined: it was not. */
const givenUp = (walked: Walk, { entries }: Written): Abandon | undefined =>
  walked.state === 'abandoned'
    ? entries.find((entry): entry is Abandon => entry.did === 'abandon' && !walked.misfits.includes(entry.id))
    : undefined;

const timeOf = ({ at, since }: Visit): number => Math.max(0, at - since);

function readStep(step: string, trail: readonly Visit[], end: End): StepReading {
  const visits = trail.filter((visit) => visit.step === step);
  const counts = visits.findLast(({ isTakenBack }) => !isTakenBack);
  const isHere = step === end.step;
  return {
    step,
    outcome: counts?.state ?? null,
    reason: counts?.reason ?? '',
    isLate: counts?.isLate ?? false,
    // A step that was made up for stood in front once: when it was skipped; or never, where the walk ended before it.
    isAgain: visits.filter(({ isBesides }) => !isBesides).length + (isHere ? 1 : 0) > 1,
    isStop: isHere && end.isOver,
    times: visits.filter(({ state, isLate }) => state === 'done' && !isLate).map(timeOf),
  };
}

/** Reads one run of this version. Pure; `now` (ms UTC) says which of those that go on are stale. */
export function readRun(sop: Graph, run: Written, now: number): RunReading {
  const walked = walk(sop, run);
  const { trail, endedAt } = walked;
  const state = stateOf(walked, run, now);
  const last = givenUp(walked, run);
  const end: End = {
    step: walked.stoppedAt ?? walked.current,
    isOver: last !== undefined || state === 'stale',
  };
  const passed = trail
    .filter(({ step }, i) => trail.findIndex((visit) => visit.step === step) === i)
    .map(({ step }) => step);
  const reached = end.isOver && end.step !== null && !passed.includes(end.step) ? [...passed, end.step] : passed;
  return {
    state,
    ms: state === 'completed' ? Math.max(0, (endedAt ?? run.startedAt) - run.startedAt) : null,
    reason: last?.reason ?? '',
    steps: reached.map((step) => readStep(step, trail, end)),
  };
}
