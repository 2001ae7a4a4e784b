import type { Run, SopStep } from '#shared/domain/sop/index.ts';
import { customerTable } from '../customers/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { macroTable } from '../directory/index.ts';
import { fieldsOf, fittingFill, missingFor, ticketTable } from '../tickets/index.ts';

export type Lacks = 'ticket' | 'customer';

/** What the step needs and is not there; undefined: nothing. */
export function lacks(db: ReadableDb, { actions }: SopStep, run: Run): Lacks | undefined {
  const all = actions ?? [];
  const hasTicket = run.ticketId !== null && ticketTable.get(db, run.ticketId) !== undefined;
  const hasCustomer = run.customerId !== null && customerTable.get(db, run.customerId) !== undefined;
  if (!hasCustomer && all.some(({ do: what }) => what === 'promise' || what === 'follow-up')) return 'customer';
  return !hasTicket && all.some(({ do: what }) => what === 'set' || what === 'macro') ? 'ticket' : undefined;
}

/** Keys of custom fields without which the ticket cannot become what the step makes of it. */
export function missingForActions(db: ReadableDb, { actions }: SopStep, run: Run): string[] {
  const ticket = run.ticketId === null ? undefined : ticketTable.get(db, run.ticketId)?.data;
  if (!ticket) return [];
  const fields = fieldsOf(db);
  return (actions ?? []).flatMap((action) => {
    const macro = action.do === 'macro' ? macroTable.get(db, action.macroId)?.data : undefined;
    const set = action.do === 'set' ? action.set : (macro?.set ?? {});
    const filled = macro ? fittingFill(fields, ticket, macro) : {};
    return missingFor(fields, ticket, set, { ...ticket.values, ...filled });
  });
}
