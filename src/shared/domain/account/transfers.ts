import { inOrder, type TicketMove } from './facts.ts';

/**
 * The moves by which a ticket passed to somebody else, oldest first. A queue change and the colleague who takes it there are one
 * transfer; who takes what nobody had, or gets back what they put down, is none.
 */
export function transfersOf(moves: readonly TicketMove[]): TicketMove[] {
  const transfers: TicketMove[] = [];
  let holder: string | null = null;
  let isUnclaimed = false;
  for (const move of inOrder(moves, ({ at }) => at)) {
    if (move.field === 'queueId' && move.from !== null) {
      transfers.push(move);
      isUnclaimed = true;
    }
    if (move.field !== 'assigneeId') continue;
    holder = move.from ?? holder;
    if (move.to === null) continue;
    if (holder !== null && holder !== move.to && !isUnclaimed) transfers.push(move);
    holder = move.to;
    isUnclaimed = false;
  }
  return transfers;
}
