import type { LiveContact } from '#shared/contract/app/contacts.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { MutationOf, NewMessage } from '#shared/domain/mutation/index.ts';
import type { CustomerId, QueueId } from '#shared/kernel/ids.ts';
import { ticketTable } from '../tickets/index.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Kept } from './kept.ts';
import { viewOf } from './view.ts';

export type Wrapped = {
  readonly summary: string;
  readonly disposition: string | null;
  readonly note: NewMessage | null;
};
type About = {
  readonly now: number;
  /** Hub time minus desk time, ms. */
  readonly skew: number;
  readonly me: Agent;
  readonly isMine: boolean;
  readonly wrapped?: Wrapped;
};

/**
 * Where it is written, and whose rules hold: where it stands already, the queue it came in, that of its ticket, or the first of the
 * agent's own.
 */
export function queueFor(db: ReadableDb, { id, queueId, ticketId }: LiveContact, me: Agent): QueueId | null {
  const stored = db.get<{ queue: QueueId }>('select queue_id as queue from contact where id = ?', [id]);
  const ofTicket = ticketId === null ? undefined : ticketTable.get(db, ticketId)?.data.queueId;
  return stored?.queue ?? queueId ?? ofTicket ?? me.queueIds[0] ?? null;
}

/** Whom it is about; who was shown and is gone is named once more, and the rules leave them out with their number. */
const customerOf = ({ own }: Kept, { customerId }: LiveContact): CustomerId | null =>
  own.isPicked ? (own.customerId as CustomerId | null) : (customerId ?? (own.shownId as CustomerId | null));

/** Of a number that was not shown there is none, whatever word the exchange uses for it. */
const addressOf = ({ address: { kind, e164, text } }: LiveContact): string | null =>
  kind === 'withheld' || text === '' ? null : (e164 ?? text);

/** What stands of a contact, as it is written for everybody, in the hub's time; undefined: there is no queue to write it in. */
export function saveMutation(db: ReadableDb, kept: Kept, about: About): MutationOf<'contact.save'> | undefined {
  const { now, skew, me, isMine, wrapped } = about;
  const atHub = (at: number): number => Math.max(0, at + skew);
  const seen = viewOf(db, kept, now);
  const queueId = queueFor(db, seen, me);
  if (queueId === null) return undefined;
  const { channel, direction, ticketId, match, ringingAt, answeredAt, heldMs } = seen;
  return {
    name: 'contact.save',
    contactId: seen.id,
    ticketId,
    contact: {
      channel,
      direction,
      queueId,
      customerId: customerOf(kept, seen),
      address: addressOf(seen),
      match,
      ringingAt: atHub(ringingAt),
      answeredAt: answeredAt === null ? null : atHub(answeredAt),
      endedAt: atHub(seen.endedAt ?? now),
      heldMs,
      end: seen.end ?? 'finished',
      disposition: wrapped?.disposition ?? null,
      summary: wrapped?.summary ?? '',
      wrappedAt: wrapped ? atHub(now) : null,
    },
    isMine,
    note: wrapped?.note ?? null,
  };
}
