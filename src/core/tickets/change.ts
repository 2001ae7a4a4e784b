import type { TicketChange } from '#shared/contract/app/tickets.ts';
import type { Field } from '#shared/domain/field.ts';
import { isHeldBack, type Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { isLive } from './detail.ts';
import { missingFor } from './edit.ts';
import { fieldsOf } from './fields.ts';
import { setMutation, tagMutation } from './mutations.ts';
import { ticketTable } from './table.ts';
import { mutateUndoably, type UndoWorld } from './undo.ts';

type Refused = { readonly ticketId: TicketId; readonly code: 'gone' | 'forbidden' | 'fields-missing' | 'blocked' };
type Planned = { readonly ticketId: TicketId; readonly mutations: Mutation[] } | Refused;

/** What the change does to one ticket, or why it cannot be changed. */
function planOf(
  desk: Desk,
  db: ReadableDb,
  ticketId: TicketId,
  change: TicketChange,
  fields: Field[],
  ids: Ids,
): Planned {
  const ticket = ticketTable.get(db, ticketId);
  if (!ticket) return { ticketId, code: 'gone' };
  if (!isLive(db, ticketId)) return { ticketId, code: 'forbidden' };
  if (missingFor(fields, ticket.data, change.fields).length > 0) return { ticketId, code: 'fields-missing' };
  if (isHeldBack(ticket.data, change.fields)) return { ticketId, code: 'blocked' };
  const add = change.addTags.filter((tag) => !ticket.data.tags.includes(tag));
  const remove = change.removeTags.filter((tag) => ticket.data.tags.includes(tag));
  const mutations = [...setMutation(ticket, change.fields, ids), ...tagMutation(ticketId, add, remove, ids)];
  const isRefused = mutations.some((mutation) => desk.wouldRefuse(db, mutation));
  return isRefused ? { ticketId, code: 'forbidden' } : { ticketId, mutations };
}

/** Changes many tickets in one transaction; those that cannot be are named and left as they are. */
export function changeMany(desk: Desk, world: UndoWorld, ticketIds: readonly TicketId[], change: TicketChange) {
  const planned = desk.read((db) => {
    const fields = fieldsOf(db);
    return [...new Set(ticketIds)].map((id) => planOf(desk, db, id, change, fields, world.ids));
  });
  const plans = planned.flatMap((one) => ('mutations' in one && one.mutations.length > 0 ? [one] : []));
  const refused = planned.flatMap((one) => ('code' in one ? [one] : []));
  const mutations = plans.flatMap((plan) => plan.mutations);
  const changed = plans.map(({ ticketId }) => ticketId);
  const undoId = mutations.length === 0 ? null : mutateUndoably(desk, world, changed, mutations);
  return { undoId, changed: changed.length, refused };
}
