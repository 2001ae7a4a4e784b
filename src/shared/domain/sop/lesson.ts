import { z } from 'zod';
import { AgentId, FlagId, LessonId, RunId, SopId, TicketId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { StepKey } from './keys.ts';
import { LESSON_DECISIONS } from './kinds.ts';
import { MAX_NOTE } from './run.ts';

/** "This step is wrong", from whoever walks it. `resolvedAt`: somebody has dealt with it. */
export const Flag = z.object({
  id: FlagId,
  teamId: z.string().min(1).max(64),
  sopId: SopId,
  key: StepKey,
  version: z.int().positive(),
  step: StepKey,
  runId: RunId.nullable(),
  ticketId: TicketId.nullable(),
  agentId: AgentId,
  note: z.string().min(1).max(MAX_NOTE),
  at: Millis,
  resolvedAt: Millis.nullable(),
  resolvedBy: AgentId.nullable(),
});
export type Flag = z.infer<typeof Flag>;

/** What the team found out about a procedure and decided: the cause behind what went wrong, not only the slip (double loop). */
export const Lesson = z.object({
  id: LessonId,
  teamId: z.string().min(1).max(64),
  key: StepKey,
  /** The version that was looked at. */
  version: z.int().positive(),
  /** Steps it is about; empty: the whole. */
  steps: z.array(StepKey).max(50),
  flagIds: z.array(FlagId).max(100),
  /** What was seen. */
  finding: z.string().max(MAX_NOTE),
  /** Why it is so: the assumption in the procedure that does not hold. */
  cause: z.string().min(1).max(MAX_NOTE),
  decision: z.enum(LESSON_DECISIONS),
  /** What is done, and how one will see that it helped. */
  measure: z.string().max(MAX_NOTE),
  authorId: AgentId,
  at: Millis,
  /** The version that came of it; its figures beside those of `version` are the effect. */
  nextVersion: z.int().positive().nullable(),
});
export type Lesson = z.infer<typeof Lesson>;
