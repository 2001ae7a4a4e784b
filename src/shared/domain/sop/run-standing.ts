import { blocksOf } from './blocks.ts';
import type { Run } from './run.ts';
import type { Sop } from './sop.ts';
import { progressOf, walk } from './walk.ts';

/** Where a walk stands, as screens show it: what `walk` finds, how far it is, and which steps hold its ticket back. */
export function runStanding(sop: Pick<Sop, 'start' | 'steps'>, run: Pick<Run, 'startedAt' | 'entries'>) {
  const now = walk(sop, run);
  const { done, left } = progressOf(sop, now);
  const { misfits, waived: _, ...rest } = now;
  return { ...rest, misfits: misfits.length, done, left, blocks: blocksOf(sop, now) };
}
