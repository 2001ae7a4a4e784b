import type { ContactAddress, ContactCandidate } from '#shared/contract/app/contacts.ts';
import type { ContactMatch } from '#shared/domain/contact-state.ts';
import { readNumber, tailOf } from '#shared/domain/number/index.ts';
import type { CustomerId } from '#shared/kernel/ids.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import type { ReadableDb } from '../db/types.ts';

export type Found = { readonly match: ContactMatch; readonly candidates: readonly ContactCandidate[] };

/** More than these nobody compares while it rings. */
const MOST = 5;
/** Open tickets of one customer are counted up to here. */
const MOST_OPEN = 50;

/** What the exchange wrote, read as a number of a country. */
export function readAddress(text: string | null, country: string): ContactAddress {
  const raw = oneLine(text ?? '', 64);
  const reading = readNumber(raw, country);
  const none = { text: raw, e164: null, extension: null };
  if (reading.kind === 'number') return { ...none, kind: 'number', e164: reading.e164, extension: reading.extension };
  if (reading.kind === 'internal') return { ...none, kind: 'internal', extension: reading.extension };
  return { ...none, kind: reading.kind };
}

type Row = { id: CustomerId; name: string; tier: ContactCandidate['tier']; e164: string };

/** An equal number, and numbers that end alike, by one look. */
const byTail = (db: ReadableDb, tail: string): Row[] =>
  db.all<Row>(
    `select c.id, c.name, c.tier, p.e164 from customer_phone as p join customer as c on c.id = p.customer_id
     where p.tail = ? order by p.e164, p.customer_id limit 50`,
    [tail],
  );

export function candidate(db: ReadableDb, { id, name, tier }: Omit<Row, 'e164'>, isExact: boolean): ContactCandidate {
  const open = db.get<{ n: number }>(
    `select count(*) as n from (select 1 from ticket where customer_id = ? and status in ('open', 'pending') limit ${MOST_OPEN})`,
    [id],
  );
  const last = db.get<{ at: number }>(
    'select updated_at as at from ticket where customer_id = ? order by newest_key, id limit 1',
    [id],
  );
  return { customerId: id, name, tier, isExact, openTickets: open?.n ?? 0, lastAt: last?.at ?? null };
}

/** Who is known best comes first. */
const nearest = (a: ContactCandidate, b: ContactCandidate): number =>
  b.openTickets - a.openTickets || (b.lastAt ?? 0) - (a.lastAt ?? 0) || (a.customerId < b.customerId ? -1 : 1);

function matchNumber(db: ReadableDb, e164: string): Found {
  const rows = byTail(db, tailOf(e164));
  const exact = rows.filter((row) => row.e164 === e164);
  const chosen = exact.length > 0 ? exact : rows;
  const people = [...new Map(chosen.map((row) => [row.id, row])).values()];
  const candidates = people
    .map((row) => candidate(db, row, exact.length > 0))
    .toSorted(nearest)
    .slice(0, MOST);
  if (candidates.length === 0) return { match: 'unknown', candidates };
  if (exact.length === 0) return { match: 'maybe', candidates };
  return { match: candidates.length === 1 ? 'one' : 'several', candidates };
}

/** Whose address it is, as far as this desk knows. */
export function matchAddress(db: ReadableDb, { kind, e164 }: ContactAddress): Found {
  if (kind === 'number' && e164 !== null) return matchNumber(db, e164);
  const match = { withheld: 'withheld', internal: 'internal', unreadable: 'unknown', number: 'unknown' } as const;
  return { match: match[kind], candidates: [] };
}
