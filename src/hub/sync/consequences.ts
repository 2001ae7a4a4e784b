import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { Tx } from '../store/index.ts';
import type { lockRows } from './locked-view.ts';
import { holding, repeatsWords, withoutNotice } from './told.ts';

/**
 * What follows from a push beyond what its rules can see; the rows it touches are locked already (`lockReach`). Invariants:
 * 1. A ticket merged into another stands in its queue, however deep: its lines are read where the other is read.
 * 2. A colleague is told of words on a ticket only while they may hold the ticket.
 * 3. A ticket that moves takes back what it told those who may not hold it where it goes.
 */
type Locked = Awaited<ReturnType<typeof lockRows>>;
type Tickets = ReadonlyMap<string, Ticket>;

/** The effects of a push with their consequences, in the same commit. */
export async function withConsequences(tx: Tx, rows: Locked, effects: readonly Effect[]): Promise<Effect[]> {
  const before: Tickets = new Map(
    rows.flatMap(({ tbl, id, data }) => (tbl === 'ticket' ? [[id, data as Ticket]] : [])),
  );
  const changed: Tickets = new Map(
    effects.flatMap(({ tbl, id, data }) => (tbl === 'ticket' && data ? [[id, data] as const] : [])),
  );
  const after = inQueuesOfRoots(new Map([...before, ...changed]));
  const moved = [...after.values()].filter(({ id, queueId }) => before.get(id)?.queueId !== queueId);
  const news = tellings(effects, after);
  const olds = tellings(noticesOf(rows), new Map(moved.map((ticket) => [ticket.id, ticket])));
  const isHeld = await holding(tx, [...news, ...olds]);
  const withheld = new Set(news.filter((telling) => !isHeld(telling)).map(({ effect }) => effect));
  return [
    ...olds.filter((telling) => !isHeld(telling)).map(({ effect }) => withoutNotice(effect.id)),
    ...effects.filter((effect) => !withheld.has(effect)),
    ...moved.map((data): Effect => ({ tbl: 'ticket', id: data.id, data })),
  ];
}

/** Each ticket in the queue of the one it is merged into in the end. */
function inQueuesOfRoots(tickets: Tickets): Tickets {
  const rootOf = (ticket: Ticket): Ticket => {
    const into = ticket.mergedIntoId === null ? undefined : tickets.get(ticket.mergedIntoId);
    return into ? rootOf(into) : ticket;
  };
  return new Map([...tickets].map(([id, ticket]) => [id, { ...ticket, queueId: rootOf(ticket).queueId }]));
}

type Telling = { readonly effect: Effect; readonly agentId: string; readonly part: Part };

const noticesOf = (rows: Locked): Effect[] =>
  rows.flatMap(({ tbl, id, data }) => (tbl === 'notice' ? [{ tbl, id, data: data as Notice }] : []));

/** Words on one of the tickets, told to somebody. */
function tellings(effects: readonly Effect[], tickets: Tickets): Telling[] {
  return effects.flatMap((effect) => {
    if (effect.tbl !== 'notice' || !effect.data || effect.data.ticketId === null) return [];
    const ticket = tickets.get(effect.data.ticketId);
    if (!ticket || !repeatsWords(effect.data)) return [];
    return [{ effect, agentId: effect.data.agentId, part: queuePart(ticket.queueId) }];
  });
}
