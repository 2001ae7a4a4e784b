import type { CustomerId } from '#shared/kernel/ids.ts';
import { keyOfLine, type LiveContact } from '#shared/contract/app/contacts.ts';
import type { Talks } from '../guidance/index.ts';
import type { LiveFacts } from '../sops/index.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import type { DeskContacts } from './desk-contacts.ts';
import { linesOf } from './kept.ts';
import { queueFor } from './save.ts';
import { viewOf } from './view.ts';

/** So much of what the customer said last. */
const LINES = 20;

/** What is written of somebody must not be written of whoever they only may be. */
const knownCustomer = ({ isPicked, match, customerId }: LiveContact): CustomerId | null =>
  isPicked || match === 'one' ? customerId : null;

/** What procedures may know of a contact that goes on here; undefined: it does not. */
export function liveFacts(
  db: ReadableDb,
  contacts: DeskContacts,
  contactId: string,
  { now, me }: { readonly now: number; readonly me: ReturnType<Desk['agent']> },
): LiveFacts | undefined {
  const kept = contacts.live.get(contactId);
  if (!kept) return undefined;
  const view = viewOf(db, kept, now);
  const { queueId, channel, ticketId } = view;
  const customerId = knownCustomer(view);
  const said = linesOf(db, contactId).filter(({ speaker }) => speaker === 'customer');
  const homeQueueId = queueFor(db, view, me);
  return { queueId, channel, ticketId, customerId, homeQueueId, said: said.slice(-LINES).map(({ text }) => text) };
}

/** What guidance may know of contacts: what they are about while they go on here, and what was said in them. */
export const talksOf = (
  contacts: () => DeskContacts,
  now: () => number,
  me: () => ReturnType<Desk['agent']>,
): Talks => ({
  live: (db, contactId) => {
    const kept = contacts().live.get(contactId);
    if (!kept) return undefined;
    const view = viewOf(db, kept, now());
    const { channel, ticketId, state } = view;
    return {
      channel,
      ticketId,
      customerId: knownCustomer(view),
      queueId: queueFor(db, view, me()),
      isEnded: state === 'ended',
    };
  },
  lines: (db, contactId) =>
    linesOf(db, contactId).map(({ n, ...line }) => ({ ...line, key: keyOfLine(contactId, line.at, n) })),
});
