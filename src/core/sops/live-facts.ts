import type { CustomerId, QueueId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import type { ContactFacts } from './suggested.ts';

/** What is known of a contact that goes on at this desk; undefined: it is not here. */
export type LiveFacts = ContactFacts & {
  readonly ticketId: string | null;
  readonly customerId: CustomerId | null;
  readonly homeQueueId: QueueId | null;
};
export type FindContact = (db: ReadableDb, contactId: string) => LiveFacts | undefined;
