import { graphOf } from './graph.ts';
import type { Sop } from './sop.ts';
import { standing, type Walk } from './walked.ts';

const lastStates = (visits: Walk['trail']): Map<string, string> =>
  new Map(visits.map(({ step, state }): [string, string] => [step, state]));

/** Skipped when they last came up, taken back since, and not done at any other time. */
function skippedBefore(walked: Walk): string[] {
  const counts = lastStates(standing(walked));
  const isLeft = ([step, state]: [string, string]): boolean => state === 'skipped' && counts.get(step) !== 'done';
  return [...lastStates(walked.trail)].filter(isLeft).map(([step]) => step);
}

/** What a walk that was given up leaves undone. Nothing, where it was given up before anything was passed. */
function leftBehind(sop: Pick<Sop, 'steps'>, walked: Walk): string[] {
  if (walked.stoppedAt === null || walked.trail.length === 0) return [];
  return [...skippedBefore(walked), ...unavoidable(sop, walked.stoppedAt)];
}

const unavoidable = ({ steps }: Pick<Sop, 'steps'>, from: string): string[] =>
  graphOf({ start: from, steps }).unavoidable(from);

/**
 * Steps without which the ticket cannot be finished: blocking ones that were skipped when they last came up, and, while it goes on,
 * those that every way to its end still passes. Giving up lifts none of these, whatever was taken back before, and a skip that was
 * taken back counts again; they are held back until they are done after all or let go.
 */
export function blocksOf(sop: Pick<Sop, 'steps'>, walked: Walk): string[] {
  const isBlocking = new Set(sop.steps.filter(({ required }) => required === 'block').map(({ key }) => key));
  const skipped = [...lastStates(standing(walked))].filter(([, state]) => state === 'skipped').map(([step]) => step);
  const ahead = walked.current === null ? leftBehind(sop, walked) : unavoidable(sop, walked.current);
  const lifted = new Set([...walked.waived, ...walked.madeUp]);
  return [...new Set([...skipped, ...ahead])].filter((step) => isBlocking.has(step) && !lifted.has(step));
}
