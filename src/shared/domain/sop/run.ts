import { z } from 'zod';
import { AgentId, ContactId, CustomerId, QueueId, RunId, SopId, TicketId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { ResultKey, StepKey } from './keys.ts';
import { ABANDON_REASONS, RUN_STATES } from './kinds.ts';

/** Longest text a form step takes, and longest note beside a skipped step, in UTF-16 units. */
export const MAX_VALUE = 2000;
export const MAX_NOTE = 1000;
/** So much is written of one walk; whoever needs more has lost their way, and begins another. */
export const MAX_ENTRIES = 500;

export const RunValues = z.record(StepKey, z.union([z.string().max(MAX_VALUE), z.number(), z.boolean()]));
export type RunValues = z.infer<typeof RunValues>;

const EntryId = z.string().regex(/^[\x21-\x7e]{1,64}$/);
const note = z.string().max(MAX_NOTE);

/** What somebody did on the way. `at` (ms UTC) and `agentId` come from the rule that writes it. */
const RUN_ACTS = [
  z.object({ did: z.literal('result'), id: EntryId, step: StepKey, result: ResultKey, values: RunValues }),
  /** Not done, and why; the way goes on as after `result`. */
  z.object({ did: z.literal('skip'), id: EntryId, step: StepKey, result: ResultKey, reason: ResultKey, note }),
  /** Back to a step that was passed; what came after it stays in the trail, crossed out. */
  z.object({ did: z.literal('back'), id: EntryId, step: StepKey }),
  /** A lead lets a blocking step go. */
  z.object({ did: z.literal('waive'), id: EntryId, step: StepKey, note }),
  z.object({ did: z.literal('abandon'), id: EntryId, reason: z.enum(ABANDON_REASONS), note }),
] as const;
export const RunAct = z.discriminatedUnion('did', RUN_ACTS);
export type RunAct = z.infer<typeof RunAct>;

const written = { at: Millis, agentId: AgentId };
export const RunEntry = z.discriminatedUnion('did', [
  RUN_ACTS[0].extend(written),
  RUN_ACTS[1].extend(written),
  RUN_ACTS[2].extend(written),
  RUN_ACTS[3].extend(written),
  RUN_ACTS[4].extend(written),
]);
export type RunEntry = z.infer<typeof RunEntry>;

/** One walk through one version. Entries are only ever added; everything else of it follows from them. */
export const Run = z.object({
  id: RunId,
  sopId: SopId,
  key: StepKey,
  version: z.int().positive(),
  teamId: z.string().min(1).max(64),
  ticketId: TicketId.nullable(),
  contactId: ContactId.nullable(),
  customerId: CustomerId.nullable(),
  /** Where it is read while it belongs to no ticket; with one it goes wherever the ticket goes. */
  queueId: QueueId,
  /** Who began it. */
  agentId: AgentId,
  startedAt: Millis,
  state: z.enum(RUN_STATES),
  /** When it was completed or given up; null: it goes on. */
  endedAt: Millis.nullable(),
  entries: z.array(RunEntry).max(MAX_ENTRIES),
});
export type Run = z.infer<typeof Run>;
