import { z } from 'zod';
import { RunId, SopId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { StepKey } from './keys.ts';
import { RUN_STATES } from './kinds.ts';

/** What the ticket shows of a run, so that lists and rules about the ticket need not look for it. */
export const RunMark = z.object({
  runId: RunId,
  sopId: SopId,
  state: z.enum(RUN_STATES),
  /** Steps behind, and the fewest ahead. */
  done: z.int().min(0),
  left: z.int().min(0),
  /** Steps without which the ticket cannot be finished. */
  blocks: z.array(StepKey).max(200),
  startedAt: Millis,
});
export type RunMark = z.infer<typeof RunMark>;
