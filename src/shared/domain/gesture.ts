import { z } from 'zod';
import { AgentId, CustomerId, GestureId, QueueId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';
import { MomentKind } from './moment.ts';

/**
 * What somebody did (or chose not to do) about one moment of one customer. Its id follows from customer, moment and year
 * (`gestureIdOf`): a gesture is suggested once, whoever is at the telephone.
 */
export const Gesture = z.object({
  id: GestureId,
  customerId: CustomerId,
  queueId: QueueId,
  kind: MomentKind,
  /** The day it is about, as the calendar of the team's zone writes it: `2026-03-14`. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  state: z.enum(['done', 'declined']),
  note: z.string().max(300),
  agentId: AgentId,
  at: Millis,
});
export type Gesture = z.infer<typeof Gesture>;
