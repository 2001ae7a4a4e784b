import { z } from 'zod';
import { Channel } from '#shared/domain/channel.ts';
import { Customer, Tier } from '#shared/domain/customer.ts';
import { Field, FieldKey, FieldValue } from '#shared/domain/field.ts';
import { Macro } from '#shared/domain/macro.ts';
import { Calendar, Policy } from '#shared/domain/policy.ts';
import { Role } from '#shared/domain/role.ts';
import { DEFAULT_TEAM, Synonym, Team } from '#shared/domain/team.ts';
import { Priority, Tag, TicketStatus } from '#shared/domain/ticket.ts';
import { Language, LocalizedText } from '#shared/kernel/text.ts';
import { ContactsSection, MomentEntry } from './contacts-file.ts';
import { ShiftEntry } from './shifts-file.ts';

/**
 * The files of a demo folder as people write them. They point at each other by key (`refunds`, `zhou-lan`), never by
 * id, and tell every time as minutes before the start of the hub, so that the team is always busy today.
 */
const Key = z.string().regex(/^[a-z0-9-]{1,60}$/);
const MinutesAgo = z.int().min(0);

const AgentEntry = z.strictObject({
  handle: Key,
  name: z.string().min(1),
  role: Role,
  queues: z.array(Key),
  isActive: z.boolean().default(true),
  signature: z.string().default(''),
  /** Shown on the sign-in page of a demo hub. Who has one has an account. */
  password: z.string().min(8).optional(),
});
export type AgentEntry = z.infer<typeof AgentEntry>;

const MacroEntry = z.strictObject({
  key: Key,
  name: LocalizedText,
  kind: Macro.shape.kind,
  body: Macro.shape.body,
  note: Macro.shape.note.default(null),
  assign: Macro.shape.assign.default('keep'),
  sleepsMinutes: z.int().positive().nullable().default(null),
  follow: z.boolean().default(false),
  fill: Macro.shape.fill.default({}),
  articles: z.array(z.string()).default([]),
  /** Offered only there. */
  queues: z.array(Key).default([]),
  set: z.strictObject({ status: TicketStatus.optional(), priority: Priority.optional(), queue: Key.optional() }),
  addTags: z.array(Tag).default([]),
  removeTags: z.array(Tag).default([]),
});
export type MacroEntry = z.infer<typeof MacroEntry>;

const FieldEntry = z.strictObject({
  key: FieldKey,
  label: LocalizedText,
  kind: Field.shape.kind,
  choices: Field.shape.choices.default([]),
  queues: z.array(Key).default([]),
  required: Field.shape.required.default('no'),
});

const CalendarEntry = z.strictObject({
  key: Key,
  name: z.string().min(1),
  timeZone: z.string().min(1),
  week: Calendar.shape.week,
  holidays: Calendar.shape.holidays.default([]),
  extra: Calendar.shape.extra.default([]),
});

const PolicyEntry = z.strictObject({
  key: Key,
  name: z.string().min(1),
  queues: z.array(Key).default([]),
  priorities: Policy.shape.priorities.default([]),
  tiers: Policy.shape.tiers.default([]),
  channels: Policy.shape.channels.default([]),
  /** Working time. */
  firstMinutes: z.int().positive().nullable(),
  nextMinutes: z.int().positive().nullable(),
  resolveMinutes: z.int().positive().nullable(),
  atRiskShare: Policy.shape.atRiskShare,
  calendar: Key,
});

/** team.json; policies and fields in the order in which they count. */
export const TeamFile = z.strictObject({
  name: z.string().min(1),
  queues: z.array(z.strictObject({ key: Key, name: LocalizedText })),
  agents: z.array(AgentEntry),
  macros: z.array(MacroEntry),
  calendars: z.array(CalendarEntry).default([]),
  policies: z.array(PolicyEntry).default([]),
  fields: z.array(FieldEntry).default([]),
  tags: z.array(z.strictObject({ tag: Tag, note: z.string(), isActive: z.boolean().default(true) })).default([]),
  synonyms: z.array(Synonym.shape.words).default([]),
  reviewAfterDays: Team.shape.reviewAfterDays.default(DEFAULT_TEAM.reviewAfterDays),
  signature: Team.shape.signature.default(null),
  contacts: ContactsSection.optional(),
  shifts: z.array(ShiftEntry).default([]),
});
export type TeamFile = z.infer<typeof TeamFile>;

const CustomerEntry = z.strictObject({
  key: Key,
  name: z.string().min(1),
  tier: Tier,
  phones: Customer.shape.phones,
  emails: Customer.shape.emails,
  language: Language,
  facts: Customer.shape.facts,
  moments: z.array(MomentEntry).optional(),
  minutesAgo: MinutesAgo,
});
export type CustomerEntry = z.infer<typeof CustomerEntry>;

/** customers.json */
export const CustomersFile = z.array(CustomerEntry);

/** A change the timeline tells of; queues and colleagues by key. */
const ChangeEntry = z.strictObject({
  field: z.enum(['status', 'queueId', 'assigneeId']),
  from: Key.nullable(),
  to: Key.nullable(),
});

/** One line: exactly one of `customer`, `reply`, `note`, `system`, `change`. `by` is a handle; without it the assignee speaks. */
const LineEntry = z.strictObject({
  minutesAgo: MinutesAgo,
  by: Key.optional(),
  customer: z.string().min(1).optional(),
  reply: z.string().min(1).optional(),
  note: z.string().min(1).optional(),
  system: z.string().min(1).optional(),
  change: ChangeEntry.optional(),
  /** Names in the folder `files`. */
  files: z.array(z.string()).default([]),
});
export type LineEntry = z.infer<typeof LineEntry>;

/** tickets/<number>.json, lines oldest first */
export const TicketFile = z.strictObject({
  number: z.int().min(48_000),
  subject: z.string().min(1),
  status: TicketStatus,
  priority: Priority,
  queue: Key,
  assignee: Key.nullable(),
  customer: Key,
  channel: Channel,
  tags: z.array(Tag),
  /** Articles that belong to the answer. */
  articles: z.array(z.string()).default([]),
  /** Custom fields by key. */
  values: z.record(FieldKey, FieldValue).default({}),
  followers: z.array(Key).default([]),
  /** Sleeps until so long after the start of the hub. */
  sleepsMinutes: z.int().positive().nullable().default(null),
  lines: z.array(LineEntry).min(1),
});
export type TicketFile = z.infer<typeof TicketFile>;

/** The head of articles/<language>/<key>.md; the Markdown follows. */
export const ArticleHead = z.strictObject({
  title: z.string().min(1),
  tags: z.array(Tag),
  questions: z.array(z.string()),
  updatedMinutesAgo: z.coerce.number().pipe(MinutesAgo),
});
export type ArticleFile = z.infer<typeof ArticleHead> & { key: string; language: Language; body: string };
