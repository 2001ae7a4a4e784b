import type { Day, DayContact, DutyToday } from '#shared/contract/app/load.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { dutiesBetween, occupancyOf, type DutyMoment } from '#shared/domain/load/index.ts';
import { customerTable } from '../customers/index.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { hoursOfDay, type DayBounds } from './day-bounds.ts';
import { hardSince, spansBetween, type Span } from './spans.ts';
import { loadTables } from './tables.ts';

const MAX_CONTACTS = 500;
type Row = { readonly data: string };

/** Contacts of somebody that rang in [fromAt, toAt) and were answered, oldest first. */
function contactsBetween(db: ReadableDb, agentId: string, { fromAt, toAt }: DayBounds): Contact[] {
  const rows = db.all<Row>(
    `select data from contact where agent_id = ? and ringing_at >= ? and ringing_at < ? order by ringing_at desc limit ${MAX_CONTACTS}`,
    [agentId, fromAt, toAt],
  );
  return rows.map(({ data }) => parsed<Contact>(data)).toReversed();
}

function dayContact(db: ReadableDb, contact: Contact, hard: ReadonlySet<string>): DayContact[] {
  const { id, channel, customerId, ringingAt, answeredAt, endedAt, heldMs, wrappedAt } = contact;
  if (answeredAt === null) return [];
  return [
    {
      contactId: id,
      channel,
      customerId,
      customerName: customerId === null ? null : (customerTable.get(db, customerId)?.data.name ?? null),
      ringingAt,
      answeredAt,
      endedAt,
      heldMs,
      acwMs: wrappedAt === null ? null : Math.max(0, wrappedAt - endedAt),
      isHard: hard.has(id),
    },
  ];
}

const lengthOf = (spans: readonly Span[], kind: Span['kind']): number =>
  spans.reduce((ms, span) => (span.kind === kind ? ms + Math.max(0, span.toAt - span.fromAt) : ms), 0);

/** A span that began the day before is cut to the day. */
const cut = (span: Span, { fromAt, toAt }: DayBounds): Span => ({
  ...span,
  fromAt: Math.max(span.fromAt, fromAt),
  toAt: Math.min(span.toAt, toAt),
});

function hoursIn(spans: readonly Span[], bounds: DayBounds): Day['hours'] {
  return hoursOfDay(bounds).flatMap(({ fromAt, toAt }) => {
    const inside = spans.filter((span) => span.toAt > fromAt && span.fromAt < toAt);
    const { share, baseMs } = occupancyOf(inside, toAt, toAt - fromAt);
    if (baseMs === 0) return [];
    return [{ fromAt, occupancy: share, peak: Math.max(...inside.map(({ load }) => load)) }];
  });
}

const plain = ({ fromAt, toAt, breaks }: DutyMoment): DutyToday => ({
  fromAt,
  toAt,
  breaks: breaks.map((one) => ({ ...one })),
});

function sumsOf(spans: readonly Span[], contacts: readonly DayContact[]): Day['sums'] {
  return {
    talkMs: lengthOf(spans, 'talk'),
    holdMs: lengthOf(spans, 'hold'),
    acwMs: lengthOf(spans, 'acw'),
    availableMs: lengthOf(spans, 'available'),
    restMs: lengthOf(spans, 'break') + lengthOf(spans, 'away'),
    hard: contacts.filter(({ isHard }) => isHard).length,
    contacts: contacts.length,
  };
}

/** One day of the agent's, as this desk knows it. */
export function dayOf(db: ReadableDb, agentId: string, bounds: DayBounds): Day {
  const spans = spansBetween(db, bounds.fromAt, bounds.toAt).map((span) => cut(span, bounds));
  const hard = new Set(hardSince(db, bounds.fromAt, bounds.toAt).map(({ contactId }) => contactId));
  const contacts = contactsBetween(db, agentId, bounds).flatMap((one) => dayContact(db, one, hard));
  const shift = loadTables.shift.get(db, agentId)?.data;
  return {
    ...bounds,
    spans,
    contacts,
    sums: sumsOf(spans, contacts),
    hours: hoursIn(spans, bounds),
    duties: shift ? dutiesBetween(shift, bounds.fromAt, bounds.toAt).map(plain) : [],
  };
}
