import type { Gesture } from '#shared/domain/gesture.ts';
import { sinceGesture, type GestureSince, type SinceFacts, type WrittenLine } from '#shared/domain/gesture-since.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CustomerFacts } from './facts.ts';

const MAX_WRITTEN = 1000;

/** When the customer wrote on each ticket, by its index; newest first, so that what is cut off is the oldest. */
const WRITTEN = `
  select m.id, m.ticket_id as "ticketId", m.at from json_each(?) as j cross join message as m
  where m.ticket_id = j.value and m.kind = 'customer' order by m.at desc, m.id limit ${MAX_WRITTEN}`;

type Known = { readonly facts: SinceFacts; readonly wholeSince: number };

function withWritten(db: ReadableDb, facts: CustomerFacts): Known {
  const written = db.all<WrittenLine>(WRITTEN, [JSON.stringify(facts.tickets.map(({ id }) => id))]);
  const oldest = written.length < MAX_WRITTEN ? undefined : written.at(-1);
  return { facts: { ...facts, written }, wholeSince: Math.max(facts.wholeSince, oldest?.at ?? -Infinity) };
}

/** What came after a gesture of one customer. Their facts are read once, and only where a gesture was made. */
export function sinceIn(db: ReadableDb, read: () => CustomerFacts): (gesture: Gesture) => GestureSince | null {
  let known: Known | undefined;
  return (gesture) => {
    if (gesture.state !== 'done') return null;
    known ??= withWritten(db, read());
    return gesture.at < known.wholeSince ? null : sinceGesture(known.facts, gesture);
  };
}
