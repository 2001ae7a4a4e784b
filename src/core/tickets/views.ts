import type { TicketOrder, ViewName } from '#shared/contract/app/tickets.ts';
import type { TicketStatus } from '#shared/domain/ticket.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Value } from '../db/types.ts';

/**
 * A view is a union of branches, one per status, each of which an index answers in order: so a page costs the same in a
 * replica of a million tickets as in one of a hundred.
 */
export type Branch = { readonly where: string; readonly params: readonly Value[] };

const unfinished = ['open', 'pending'] as const;

function statusesOf(view: ViewName): readonly TicketStatus[] {
  switch (view) {
    case 'mine':
    case 'unassigned':
    case 'due':
    case 'snoozed':
    case 'followed':
      return unfinished;
    case 'open':
      return ['open'];
    case 'pending':
      return ['pending'];
    case 'solved':
      return ['solved', 'closed'];
    case 'all':
      return ['open', 'pending', 'solved', 'closed', 'spam'];
    default:
      return assertNever(view);
  }
}

export function branchesOf(view: ViewName, queueId: string | null, agentId: string): Branch[] {
  const conditions: [string, Value[]][] = [
    ...(view === 'mine' ? [['assignee_id = ?', [agentId]] as [string, Value[]]] : []),
    ...(view === 'unassigned' ? [['assignee_id is null', []] as [string, Value[]]] : []),
    ...(queueId === null ? [] : [['queue_id = ?', [queueId]] as [string, Value[]]]),
  ];
  return statusesOf(view).map((status) => ({
    where: ['status = ?', ...conditions.map(([sql]) => sql)].join(' and '),
    params: [status, ...conditions.flatMap(([, params]) => params)],
  }));
}

/** The columns of an order, all ascending; the id makes every place unique. */
export const ORDER_KEYS: Readonly<Record<TicketOrder, readonly string[]>> = {
  waiting: ['wait_key', 'newest_key', 'id'],
  newest: ['newest_key', 'id'],
};
