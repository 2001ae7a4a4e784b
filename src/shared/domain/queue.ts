import { z } from 'zod';
import { QueueId } from '../kernel/ids.ts';
import { LocalizedText } from '../kernel/text.ts';

/** A line of waiting work. Tickets stand in exactly one queue; a queue is also the unit of what a desk may hold. */
export const Queue = z.object({ id: QueueId, name: LocalizedText });
export type Queue = z.infer<typeof Queue>;
