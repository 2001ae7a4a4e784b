import { isFinal, type Ticket, type TicketField, type TicketFields } from '../ticket.ts';
import { rejected, type Clash, type Outcome } from './outcome.ts';
import type { Stored, WriteContext } from './view.ts';

type Verdict = { readonly fields: TicketFields; readonly outcome: Outcome };

/** A value as it stands in a clash or an event. */
export const asText = (value: string | number | boolean | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/**
 * Finds the fields somebody else changed after the writer last looked. A clash is: newer version, other writer,
 * different value.
 */
export function findClashes(
  stored: Stored<'ticket'>,
  fields: TicketFields,
  seen: Readonly<Record<string, number>>,
  context: WriteContext,
): Clash[] {
  return (Object.keys(fields) as TicketField[]).flatMap((field) => {
    const last = stored.fields[field];
    const theirs = asText(stored.data[field]);
    const mine = asText(fields[field]);
    const isNewer = last !== undefined && last.version > (seen[field] ?? 0) && last.by !== context.writer;
    return isNewer && theirs !== mine ? [{ field, theirs, mine, by: last.agentId, at: last.at }] : [];
  });
}

/** Assignment and queue: whoever came first keeps it, or two people answer the same customer. */
const firstComeFields: ReadonlySet<string> = new Set(['assigneeId', 'queueId']);

/**
 * Decides a set of fields against what stands (rules of the sync protocol, by field): assignee and queue, first come;
 * status, the final state wins; every other field, last arrival wins and both writers are told.
 */
export function settle(ticket: Ticket, fields: TicketFields, clashes: readonly Clash[]): Verdict {
  const taken = clashes.filter((clash) => firstComeFields.has(clash.field));
  if (taken.length > 0) return { fields: {}, outcome: rejected('taken', taken) };
  const closed = clashes.filter((clash) => clash.field === 'status' && isFinal(ticket.status));
  if (closed.length > 0) return { fields: {}, outcome: rejected('closed', closed) };
  if (clashes.length > 0) return { fields, outcome: { status: 'merged', clashes: [...clashes] } };
  return { fields, outcome: { status: 'ok' } };
}
