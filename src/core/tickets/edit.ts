import { fitsField, isInQueue, missingToSolve } from '#shared/domain/field-check.ts';
import type { Field } from '#shared/domain/field.ts';
import type { Macro } from '#shared/domain/macro.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Ticket, TicketFields } from '#shared/domain/ticket.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { Versioned } from '../db/replica-table.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { isLive } from './detail.ts';
import { fieldsOf } from './fields.ts';
import { setMutation, type Values } from './mutations.ts';
import { ticketTable } from './table.ts';

/** The ticket an edit starts from. @throws Refusal when it is not here, or still loading. */
export function editable(desk: Desk, ticketId: TicketId): Versioned<'ticket'> {
  return desk.read((db) => {
    const ticket = found(ticketTable.get(db, ticketId));
    if (!isLive(db, ticketId)) throw new Refusal('FORBIDDEN');
    return ticket;
  });
}

const isSolved = (status: Ticket['status'] | undefined): boolean => status === 'solved' || status === 'closed';

/** Keys of required fields that keep a change from solving the ticket; none when it does not solve it. */
export function missingFor(
  fields: readonly Field[],
  ticket: Ticket,
  change: TicketFields,
  values: Ticket['values'] = ticket.values,
): string[] {
  if (!isSolved(change.status) || isSolved(ticket.status)) return [];
  return missingToSolve(fields, { queueId: change.queueId ?? ticket.queueId, values });
}

/** What `messages.add` needs to set a state with its words. */
export type StatusChange = { readonly mutations: Mutation[]; readonly missing: string[] };
export function setFields(desk: Desk, ticketId: TicketId, fields: TicketFields, ids: Ids): StatusChange {
  const ticket = editable(desk, ticketId);
  const missing = missingFor(desk.read(fieldsOf), ticket.data, fields);
  return { mutations: setMutation(ticket, fields, ids), missing };
}

/** What a macro fills in, without what its fields no longer take where the ticket then stands. */
export function fittingFill(
  fields: readonly Field[],
  { queueId }: Pick<Ticket, 'queueId'>,
  { set, fill }: Macro,
): Macro['fill'] {
  const outdated = misfits(fields, set.queueId ?? queueId, fill);
  return Object.fromEntries(Object.entries(fill).filter(([key]) => !outdated.includes(key)));
}

/** Keys whose value does not fit; taking a value away always fits. */
export function misfits(fields: readonly Field[], queueId: string, values: Values): string[] {
  const byKey = new Map<string, Field>(
    fields.filter((field) => isInQueue(field, queueId)).map((field) => [field.key, field]),
  );
  return Object.entries(values).flatMap(([key, value]) => {
    const field = byKey.get(key);
    return value === null || (field && fitsField(field, value)) ? [] : [key];
  });
}
