import type { ContactWithCard, LiveContact, PopCard } from '#shared/contract/app/contacts.ts';
import { lifeOf, type ContactLife } from '#shared/domain/contact-life.ts';
import { contactRulesOf, type ContactRules } from '#shared/domain/contact-defaults.ts';
import type { CustomerId, QueueId, TicketId } from '#shared/kernel/ids.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { customerTable } from '../customers/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { queueTable, teamTable } from '../directory/index.ts';
import { popFacts } from '../history/index.ts';
import { countLines, type Kept } from './kept.ts';
import { candidate, matchAddress, readAddress, type Found } from './match.ts';

/** The queue a contact stands in: as the exchange named it, by id or by name; null: it named none of ours. */
export function queueIn(db: ReadableDb, { queueId, queue }: ContactLife['facts']): QueueId | null {
  if (queueId !== null && queueTable.get(db, queueId)) return queueId;
  if (queue === null) return null;
  const row = db.get<{ id: QueueId }>(
    `select id from queue where id = ? or lower(name ->> '$.zh') = lower(?) or lower(name ->> '$.en') = lower(?) order by id = ? desc limit 1`,
    [queue, queue, queue, queue],
  );
  return row?.id ?? null;
}

export const rulesIn = (db: ReadableDb, queueId: QueueId | null): ContactRules =>
  contactRulesOf(teamTable.get(db, 'team')?.data, queueId);

/** Whom the hub has named is who it is; what anybody can claim is a guess however well it fits. */
function foundFor(db: ReadableDb, kept: Kept, address: LiveContact['address'], named: CustomerId | null): Found {
  const customer = named === null ? undefined : customerTable.get(db, named)?.data;
  if (customer) return { match: 'one', candidates: [candidate(db, customer, true)] };
  const found = matchAddress(db, address);
  return kept.own.source === 'claimed' && found.match === 'one' ? { ...found, match: 'maybe' } : found;
}

/** Whom the card shows without being told: the only one, or the likeliest of those who may be. */
const likeliest = ({ match, candidates }: Found): CustomerId | null =>
  match === 'one' || (match === 'maybe' && candidates.length === 1) ? (candidates[0]?.customerId ?? null) : null;

const stillHere = (db: ReadableDb, customerId: string | null): CustomerId | null =>
  customerId !== null && customerTable.get(db, customerId) ? (customerId as CustomerId) : null;

export function viewOf(db: ReadableDb, kept: Kept, now: number): LiveContact {
  const life = lifeOf(kept.heard, now);
  const { own } = kept;
  const queueId = queueIn(db, life.facts);
  const rules = rulesIn(db, queueId);
  const address = readAddress(life.facts.address, rules.country);
  const found = foundFor(db, kept, address, life.facts.customerId);
  const customerId = own.isPicked ? stillHere(db, own.customerId) : likeliest(found);
  const ticketId = own.ticketId === undefined ? life.facts.ticketId : own.ticketId;
  return {
    id: kept.id as LiveContact['id'],
    source: own.source,
    channel: life.channel,
    direction: life.direction,
    state: life.state,
    end: life.end,
    queueId,
    queueName: queueId === null ? null : (queueTable.get(db, queueId)?.data.name ?? null),
    address,
    name: life.facts.name === null ? null : oneLine(life.facts.name, 80) || null,
    match: found.match,
    candidates: [...found.candidates],
    customerId,
    isPicked: own.isPicked,
    ticketId: ticketId as TicketId | null,
    ringingAt: life.ringingAt,
    answeredAt: life.answeredAt,
    heldSinceAt: life.heldSinceAt,
    heldMs: life.heldMs,
    endedAt: life.endedAt,
    isOpened: own.isOpened,
    isIgnored: own.isIgnored,
    notes: own.notes,
    disposition: own.disposition,
    acwUntilAt: life.endedAt === null ? null : life.endedAt + rules.acwMs,
    lines: countLines(db, kept.id),
  };
}

/** The card of a call: everything there is to know of the customer shown, from one look at the replica. */
export function cardOf(db: ReadableDb, customerId: string | null, now: number): PopCard | null {
  const customer = customerId === null ? undefined : customerTable.get(db, customerId)?.data;
  if (!customer) return null;
  const { id, name, tier, language, phones } = customer;
  const { suggestion, ...facts } = popFacts(db, customer.id, now);
  return {
    customer: { id, name, tier, language, phones },
    ...facts,
    promises: [...facts.promises],
    openTickets: [...facts.openTickets],
    contacts: [...facts.contacts],
    account: { ...facts.account, course: [...facts.account.course] },
    suggestion: suggestion && { gestureId: suggestion.gestureId as never, ...suggestion.occurrence },
    hint: { ...facts.hint, ticketId: facts.hint.ticketId as TicketId | null },
  };
}

export function withCard(db: ReadableDb, kept: Kept, now: number): ContactWithCard {
  const contact = viewOf(db, kept, now);
  return { contact, card: cardOf(db, contact.customerId, now) };
}
