import { z } from 'zod';
import { QueueId } from '../kernel/ids.ts';
import { LocalizedText } from '../kernel/text.ts';
import { DispositionKey } from './contact.ts';

/** Why a contact was about. Its key never changes; one that is switched off is no longer offered. */
export const Disposition = z.object({
  key: DispositionKey,
  label: LocalizedText,
  /** Empty: every queue. */
  queueIds: z.array(QueueId).max(100),
  isActive: z.boolean(),
});
export type Disposition = z.infer<typeof Disposition>;

/** How the contacts of one queue are taken. */
export const QueueContacts = z.object({
  /** Numbers without a country are read as of this one (ISO 3166, two letters). */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** After so long the clock of the wrap-up is no longer quiet; nothing else happens. */
  acwMs: z.int().min(0).max(3_600_000),
  isDispositionRequired: z.boolean(),
});
export type QueueContacts = z.infer<typeof QueueContacts>;

/** What the team has agreed on about contacts; `queues` says only what differs from `usual`. */
export const TeamContacts = z.object({
  usual: QueueContacts,
  queues: z.record(QueueId, QueueContacts.partial()),
  dispositions: z.array(Disposition).max(200),
  /** Numbers nobody is to be rung for, as E.164. */
  blocked: z.array(z.object({ number: z.string().regex(/^\+[1-9]\d{4,14}$/), note: z.string().max(200) })).max(1000),
});
export type TeamContacts = z.infer<typeof TeamContacts>;
