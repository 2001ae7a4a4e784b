import type { FieldValue } from '../field-value.ts';
import type { Ticket } from '../ticket.ts';
import { asText } from './clash.ts';
import { OK, rejected, type Clash, type Outcome } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import { event, touched } from './ticket-changes.ts';
import type { Effect, Stored, View, WriteContext } from './view.ts';
import { own } from '../../kernel/own.ts';

/** Custom fields. Which kind of value a field takes is checked where its definition is at hand: on the desk. */
type Values = Readonly<Record<string, FieldValue | null>>;

/** How a custom field is called in events and clashes, and in the versions the hub keeps. */
export const valueName = (key: string): string => `values.${key}`;

export function changedValues(ticket: Ticket, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => (own(ticket.values, key) ?? null) !== value),
  );
}

export function filled(ticket: Ticket, values: Values): Ticket['values'] {
  const kept = Object.entries({ ...ticket.values, ...values }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Ticket['values'];
}

/** Keys another device wrote after the writer last looked: the last arrival wins, and both are told. */
export function valueClashes(
  stored: Stored<'ticket'>,
  values: Values,
  seen: Readonly<Record<string, number>>,
  context: WriteContext,
): Clash[] {
  return Object.entries(changedValues(stored.data, values)).flatMap(([key, mine]) => {
    const last = stored.fields[valueName(key)];
    const isNewer = last !== undefined && last.version > (own(seen, key) ?? 0) && last.by !== context.writer;
    const theirs = asText(own(stored.data.values, key));
    return isNewer ? [{ field: valueName(key), theirs, mine: asText(mine), by: last.agentId, at: last.at }] : [];
  });
}

export const withClashes = (clashes: readonly Clash[]): Outcome =>
  clashes.length === 0 ? OK : { status: 'merged', clashes: [...clashes] };

export function fillValues(mutation: MutationOf<'ticket.fill'>, view: View, context: WriteContext): Decision {
  const stored = view.get('ticket', mutation.ticketId);
  if (!stored) return refuse(rejected('gone'));
  const values = changedValues(stored.data, mutation.values);
  const outcome = withClashes(valueClashes(stored, values, mutation.seen, context));
  if (Object.keys(values).length === 0) return { effects: [], outcome };
  const events = Object.entries(values).flatMap(([key, value]): Effect[] => {
    const id = own(mutation.eventIds, key);
    if (id === undefined) return [];
    const [from, to] = [asText(own(stored.data.values, key)), asText(value)];
    return [event(mutation.ticketId, id, { type: 'field-changed', field: valueName(key), from, to }, context)];
  });
  return { effects: [touched(stored.data, { values: filled(stored.data, values) }, context), ...events], outcome };
}
