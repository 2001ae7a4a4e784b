import { z } from 'zod';
import { BreakRules, LoadPolicy } from '../../domain/load/policy-schema.ts';
import { Shift } from '../../domain/load/shift-schema.ts';
import { BANDS, BREAK_CAUSES, SPAN_KINDS } from '../../domain/load/names.ts';
import { Channel } from '../../domain/channel.ts';
import { AgentId, ContactId, CustomerId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

const Share = z.number().min(0).max(1);
const Sourced = <T extends z.ZodType>(value: T) => z.object({ value, source: z.enum(['own', 'team', 'product']) });

/** A duty of today (or of the night that still runs) as moments. */
export const DutyToday = z.object({
  fromAt: Millis,
  toAt: Millis,
  breaks: z.array(z.object({ fromAt: Millis, toAt: Millis, kind: z.enum(['rest', 'meal']) })),
});
export type DutyToday = z.infer<typeof DutyToday>;

/** What lies on offer: `cause` says why now. `byAgentId`: the lead who offered it. `restMs`: how long it is meant to be. */
export const BreakOffer = z.object({
  cause: z.enum(BREAK_CAUSES),
  byAgentId: AgentId.nullable(),
  restMs: z.int(),
  canPostpone: z.boolean(),
  postponeMs: z.int(),
});
export type BreakOffer = z.infer<typeof BreakOffer>;

/** A rest that goes on. `untilAt`: when it is over as it was meant; it ends when the agent says so. */
export const Rest = z.object({ sinceAt: Millis, untilAt: Millis, cause: z.enum(BREAK_CAUSES) });
export type Rest = z.infer<typeof Rest>;

/**
 * How the person at the desk stands. Everything in `told` is what the lead sees; the rest stays here. `load` and `interruptible` are per
 * cent of `capacity.total` = 100. `occupancy` null: the last hour says too little.
 */
export const LoadNow = z.object({
  told: z.object({
    load: z.int(),
    interruptible: z.int(),
    occupancy: Share.nullable(),
    baseMs: z.int(),
    band: z.enum(BANDS),
    hard: z.int(),
    recoversUntilAt: Millis.nullable(),
    shiftEndsAt: Millis.nullable(),
    reliefAt: Millis.nullable(),
  }),
  waking: z.int(),
  paused: z.int(),
  workedMs: z.int(),
  /** `workedMs` at which the next rest is offered by itself. */
  dueMs: z.int(),
  offer: BreakOffer.nullable(),
  rest: Rest.nullable(),
  quietUntilAt: Millis.nullable(),
  duty: DutyToday.nullable(),
  /** Of the duty that has ended or ends soon: how much longer it has become, ms; 0: it has not; null: no shift is known. */
  overtimeMs: z.int().nullable(),
  /** The shift ends soon and work is in hand or waits. */
  isOvertimeNear: z.boolean(),
});
export type LoadNow = z.infer<typeof LoadNow>;

/** One thing the agent did. `load`: the highest while it lasted. */
export const DaySpan = z.object({
  kind: z.enum(SPAN_KINDS),
  reason: z.string(),
  fromAt: Millis,
  toAt: Millis,
  load: z.int(),
});
export type DaySpan = z.infer<typeof DaySpan>;

/** A contact of the agent's day. `acwMs` null: not wrapped up yet. */
export const DayContact = z.object({
  contactId: ContactId,
  channel: Channel,
  customerId: CustomerId.nullable(),
  customerName: z.string().nullable(),
  ringingAt: Millis,
  answeredAt: Millis,
  endedAt: Millis.nullable(),
  heldMs: z.int(),
  acwMs: z.int().nullable(),
  isHard: z.boolean(),
});
export type DayContact = z.infer<typeof DayContact>;

/** One day at this desk, by the team's zone. `hours`: occupancy of each clock hour that has any base. */
export const Day = z.object({
  date: z.iso.date(),
  fromAt: Millis,
  toAt: Millis,
  spans: z.array(DaySpan),
  contacts: z.array(DayContact),
  sums: z.object({
    talkMs: z.int(),
    holdMs: z.int(),
    acwMs: z.int(),
    availableMs: z.int(),
    restMs: z.int(),
    hard: z.int(),
    contacts: z.int(),
  }),
  hours: z.array(z.object({ fromAt: Millis, occupancy: Share.nullable(), peak: z.int() })),
  duties: z.array(DutyToday),
});
export type Day = z.infer<typeof Day>;

/** Where each rule of a rest comes from: the agent's own wish, the team, or the product's default. */
export const BreakRulesSourced = z.object({
  everyMs: Sourced(BreakRules.shape.everyMs),
  restMs: Sourced(BreakRules.shape.restMs),
  postponeMs: Sourced(BreakRules.shape.postponeMs),
  naturalMs: Sourced(BreakRules.shape.naturalMs),
  afterHard: Sourced(BreakRules.shape.afterHard),
});

export const OwnBreakWish = BreakRules.pick({
  everyMs: true,
  restMs: true,
  postponeMs: true,
  afterHard: true,
}).partial();
const Ranges = z.record(z.string(), z.object({ least: z.int(), most: z.int() }));

export const load = {
  now: app.input(Nothing).output(LoadNow),
  /** `date` null: today. */
  day: app.input(z.object({ date: z.iso.date().nullable() })).output(Day),
  /** Days that something is kept of, newest first. */
  days: app.input(Nothing).output(z.object({ dates: z.array(z.iso.date()), keptDays: z.int() })),
  /** Everything that is kept of the agent's days, as a JSON text for a file. */
  export: app.input(Nothing).output(z.object({ name: z.string(), text: z.string() })),
  /** Forgets the agent's own history at this desk: one day, or (null) all of it. What customers and tickets need stays. */
  forget: app.input(z.object({ date: z.iso.date().nullable() })).output(z.object({ spans: z.int() })),
  /**
   * `take`: the rest begins, also when none is on offer. `postpone`: later, once. `letGo`: not this time. `end`: back at work. A rest
   * cannot begin while a contact is in hand: IN_CONTACT.
   */
  rest: app
    .input(z.object({ action: z.enum(['take', 'postpone', 'letGo', 'end']) }))
    .output(Nothing)
    .errors({ IN_CONTACT: {} }),
  /** No rest is offered for so long; null: offered again. */
  quiet: app.input(z.object({ forMs: z.int().min(60_000).max(14_400_000).nullable() })).output(Nothing),
  /** Somebody is at this screen. Said at most every 20 s, and nothing of what they do. */
  active: app.input(Nothing).output(Nothing),
  rules: app.input(Nothing).output(z.object({ rules: BreakRulesSourced, own: OwnBreakWish, ranges: Ranges })),
  /** The agent's own wishes; HARSHER: what would be harder on them than the team's rule. */
  setOwn: app
    .input(OwnBreakWish)
    .output(Nothing)
    .errors({ HARSHER: { data: z.object({ fields: z.array(z.string()) }) } }),
  /** Of the lead's teams. `isShared` false: nothing was agreed on yet, and these are the product's. */
  policies: app
    .input(Nothing)
    .output(z.object({ policies: z.array(z.object({ policy: LoadPolicy, isShared: z.boolean() })) })),
  savePolicy: app.input(z.object({ policy: LoadPolicy })).output(Nothing),
  shifts: app.input(Nothing).output(
    z.object({
      people: z.array(z.object({ agentId: AgentId, name: z.string(), teamId: z.string(), shift: Shift.nullable() })),
    }),
  ),
  /** UNFIT: places in the shift that cannot be, as `weeks.0.2.0.to`. */
  saveShift: app
    .input(z.object({ shift: Shift }))
    .output(Nothing)
    .errors({ UNFIT: { data: z.object({ places: z.array(z.string()) }) } }),
  removeShift: app.input(z.object({ agentId: AgentId })).output(Nothing),
};
