import { z } from 'zod';
import { Flag, Run, RunValues, Sop, StepKey } from '../../domain/sop/index.ts';
import { ABANDON_REASONS, RUN_STATES } from '../../domain/sop/kinds.ts';
import { MAX_NOTE } from '../../domain/sop/run.ts';
import { ContactId, FlagId, RunId, SopId, TicketId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { FieldKey } from '../../domain/field.ts';
import { app, Nothing } from './base.ts';
import { sopDesk } from './sop-desk.ts';

/** A colleague whose name this desk does not know is null. */
const Name = z.string().nullable();
const SopHead = Sop.pick({ key: true, version: true, title: true, tags: true }).extend({
  sopId: SopId,
  steps: z.int(),
});

/** A procedure of the team, in its newest version. */
export const SopSummary = SopHead.extend({
  articleIds: Sop.shape.articleIds,
  publishedAt: Millis.nullable(),
  retiredAt: Millis.nullable(),
  /** Runs that go on on this desk, flags nobody has dealt with, and whether somebody here has begun to change it. */
  going: z.int(),
  openFlags: z.int(),
  hasDraft: z.boolean(),
});
export type SopSummary = z.infer<typeof SopSummary>;

export const SuggestedSop = SopHead.extend({
  why: z.array(z.object({ by: z.enum(['queue', 'channel', 'tag', 'word', 'field', 'said']), what: z.string() })),
});
export type SuggestedSop = z.infer<typeof SuggestedSop>;

export const RunVisit = z.object({
  step: StepKey,
  state: z.enum(['done', 'skipped']),
  result: z.string(),
  values: RunValues,
  reason: z.string(),
  note: z.string(),
  at: Millis,
  since: Millis,
  agentId: z.string(),
  agentName: Name,
  isTakenBack: z.boolean(),
  isLate: z.boolean(),
});
export type RunVisit = z.infer<typeof RunVisit>;

/** A run as it stands, replayed. `sop` null: its version is gone from this desk, and only what was done is known. */
export const RunView = Run.omit({ entries: true }).extend({
  sop: Sop.nullable(),
  agentName: Name,
  state: z.enum(RUN_STATES),
  trail: z.array(RunVisit),
  current: StepKey.nullable(),
  /** Since when `current` stands in front of whoever walks it. */
  since: Millis,
  /** Let go by a lead, who said why. */
  waived: z.array(z.object({ step: StepKey, note: z.string(), at: Millis, agentName: Name })),
  /** Entries that came second: a colleague had moved on before. */
  misfits: z.int(),
  done: z.int(),
  left: z.int(),
  blocks: z.array(StepKey),
  /** Steps of this version that I have flagged and nobody has dealt with. */
  flagged: z.array(StepKey),
  /** The version that whoever begins now would walk; null: the procedure is retired. */
  newestVersion: z.int().nullable(),
});
export type RunView = z.infer<typeof RunView>;

const About = z.object({ ticketId: TicketId.nullable(), contactId: ContactId.nullable() });
const ActId = z.string().min(1).max(64);
const Act = { runId: RunId, actId: ActId, step: StepKey };
/** As typed, however long: what does not fit is said by VALUES, field by field. */
const Typed = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A step's own result is refused where it does not stand in front: MOVED, a colleague was quicker, or this window was old. */
const MOVED = { MOVED: {} };

/** What stands in the form and the notes of a step and has not been sent: this desk's own. `notes` by what they answer. */
export const TypedStep = z.object({
  step: StepKey,
  values: z.record(z.string().max(60), z.union([z.string().max(2000), z.boolean(), z.null()])),
  notes: z.record(z.string().max(20), z.string().max(MAX_NOTE)),
});
export type TypedStep = z.infer<typeof TypedStep>;

const runs = {
  /** What fits the ticket or the contact, the most telling first; without those that go on already. At most 5. */
  suggested: app.input(About).output(z.object({ items: z.array(SuggestedSop) })),
  /** Runs of a ticket, or of a contact and its ticket: those that go on first, then the newest. At most 50. */
  runs: app.input(About).output(z.object({ runs: z.array(RunView) })),
  run: app.input(z.object({ runId: RunId })).output(RunView),
  /** `runId` comes from the caller, so that a repeated call begins once. */
  start: app.input(About.extend({ runId: RunId, sopId: SopId })).output(Nothing),
  /**
   * Passes a step, or makes up for a skipped one, and does what the step does. VALUES: what the form says does not fit. NO_TICKET,
   * NO_CUSTOMER: what the step does needs one; FIELDS_MISSING: custom fields without which the ticket cannot become what the step makes of
   * it; ACTIONS_REFUSED, BLOCKED: what it does is not possible now. `withoutActions` leaves all that out.
   */
  pass: app
    .input(z.object({ ...Act, result: z.string(), values: Typed, withoutActions: z.boolean() }))
    .output(Nothing)
    .errors({
      ...MOVED,
      VALUES: {
        data: z.object({ faults: z.array(z.object({ field: z.string(), code: z.string(), limit: z.number() })) }),
      },
      NO_TICKET: {},
      NO_CUSTOMER: {},
      ACTIONS_REFUSED: {},
      FIELDS_MISSING: { data: z.object({ keys: z.array(FieldKey) }) },
    }),
  /** REASON: a step that is asked for is skipped for a reason of the list, and `other` says which. */
  skip: app
    .input(z.object({ ...Act, result: z.string(), reason: z.string().max(60), note: z.string().max(MAX_NOTE) }))
    .output(Nothing)
    .errors({ ...MOVED, REASON: {} }),
  back: app.input(z.object(Act)).output(Nothing).errors(MOVED),
  /** Leads only, and with words: REASON. */
  waive: app
    .input(z.object({ ...Act, note: z.string().max(MAX_NOTE) }))
    .output(Nothing)
    .errors({ REASON: {} }),
  abandon: app
    .input(z.object({ runId: RunId, actId: ActId, reason: z.enum(ABANDON_REASONS), note: z.string().max(MAX_NOTE) }))
    .output(Nothing)
    .errors({ ...MOVED, REASON: {} }),
  typed: app.input(z.object({ runId: RunId })).output(z.object({ steps: z.array(TypedStep) })),
  /** Empty values and notes: there is nothing to keep. */
  keepTyped: app.input(z.object({ runId: RunId, typed: TypedStep })).output(Nothing),
  flag: app
    .input(z.object({ flagId: FlagId, sopId: SopId, step: StepKey, runId: RunId.nullable(), note: Flag.shape.note }))
    .output(Nothing),
};

const library = {
  /** Every procedure of the team, by title; leads see retired ones too. */
  list: app.input(z.object({})).output(z.object({ items: z.array(SopSummary) })),
  get: app.input(z.object({ sopId: SopId })).output(z.object({ sop: Sop })),
  /** All versions of one, newest first. */
  versions: app
    .input(z.object({ key: StepKey }))
    .output(z.object({ versions: z.array(Sop.extend({ authorName: Name })) })),
};

export const sops = { ...runs, ...library, ...sopDesk };
