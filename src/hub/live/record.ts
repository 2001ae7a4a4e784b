import { sql } from 'kysely';
import { contactRulesOf, type TeamContacts } from '#shared/domain/contact-defaults.ts';
import { lifeOf, type ContactLife } from '#shared/domain/contact-life.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { readNumber } from '#shared/domain/number/index.ts';
import { queuePart } from '#shared/domain/part.ts';
import type { ContactId, CustomerId, QueueId } from '#shared/kernel/ids.ts';
import { isWithheld } from '#shared/telephony/index.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import type { Known } from './known.ts';
import type { Directory } from './directory.ts';
import { legsOf, type Leg } from './legs.ts';

const MAX_ADDRESS = 64;

type Who = Pick<Contact, 'address' | 'match' | 'customerId'>;

/** Of customers the queue may see: whose number it is. */
async function customersOf(tx: Tx, e164: string, queueId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from doc d
    join member m on m.tbl = 'customer' and m.id = d.id and m.op = 1 and m.part = ${queuePart(queueId)}
    where d.tbl = 'customer' and d.data->'phones' @> ${JSON.stringify([e164])}::jsonb
    order by d.id limit 2`.execute(tx);
  return rows.map(({ id }) => id);
}

async function whoOf(tx: Tx, { facts }: ContactLife, queueId: QueueId, contacts: TeamContacts): Promise<Who> {
  const { address, customerId } = facts;
  const known = customerId === null ? 'none' : await standingOf(tx, customerId);
  // Neither they nor their number come back.
  if (known === 'erased') return { address: null, match: 'unknown', customerId: null };
  if (known === 'here') return { address: cut(address), match: 'one', customerId };
  if (address === null || isWithheld(address)) return { address: null, match: 'withheld', customerId: null };
  const reading = readNumber(address, contactRulesOf({ contacts }, queueId).country);
  if (reading.kind === 'withheld') return { address: null, match: 'withheld', customerId: null };
  if (reading.kind === 'internal') return { address: reading.extension, match: 'internal', customerId: null };
  if (reading.kind === 'unreadable') return { address: cut(address), match: 'unknown', customerId: null };
  const [found, another] = await customersOf(tx, reading.e164, queueId);
  const match = found === undefined ? 'unknown' : another === undefined ? 'one' : 'several';
  return { address: reading.e164, match, customerId: match === 'one' ? (found as CustomerId) : null };
}

/** Whether a customer that a channel has named is here, was erased meanwhile, or never was one of ours. */
async function standingOf(tx: Tx, customerId: string): Promise<'here' | 'erased' | 'none'> {
  const doc = tx.selectFrom('doc').select('id').where('tbl', '=', 'customer').where('id', '=', customerId);
  if (await doc.executeTakeFirst()) return 'here';
  const erased = tx.selectFrom('erased').select('customer').where('customer', '=', customerId);
  return (await erased.executeTakeFirst()) ? 'erased' : 'none';
}

/** No half of a character stays where it was cut: the database refuses one for ever. */
const cut = (address: string | null): string | null => address?.slice(0, MAX_ADDRESS).toWellFormed() ?? null;

/** Its own queue, or the first of whoever had it. */
function queueOf({ facts }: ContactLife, { agentId }: Leg, { agents, queues }: Directory): QueueId | null {
  const own = agents.find(({ id }) => id === agentId)?.queueIds[0];
  const queueId = facts.queueId ?? own ?? null;
  return queues.some(({ id }) => id === queueId) ? queueId : null;
}

/** A hang-up alone is the end of something nobody heard of: of a call that was refused, or from before the hub began. */
const isEndOnly = ({ events }: Leg): boolean => events.every(({ type }) => type === 'hangup');

/**
 * Writes down a contact that no desk has written of: nobody was there to take it, or the desk is gone. What a desk has written stands.
 * The counter is locked before it is looked for, so that nobody writes in between.
 * @returns how many rows were written.
 */
export async function recordContact(db: Db, contact: Known, directory: Directory, now: number): Promise<number> {
  let written = 0;
  for (const leg of legsOf(contact.entries, contact.source)) {
    const life = lifeOf(leg.events, now);
    const queueId = queueOf(life, leg, directory);
    const id = leg.events[0]?.contactId;
    if (life.endedAt === null || queueId === null || !id || isEndOnly(leg)) continue;
    written += await inTransaction(db, (tx) => writeOnce(tx, { id, queueId, leg, life, now }, directory.contacts));
  }
  return written;
}

type Row = { id: ContactId; queueId: QueueId; leg: Leg; life: ContactLife; now: number };

async function writeOnce(tx: Tx, { id, queueId, leg, life, now }: Row, contacts: TeamContacts): Promise<number> {
  await tx.selectFrom('hub_seq').select('v').forUpdate().executeTakeFirstOrThrow();
  const stored = await tx.selectFrom('doc').select('id').where('tbl', '=', 'contact').where('id', '=', id).execute();
  if (stored.length > 0) return 0;
  const data: Contact = {
    id,
    channel: life.channel,
    direction: life.direction,
    queueId,
    agentId: life.answeredAt === null ? null : (leg.agentId as Contact['agentId']),
    ...(await whoOf(tx, life, queueId, contacts)),
    ticketId: life.facts.ticketId,
    ringingAt: life.ringingAt,
    answeredAt: life.answeredAt,
    endedAt: life.endedAt ?? now,
    heldMs: life.heldMs,
    end: life.end ?? 'lost',
    disposition: null,
    summary: '',
    wrappedAt: null,
  };
  await commit(tx, { effects: [{ tbl: 'contact', id, data }], by: HUB_WRITER, agentId: null, at: now });
  return 1;
}
