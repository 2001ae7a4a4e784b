import { z } from 'zod';
import { ACCOUNT_STANDINGS, ACCOUNT_TRENDS } from '../../domain/account/index.ts';
import { Channel } from '../../domain/channel.ts';
import {
  Contact,
  CONTACT_ENDS,
  CONTACT_MATCHES,
  CONTACT_STATES,
  DIRECTIONS,
  DispositionKey,
  MAX_SUMMARY,
} from '../../domain/contact.ts';
import { Disposition } from '../../domain/contact-rules.ts';
import { Customer } from '../../domain/customer.ts';
import { HINT_KEYS } from '../../domain/opening-hint.ts';
import { Moment } from '../../domain/moment.ts';
import { PRESENCE_STATES } from '../../domain/presence.ts';
import { CustomerPromise } from '../../domain/promise.ts';
import { Ticket } from '../../domain/ticket.ts';
import { ContactId, CustomerId, GestureId, QueueId, TicketId } from '../../kernel/ids.ts';
import { LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

/** Who may be at the other end. `isExact`: the whole number is kept with them, not only its last digits. */
export const ContactCandidate = z.object({
  customerId: CustomerId,
  name: z.string(),
  tier: Customer.shape.tier,
  isExact: z.boolean(),
  openTickets: z.int(),
  /** When anything of theirs was last touched; null: never. */
  lastAt: Millis.nullable(),
});
export type ContactCandidate = z.infer<typeof ContactCandidate>;

/** What the other side is known by. `text` is as the exchange wrote it, cleaned of everything that cannot be read. */
export const ContactAddress = z.object({
  kind: z.enum(['number', 'internal', 'withheld', 'unreadable']),
  text: z.string(),
  e164: z.string().nullable(),
  extension: z.string().nullable(),
});
export type ContactAddress = z.infer<typeof ContactAddress>;

/** Where a contact comes from: this desk's own listener, a link that any page could have opened, or the hub. */
export const CONTACT_SOURCES = ['desk', 'claimed', 'hub'] as const;

/** A contact at this desk, from its first ring until the agent has finished with it. */
export const LiveContact = z.object({
  id: ContactId,
  source: z.enum(CONTACT_SOURCES),
  channel: Channel,
  direction: z.enum(DIRECTIONS),
  state: z.enum(CONTACT_STATES),
  end: z.enum(CONTACT_ENDS).nullable(),
  queueId: QueueId.nullable(),
  queueName: LocalizedText.nullable(),
  address: ContactAddress,
  /** What the other side calls itself; nobody has checked it. */
  name: z.string().nullable(),
  match: z.enum(CONTACT_MATCHES),
  candidates: z.array(ContactCandidate).max(5),
  /** Whom the desk shows; null: nobody (yet). `isPicked`: the agent said so. */
  customerId: CustomerId.nullable(),
  isPicked: z.boolean(),
  ticketId: TicketId.nullable(),
  ringingAt: Millis,
  answeredAt: Millis.nullable(),
  heldSinceAt: Millis.nullable(),
  heldMs: z.int(),
  endedAt: Millis.nullable(),
  /** The agent has opened or put aside its card: it does not lie over the desk any more. */
  isOpened: z.boolean(),
  isIgnored: z.boolean(),
  /** What the agent has jotted down and begun to fill in; on this desk only, until the wrap-up. */
  notes: z.string(),
  disposition: DispositionKey.nullable(),
  /** When the clock of the wrap-up is no longer quiet; null: it has not ended. */
  acwUntilAt: Millis.nullable(),
  lines: z.int(),
});
export type LiveContact = z.infer<typeof LiveContact>;

/** What the card says of the customer shown; everything as far as this desk holds it. */
export const PopCard = z.object({
  customer: Customer.pick({ id: true, name: true, tier: true, language: true, phones: true }),
  promises: z.array(CustomerPromise).max(3),
  openTickets: z
    .array(
      Ticket.pick({
        id: true,
        number: true,
        subject: true,
        status: true,
        channel: true,
        updatedAt: true,
        waitingSinceAt: true,
      }),
    )
    .max(3),
  openCount: z.int(),
  contacts: z.array(Contact.extend({ agentName: z.string().nullable() })).max(3),
  /** Rang and was answered by nobody since then. */
  missed: z.object({ count: z.int().min(1), lastAt: Millis }).nullable(),
  account: z.object({
    standing: z.enum(ACCOUNT_STANDINGS),
    trend: z.enum(ACCOUNT_TRENDS),
    course: z.array(z.number()),
  }),
  suggestion: z
    .object({ gestureId: GestureId, moment: Moment, day: z.string(), inDays: z.int(), years: z.int().nullable() })
    .nullable(),
  hint: z.object({
    key: z.enum(HINT_KEYS),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    ticketId: TicketId.nullable(),
  }),
});
export type PopCard = z.infer<typeof PopCard>;

export const ContactWithCard = z.object({ contact: LiveContact, card: PopCard.nullable() });
export type ContactWithCard = z.infer<typeof ContactWithCard>;

/** What a line is called: its contact, its time, and which of that time it is. */
export const keyOfLine = (contactId: string, at: number, n: number): string => `${contactId}:${at}:${n}`;

/** A line of what is said, as a transcript or a chat brings it. */
export const ContactLine = z.object({
  at: Millis,
  n: z.int(),
  speaker: z.enum(['customer', 'agent']),
  text: z.string(),
});

/** A finished contact in the log of the team. */
export const ContactItem = Contact.extend({
  customerName: z.string().nullable(),
  agentName: z.string().nullable(),
  ticketNumber: z.int().nullable(),
  queueName: LocalizedText,
  dispositionLabel: LocalizedText.nullable(),
});
export type ContactItem = z.infer<typeof ContactItem>;

export const CONTACT_VIEWS = ['all', 'missed', 'unfinished', 'mine'] as const;

/** Events that were left out because they came faster than they could be taken, since the desk was opened. */
export const ContactsShed = z.object({ count: z.int(), lastAt: Millis.nullable() });
export type ContactsShed = z.infer<typeof ContactsShed>;

const One = z.object({ contactId: ContactId });

/** NOT_FOUND on all of them: the contact is not at this desk any more. */
export const contacts = {
  /** Everything at this desk now, oldest first. */
  live: app.input(Nothing).output(z.object({ contacts: z.array(ContactWithCard), shed: ContactsShed })),
  /** The card goes, the customer's ticket (theirs that is open and touched last, if any) comes and is what it is about. Says where to go. */
  open: app.input(One).output(z.object({ customerId: CustomerId.nullable(), ticketId: TicketId.nullable() })),
  /** The card goes; the contact goes on ringing, and whatever comes of it is noted. */
  ignore: app.input(One).output(Nothing),
  /** Says who it is; null: none of these. */
  pick: app.input(One.extend({ customerId: CustomerId.nullable() })).output(Nothing),
  /**
   * What an exchange that says nothing would have said. A contact of the hub is answered or declined there: TAKEN, when a colleague
   * was quicker.
   */
  control: app
    .input(One.extend({ action: z.enum(['answer', 'hold', 'resume', 'end', 'decline']) }))
    .output(Nothing)
    .errors({ TAKEN: {} }),
  /** Makes a customer of the caller, with a ticket; FORBIDDEN without a queue to make it in. */
  create: app
    .input(One.extend({ name: Customer.shape.name, subject: Ticket.shape.subject, queueId: QueueId.nullable() }))
    .output(z.object({ customerId: CustomerId, ticketId: TicketId })),
  /** A ticket for this contact, of the customer it shows. */
  createTicket: app.input(One.extend({ subject: Ticket.shape.subject })).output(z.object({ ticketId: TicketId })),
  /** The ticket it is about. */
  attach: app.input(One.extend({ ticketId: TicketId.nullable() })).output(Nothing),
  /** Kept as it is typed, on this desk. */
  jot: app
    .input(One.extend({ notes: z.string().max(MAX_SUMMARY), disposition: DispositionKey.nullable() }))
    .output(Nothing),
  lines: app.input(One).output(z.object({ lines: z.array(ContactLine) })),
  /** What may be chosen, and whether something must be. */
  rules: app
    .input(One)
    .output(z.object({ dispositions: z.array(Disposition), isDispositionRequired: z.boolean(), acwMs: z.int() })),
  /**
   * Finishes with it: what stands in `summary` goes into the contact, and as a note onto the ticket. DISPOSITION_MISSING: the queue
   * asks for one. STILL_GOING: it has not ended.
   */
  wrap: app
    .input(One.extend({ summary: z.string().max(MAX_SUMMARY), disposition: DispositionKey.nullable() }))
    .output(Nothing)
    .errors({ DISPOSITION_MISSING: {}, STILL_GOING: {} }),
  /** Finished contacts, newest first; `unfinished`: answered and never wrapped up. */
  list: app
    .input(
      z.object({
        view: z.enum(CONTACT_VIEWS),
        queueId: QueueId.nullable(),
        after: z.string().max(200).nullable(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ items: z.array(ContactItem), next: z.string().nullable() })),
  /** What the person at this desk does now: what they say, unless a contact says more (`on-contact`, `acw`). */
  presence: app
    .input(Nothing)
    .output(z.object({ state: z.enum(PRESENCE_STATES), reason: z.string(), sinceAt: Millis })),
  setPresence: app
    .input(z.object({ state: z.enum(['available', 'break', 'offline']), reason: z.string().max(60) }))
    .output(Nothing),
};
