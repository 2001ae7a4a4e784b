import { z } from 'zod';
import { AgentId, QueueId } from '../kernel/ids.ts';
import { MAX_QUEUES } from '../kernel/limits.ts';
import { Role } from './role.ts';

/** A person who signs in to a desk. `handle` is what they type; `name` is what colleagues and customers read. */
export const Agent = z.object({
  id: AgentId,
  handle: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  name: z.string().min(1).max(120),
  role: Role,
  queueIds: z.array(QueueId).max(MAX_QUEUES),
  isActive: z.boolean(),
  /** Stands under their e-mail replies; plain text with the names a macro may use. Empty: the team's, if any. */
  signature: z.string().max(2000),
});
export type Agent = z.infer<typeof Agent>;
