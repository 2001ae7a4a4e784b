import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import { asAnswered, mergeLineOf, otherBefore, outcomeOf, type Outcome } from './before-merge.ts';
import { mergeIds } from './mutations.ts';
import { ticketTable } from './table.ts';
import { backsOf } from './undo-back.ts';
import { findMergeUndo, mutateUndoably, type UndoWorld } from './undo.ts';

/** The copy this desk made when it made the very merge the ticket is in now; undefined: another desk did, or long ago. */
const copyOf = (db: ReadableDb, ticket: Ticket, now: number) =>
  findMergeUndo(db, ticket, mergeLineOf(db, ticket)?.id, now);

/**
 * What a merged ticket would be if the merge were taken back now: with a copy as it was, without one as its row and lines tell
 * (before-merge.ts). Null: it is not merged.
 */
export function wouldComeOut(db: ReadableDb, ticket: Ticket, now: number): Outcome | null {
  if (ticket.mergedIntoId === null) return null;
  const copy = copyOf(db, ticket, now);
  return copy ? asAnswered(db, ticket, copy.before) : outcomeOf(db, ticket);
}

/** From its lines it comes out in the queue where it now stands; from a copy both are as they were where nobody changed them. */
function planOf(db: ReadableDb, ticket: Ticket, intoId: TicketId, { clock, ids }: UndoWorld) {
  const copy = copyOf(db, ticket, clock.now());
  if (copy) return { undoId: copy.undoId, mutations: backsOf(db, copy.entries, ids).flatMap((back) => back.mutations) };
  const other = otherBefore(db, ticket);
  const back = { ticketId: ticket.id, intoId, ...outcomeOf(db, ticket), eventIds: mergeIds(ids) };
  const mutations: Mutation[] = [{ name: 'ticket.unmerge', ...back, ...(other && { other }) }];
  return { undoId: null, mutations };
}

/** Takes a merge back, which can itself be undone: then it is merged again. @returns undefined: it is not merged (any more). */
export function unmerge(
  desk: Desk,
  world: UndoWorld,
  ticket: Ticket,
): { undoId: string | null; status: Ticket['status'] } | undefined {
  const intoId = ticket.mergedIntoId;
  if (intoId === null) return undefined;
  const plan = desk.read((db) => planOf(db, ticket, intoId, world));
  const undoId = mutateUndoably(desk, world, [ticket.id, intoId], plan.mutations, (tx) => {
    if (plan.undoId !== null) tx.run('delete from undo where id = ?', [plan.undoId]);
  });
  return { undoId, status: desk.read((db) => ticketTable.get(db, ticket.id))?.data.status ?? ticket.status };
}
