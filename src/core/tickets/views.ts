import type { TicketOrder, ViewName } from '#shared/contract/app/tickets.ts';
import type { TicketStatus } from '#shared/domain/ticket.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Value } from '../db/types.ts';

/**
 * A view is a union of branches, one per shelf, each of which an index answers in order: so a page costs the same in a
 * replica of a million tickets as in one of a hundred. A shelf is a status, or `asleep`.
 */
export type Branch = {
  readonly from: string;
  readonly where: string;
  readonly params: readonly Value[];
  /** Nothing on it waits: ordered by waiting, it is ordered as by newest. */
  readonly isQuiet: boolean;
};

/** Where `wait_order` puts what does not wait. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** How many followed tickets are looked at: the newest. */
const MAX_FOLLOWED = 5000;

const KEYS = 'id, wait_order, newest_key, due_at';
const FOLLOWED = `(
  select t.id, t.wait_order, t.newest_key, t.due_at, t.queue_id
  from (select ticket_id from follow where agent_id = ? order by newest_key, ticket_id limit ${MAX_FOLLOWED}) as f
  join ticket as t on t.id = f.ticket_id)`;

type Shelf = TicketStatus | 'asleep';

function shelvesOf(view: Exclude<ViewName, 'due' | 'followed'>): readonly Shelf[] {
  switch (view) {
    case 'mine':
    case 'unassigned':
      return ['open', 'pending'];
    case 'snoozed':
      return ['asleep'];
    case 'open':
      return ['open'];
    case 'pending':
      return ['pending'];
    case 'solved':
      return ['solved', 'closed'];
    case 'all':
      return ['open', 'pending', 'asleep', 'solved', 'closed', 'spam'];
    default:
      return assertNever(view);
  }
}

type Condition = readonly [sql: string, params: readonly Value[]];

const branch = (from: string, conditions: readonly Condition[], before: readonly Value[] = []): Branch => ({
  from,
  isQuiet: false,
  where: conditions.length === 0 ? 'true' : conditions.map(([sql]) => sql).join(' and '),
  params: [...before, ...conditions.flatMap(([, params]) => params)],
});

export function branchesOf(view: ViewName, queueId: string | null, agentId: string): Branch[] {
  const queue: Condition[] = queueId === null ? [] : [['queue_id = ?', [queueId]]];
  if (view === 'followed') return [branch(FOLLOWED, queue, [agentId])];
  if (view === 'due') return [branch('ticket', [['due_at > 0', []], ...queue])];
  const conditions: Condition[] = [
    ...(view === 'mine' ? [['assignee_id = ?', [agentId]] as const] : []),
    ...(view === 'unassigned' ? [['assignee_id is null', []] as const] : []),
    ...queue,
  ];
  // The name of the shelf stands in the text, because a partial index is only chosen for a condition it can read.
  return shelvesOf(view).map((shelf) => ({
    ...branch('ticket', [[`shelf = '${shelf}'`, []], ...conditions]),
    isQuiet: shelf !== 'open',
  }));
}

/** The view of promises has an order of its own, whatever is asked for. */
export type ListOrder = TicketOrder | 'due';
export const orderOf = (view: ViewName, order: TicketOrder): ListOrder => (view === 'due' ? 'due' : order);

/** The columns of an order, all ascending; the id makes every place unique. */
export const ORDER_KEYS: Readonly<Record<ListOrder, readonly string[]>> = {
  waiting: ['wait_order', 'newest_key', 'id'],
  newest: ['newest_key', 'id'],
  due: ['due_at', 'id'],
};

/** Everything a branch is ordered by. */
export const selectKeys = ({ from, where }: Branch): string => `select ${KEYS} from ${from} where ${where}`;
