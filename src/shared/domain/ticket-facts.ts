import type { MessageKind } from './message.ts';
import type { Ticket, TicketStatus } from './ticket.ts';

type Line = { readonly kind: MessageKind; readonly at: number };
type Facts = Pick<Ticket, 'firstReplyAt' | 'solvedAt' | 'pauses' | 'waitingSinceAt'>;

/**
 * What is known of a ticket that comes with its lines, oldest first, and the state it ended in: nobody has written down when
 * that state began, so it began with the last line. Free of schemas.
 */
export function factsOf(lines: readonly Line[], status: TicketStatus): Facts {
  const spoken = lines.filter(({ kind }) => kind === 'customer' || kind === 'reply');
  const lastReply = spoken.findLastIndex(({ kind }) => kind === 'reply');
  const lastAt = lines.reduce((last, { at }) => Math.max(last, at), 0);
  return {
    firstReplyAt: spoken.find(({ kind }) => kind === 'reply')?.at ?? null,
    solvedAt: status === 'solved' || status === 'closed' ? lastAt : null,
    pauses: status === 'pending' ? [{ from: lastAt, to: null }] : [],
    waitingSinceAt: status === 'open' ? (spoken[lastReply + 1]?.at ?? null) : null,
  };
}

/** What nobody has done to a ticket yet. A function, so that no two tickets share a list. */
export const untouched = () => ({
  firstReplyAt: null,
  solvedAt: null,
  pauses: [],
  snoozedUntilAt: null,
  followerIds: [],
  articleIds: [],
  mergedIntoId: null,
  values: {},
});
