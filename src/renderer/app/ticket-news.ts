import type { TimelineItem } from '#shared/contract/app/messages.ts';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';

export type Changed = { readonly ticket: TicketListItem; readonly since: number };

/**
 * Finds the tickets of a list that changed since the list before; the first list has none. A ticket may come into the list
 * for another reason than a change (others left it): then it is older than what is known.
 */
export function createTicketNews() {
  const seen = new Map<string, number>();
  let isFirst = true;
  return (items: readonly TicketListItem[]): Changed[] => {
    const newest = Math.max(0, ...seen.values());
    const changed = items.flatMap((ticket) => {
      const since = seen.get(ticket.id) ?? newest;
      return ticket.updatedAt > since ? [{ ticket, since }] : [];
    });
    for (const { id, updatedAt } of items) seen.set(id, Math.max(seen.get(id) ?? 0, updatedAt));
    const told = isFirst ? [] : changed;
    isFirst = false;
    return told;
  };
}

/** The newest words of the customer after `since`, if there are any. */
export const newWords = (lines: readonly TimelineItem[], since: number): string | undefined =>
  lines.findLast((line) => line.kind === 'customer' && line.at > since)?.body;

/** Whether somebody else gave it to `agentId` after `since`. */
export const wasGiven = (lines: readonly TimelineItem[], since: number, agentId: string): boolean =>
  lines.some(
    ({ at, event, author }) =>
      at > since &&
      event?.type === 'field-changed' &&
      event.field === 'assigneeId' &&
      event.to === agentId &&
      !(author.kind === 'agent' && author.agentId === agentId),
  );
