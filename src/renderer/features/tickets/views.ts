import type { BoundedCount, TicketOrder, ViewName } from '#shared/contract/app/tickets.ts';
import type { Translate } from '../../lib/i18n.tsx';

/** The views in the order they are offered; the compiler holds the list to the contract's. */
export const VIEWS = [
  'mine',
  'unassigned',
  'due',
  'open',
  'pending',
  'snoozed',
  'followed',
  'solved',
  'all',
] as const satisfies readonly ViewName[];

export const otherOrder = (order: TicketOrder): TicketOrder => (order === 'waiting' ? 'newest' : 'waiting');

/** A count that may have stopped early: `1,000+`. */
export const countWords = (t: Translate<'tickets'>, { count, isMore }: BoundedCount): string =>
  t(isMore ? 'countMore' : 'count', { count });
