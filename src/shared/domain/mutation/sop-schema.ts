import { z } from 'zod';
import { ContactId, CustomerId, FlagId, LessonId, QueueId, RunId, SopId, TicketId } from '../../kernel/ids.ts';
import { Flag, Lesson, RunAct, SopContent, StepKey } from '../sop/index.ts';

export const SOP_MUTATIONS = [
  /** Begins a walk through one version, for a ticket, a contact, or both. */
  z.object({
    name: z.literal('run.start'),
    runId: RunId,
    sopId: SopId,
    ticketId: TicketId.nullable(),
    contactId: ContactId.nullable(),
    customerId: CustomerId.nullable(),
    queueId: QueueId,
  }),
  /** What was done on the way, in order. The ids say which run, version and ticket it is about, for the hub to lock. */
  z.object({
    name: z.literal('run.append'),
    runId: RunId,
    sopId: SopId,
    ticketId: TicketId.nullable(),
    acts: z.array(RunAct).min(1).max(50),
  }),
  /** A run begun before there was a ticket gets one. */
  z.object({ name: z.literal('run.attach'), runId: RunId, sopId: SopId, ticketId: TicketId }),
  /** The next version of a procedure, or a new one (`baseVersion` 0). */
  z.object({
    name: z.literal('sop.publish'),
    key: StepKey,
    teamId: z.string().min(1).max(64),
    baseVersion: z.int().min(0),
    content: SopContent,
    summary: z.string().max(300),
    lessonId: LessonId.nullable(),
  }),
  /** Nobody begins it any more; whoever walks it goes on. */
  z.object({ name: z.literal('sop.retire'), sopId: SopId, isRetired: z.boolean() }),
  z.object({
    name: z.literal('flag.raise'),
    flag: Flag.omit({ agentId: true, at: true, resolvedAt: true, resolvedBy: true }),
  }),
  z.object({ name: z.literal('flag.resolve'), flagId: FlagId, isResolved: z.boolean() }),
  z.object({ name: z.literal('lesson.save'), lesson: Lesson.omit({ authorId: true, at: true, nextVersion: true }) }),
] as const;
