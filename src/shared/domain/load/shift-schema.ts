import { z } from 'zod';
import { AgentId } from '../../kernel/ids.ts';

const LAST_MINUTE = 1440;
/** A duty may end on the next day. */
const MAX_END = 2 * LAST_MINUTE;

/** Minutes since the midnight the duty began on, in the shift's time zone. */
export const PlannedBreak = z.object({
  from: z.int().min(0).max(MAX_END),
  to: z.int().min(0).max(MAX_END),
  kind: z.enum(['rest', 'meal']),
});
export type PlannedBreak = z.infer<typeof PlannedBreak>;

export const Duty = z.object({
  from: z
    .int()
    .min(0)
    .max(LAST_MINUTE - 1),
  to: z.int().min(1).max(MAX_END),
  breaks: z.array(PlannedBreak).max(6),
});
export type Duty = z.infer<typeof Duty>;

const Day = z.array(Duty).max(3);

/**
 * When somebody works. `weeks` repeat from `startsOn` (a Monday) on; `weeks[0][0]` is a Monday. A date in `exceptions` has exactly these
 * duties; none: a day off, and no word of why: the row lies on every colleague's desk. The row's id is the agent's.
 */
export const Shift = z.object({
  id: z.string().min(1).max(128),
  agentId: AgentId,
  teamId: z.string().min(1).max(64),
  timeZone: z.string().min(1).max(64),
  startsOn: z.iso.date(),
  weeks: z.array(z.array(Day).length(7)).min(1).max(4),
  exceptions: z.array(z.object({ date: z.iso.date(), duties: Day })).max(200),
});
export type Shift = z.infer<typeof Shift>;
