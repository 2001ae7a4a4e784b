import { z } from 'zod';
import { Channel } from '#shared/domain/channel.ts';
import { TeamContacts } from '#shared/domain/contact-rules.ts';
import { Contact, DispositionKey } from '#shared/domain/contact.ts';
import { Gesture } from '#shared/domain/gesture.ts';
import { Moment } from '#shared/domain/moment.ts';
import { CustomerPromise, PromiseState } from '#shared/domain/promise.ts';
import { LocalizedText } from '#shared/kernel/text.ts';

const Key = z.string().regex(/^[a-z0-9-]{1,60}$/);
const MinutesAgo = z.int().min(0);
const Seconds = z.int().min(0).max(36_000);
const Usual = TeamContacts.shape.usual;

/** `contacts` of team.json. */
export const ContactsSection = z.strictObject({
  country: Usual.shape.country,
  acwSeconds: Seconds,
  isDispositionRequired: z.boolean(),
  /** What differs from that. */
  queues: z.record(
    Key,
    z.strictObject({ country: Usual.shape.country.optional(), isDispositionRequired: z.boolean().optional() }),
  ),
  dispositions: z.array(
    z.strictObject({ key: DispositionKey, label: LocalizedText, queues: z.array(Key).default([]) }),
  ),
  blocked: TeamContacts.shape.blocked,
});
export type ContactsSection = z.infer<typeof ContactsSection>;

/** A moment, told by how many days from today it is; the calendar finds its month and day. */
export const MomentEntry = z.strictObject({
  kind: Moment.shape.kind,
  inDays: z.int().min(-200).max(200),
  isLunar: z.boolean().default(false),
  /** How many years ago it was first; null: nobody knows. */
  years: z.int().min(0).max(110).nullable().default(null),
  label: Moment.shape.label.default(''),
});
export type MomentEntry = z.infer<typeof MomentEntry>;

/**
 * A finished contact. It belongs to a ticket, which gives customer, queue and channel; or to none, and then names a customer and a
 * queue. `agent` null: nobody took it. `minutesAgo`: when it began to ring.
 */
const ContactEntry = z.strictObject({
  ticket: z.int().nullable().default(null),
  customer: Key.optional(),
  queue: Key.optional(),
  channel: Channel.optional(),
  agent: Key.nullable(),
  minutesAgo: MinutesAgo,
  direction: Contact.shape.direction.default('in'),
  rangSeconds: Seconds.default(8),
  talkedSeconds: Seconds.default(0),
  heldSeconds: Seconds.default(0),
  end: Contact.shape.end.default('finished'),
  match: Contact.shape.match.default('one'),
  disposition: DispositionKey.nullable().default(null),
  summary: Contact.shape.summary.default(''),
});
export type ContactEntry = z.infer<typeof ContactEntry>;

/** Due in so many minutes; a negative number is past. */
const PromiseEntry = z.strictObject({
  ticket: z.int(),
  agent: Key,
  text: CustomerPromise.shape.text,
  madeMinutesAgo: MinutesAgo,
  dueInMinutes: z.int(),
  state: PromiseState,
  settledMinutesAgo: MinutesAgo.optional(),
  settledBy: Key.optional(),
});
export type PromiseEntry = z.infer<typeof PromiseEntry>;

const GestureEntry = z.strictObject({
  customer: Key,
  queue: Key,
  agent: Key,
  kind: Gesture.shape.kind,
  label: Moment.shape.label.default(''),
  /** The day it is about, counted from today. */
  inDays: z.int().min(-400).max(400),
  state: Gesture.shape.state,
  note: Gesture.shape.note,
  minutesAgo: MinutesAgo,
});
export type GestureEntry = z.infer<typeof GestureEntry>;

/** contacts.json */
export const ContactsFile = z.strictObject({
  contacts: z.array(ContactEntry),
  promises: z.array(PromiseEntry),
  gestures: z.array(GestureEntry),
});
export type ContactsFile = z.infer<typeof ContactsFile>;
