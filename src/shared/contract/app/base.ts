import { oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * Refusals every call may answer with. Codes and parameters only: the renderer chooses the words.
 * LOCKED: nobody is signed in. FAULT: a defect or a broken machine, written to the log under `reference`.
 */
export const app = oc.errors({
  LOCKED: {},
  NOT_FOUND: {},
  FORBIDDEN: {},
  /** A procedure of the ticket has steps without which it cannot be finished: see its runs. */
  BLOCKED: {},
  /** No room on this computer: what was being written is undone, everything before it stands. */
  DISK_FULL: {},
  /** A page of the replica cannot be read: what was written is in its journal, and the next sign-in rebuilds it. */
  REPLICA_DAMAGED: {},
  FAULT: { data: z.object({ reference: z.string() }) },
});

export const Nothing = z.object({});
