import { z } from 'zod';
import { LoadPolicy } from '../load/policy-schema.ts';
import { Shift } from '../load/shift-schema.ts';
import { AgentId } from '../../kernel/ids.ts';

/** Last arrival wins; when somebody else wrote since `seenVersion`, the writer is told. */
export const LOAD_MUTATIONS = [
  z.object({ name: z.literal('load.save'), policy: LoadPolicy, seenVersion: z.int().min(0) }),
  z.object({ name: z.literal('shift.save'), shift: Shift, seenVersion: z.int().min(0) }),
  z.object({ name: z.literal('shift.remove'), agentId: AgentId }),
] as const;
