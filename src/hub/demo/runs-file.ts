import { z } from 'zod';
import { Channel } from '#shared/domain/channel.ts';
import { Contact, DispositionKey } from '#shared/domain/contact.ts';
import { Lesson, ResultKey, RunValues, StepKey } from '#shared/domain/sop/index.ts';
import { ABANDON_REASONS } from '#shared/domain/sop/kinds.ts';

const Key = z.string().regex(/^[a-z0-9-]{1,60}$/);
const MinutesAgo = z.int().min(0);
/** How long after the one before. */
const Seconds = z
  .int()
  .positive()
  .max(7 * 86_400);
const Words = z.string().min(1);

/**
 * What somebody did, in one line: `["identity", "verified", 40]` is a step with its result; no step is called by one of the other
 * words. A date among the values is told by how many days after the act it is; a value that has to be
 * there and is not told is the plainest one: yes, the first choice, tomorrow.
 */
const ActEntry = z.union([
  z
    .tuple([z.literal('skip'), StepKey, ResultKey, Seconds, ResultKey, z.string()])
    .transform(([did, step, result, seconds, reason, note]) => ({ did, step, result, seconds, reason, note })),
  z.tuple([z.literal('back'), StepKey, Seconds]).transform(([did, step, seconds]) => ({ did, step, seconds })),
  z
    .tuple([z.literal('waive'), StepKey, Seconds, Words])
    .transform(([did, step, seconds, note]) => ({ did, step, seconds, note })),
  z
    .tuple([z.literal('abandon'), z.enum(ABANDON_REASONS), Seconds, z.string()])
    .transform(([did, reason, seconds, note]) => ({ did, reason, seconds, note })),
  /** Somebody else goes on with it. */
  z.tuple([z.literal('by'), Key, Seconds]).transform(([did, agent, seconds]) => ({ did, agent, seconds })),
  /** A step is wrong, says whoever walks it. */
  z
    .tuple([z.literal('flag'), StepKey, Seconds, Words])
    .transform(([did, step, seconds, note]) => ({ did, step, seconds, note })),
  z
    .tuple([StepKey, ResultKey, Seconds, RunValues.optional()])
    .transform(([step, result, seconds, values = {}]) => ({ did: 'result' as const, step, result, seconds, values })),
]);
export type ActEntry = z.infer<typeof ActEntry>;

/** The contact a walk without a ticket belongs to. `customer` null: nobody on file. */
const CallEntry = z.strictObject({
  customer: Key.nullable().default(null),
  queue: Key,
  channel: Channel.default('phone'),
  disposition: DispositionKey,
  summary: Contact.shape.summary,
});

/** One walk, for a ticket or in a call. */
const RunEntry = z.strictObject({
  sop: Key,
  version: z.int().positive(),
  ticket: z.int().optional(),
  call: CallEntry.optional(),
  agent: Key,
  minutesAgo: MinutesAgo,
  acts: z.array(ActEntry),
});
export type RunEntry = z.infer<typeof RunEntry>;

/** What the team has learnt. It answers the flags of these steps; with a next version they are settled. */
const LessonEntry = z.strictObject({
  sop: Key,
  version: z.int().positive(),
  steps: z.array(StepKey),
  finding: Lesson.shape.finding,
  cause: Lesson.shape.cause,
  decision: Lesson.shape.decision,
  measure: Lesson.shape.measure,
  author: Key,
  minutesAgo: MinutesAgo,
  nextVersion: Lesson.shape.nextVersion,
});
export type LessonEntry = z.infer<typeof LessonEntry>;

/** runs.json */
export const RunsFile = z.strictObject({ runs: z.array(RunEntry), lessons: z.array(LessonEntry) });
export type RunsFile = z.infer<typeof RunsFile>;
