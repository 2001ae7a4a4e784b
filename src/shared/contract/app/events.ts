import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ContactId, TicketId } from '../../kernel/ids.ts';
import { ContactsShed, ContactWithCard } from './contacts.ts';
import { IndexProgress } from './search.ts';
import { SyncStatus } from './sync.ts';
import { Viewer } from './viewers.ts';
import { app, Nothing } from './base.ts';

/** Rows that changed, by table; at most 200 ids a table, beyond that `all`. `draft` and `outbox` are tables of this desk only. */
export const Changed = z.object({
  type: z.literal('changed'),
  tables: z.record(z.string(), z.union([z.literal('all'), z.array(z.string())])),
});

/**
 * What happened, announced after it is durable. Every event carries an id; a subscriber that comes back with the last id
 * it saw gets what it missed, or one `reset` when that is no longer kept.
 */
export const AppEvent = z.discriminatedUnion('type', [
  Changed,
  z.object({ type: z.literal('sync'), status: SyncStatus }),
  z.object({ type: z.literal('session') }),
  z.object({ type: z.literal('viewers'), ticketId: TicketId, viewers: z.array(Viewer) }),
  /** A contact of this desk as it now is, with everything its card shows; sent when anything about it changes. */
  ContactWithCard.extend({ type: z.literal('contact') }),
  /** It has ended without the agent, or the agent has finished with it. */
  z.object({ type: z.literal('contact-gone'), contactId: ContactId }),
  /** Contacts were left out; said once a second at most. */
  z.object({ type: z.literal('contacts-shed'), shed: ContactsShed }),
  z.object({ type: z.literal('index'), progress: IndexProgress }),
  z.object({ type: z.literal('settings') }),
  z.object({ type: z.literal('reset') }),
]);
export type AppEvent = z.infer<typeof AppEvent>;

export const events = {
  subscribe: app.input(Nothing).output(eventIterator(AppEvent)),
  /** Answers at once: a renderer that hears nothing for a while asks whether anybody is still there. */
  ping: app.input(Nothing).output(z.object({ now: z.number(), version: z.string() })),
};
