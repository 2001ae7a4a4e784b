import { sql } from 'kysely';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { mayHold } from '../auth/scope.ts';
import type { Tx } from '../store/index.ts';
import type { lockRows } from './locked-view.ts';

/**
 * What follows from a push beyond what its rules can see. Invariants:
 * 1. A ticket merged into another stands in its queue, however deep: its lines are read where the other is read.
 * 2. A colleague is told of words on a ticket only while they may hold the ticket.
 */
type Locked = Awaited<ReturnType<typeof lockRows>>;

/** The effects of a push with their consequences, in the same commit. */
export async function withConsequences(tx: Tx, rows: Locked, effects: readonly Effect[]): Promise<Effect[]> {
  const moved = await mergedAlong(tx, rows, effects);
  return [...(await toldWithinScope(tx, rows, effects)), ...moved];
}

const queueOf = (data: Record<string, unknown> | undefined): string | undefined =>
  data?.['queueId'] as string | undefined;

/** Tickets of a push as they are at its end: each merged one in the queue of the other, however the push came to it. */
function lastTickets(effects: readonly Effect[]): Map<string, Ticket> {
  const last = new Map(effects.flatMap(({ tbl, id, data }) => (tbl === 'ticket' && data ? [[id, data] as const] : [])));
  const rootOf = (ticket: Ticket): Ticket => {
    const into = ticket.mergedIntoId === null ? undefined : last.get(ticket.mergedIntoId);
    return into ? rootOf(into) : ticket;
  };
  return new Map([...last].map(([id, ticket]) => [id, { ...ticket, queueId: rootOf(ticket).queueId }]));
}

const asEffect = (data: Ticket): Effect => ({ tbl: 'ticket', id: data.id, data });

async function mergedAlong(tx: Tx, rows: Locked, effects: readonly Effect[]): Promise<Effect[]> {
  const before = new Map(rows.flatMap(({ tbl, id, data }) => (tbl === 'ticket' ? [[id, queueOf(data)] as const] : [])));
  const last = lastTickets(effects);
  const moved = [...last.values()].filter((ticket) => before.get(ticket.id) !== ticket.queueId);
  if (moved.length === 0) return [];
  const within = moved.filter(({ mergedIntoId }) => mergedIntoId !== null).map(asEffect);
  const { rows: below } = await sql<{ root: string; data: Ticket }>`
    with recursive below (id, root, depth) as (
      select d.id, d.data->>'mergedIntoId', 1 from doc d
        where d.tbl = 'ticket' and d.data->>'mergedIntoId' = any (${moved.map(({ id }) => id)}::text[])
      union
      select d.id, b.root, b.depth + 1 from below b
        join doc d on d.tbl = 'ticket' and d.data->>'mergedIntoId' = b.id where b.depth < 50)
    select b.root, d.data from doc d join below b on b.id = d.id where d.tbl = 'ticket' order by d.id for update of d`.execute(
    tx,
  );
  const beside = below.flatMap(({ root, data }) => {
    const queueId = last.get(root)?.queueId;
    return queueId === undefined || last.has(data.id) ? [] : [asEffect({ ...data, queueId })];
  });
  return [...within, ...beside];
}

type Telling = { readonly effect: Effect; readonly agentId: string; readonly part: Part };

/** Words on a ticket, told to somebody. */
function tellings(rows: Locked, effects: readonly Effect[]): Telling[] {
  const last = lastTickets(effects);
  return effects.flatMap((effect) => {
    if (effect.tbl !== 'notice' || !effect.data || effect.data.ticketId === null) return [];
    const { agentId, kind, ticketId } = effect.data;
    const queueId = last.get(ticketId)?.queueId ?? queueOf(rows.find(({ id }) => id === ticketId)?.data);
    const isTold = kind === 'mention' || kind === 'followed';
    return isTold && queueId !== undefined ? [{ effect, agentId, part: queuePart(queueId) }] : [];
  });
}

async function toldWithinScope(tx: Tx, rows: Locked, effects: readonly Effect[]): Promise<Effect[]> {
  const told = tellings(rows, effects);
  if (told.length === 0) return [...effects];
  const { rows: scopes } = await sql<{ agent: string; part: string; role: Role }>`
    select s.agent, s.part, a.data->>'role' as role from scope s
    join doc a on a.tbl = 'agent' and a.id = s.agent and (a.data->>'isActive')::boolean
    where s.agent = any (${told.map(({ agentId }) => agentId)}::text[])
      and s.part = any (${told.map(({ part }) => part)}::text[])`.execute(tx);
  const held = new Set(scopes.flatMap(({ agent, part, role }) => (mayHold(role, part) ? [`${agent} ${part}`] : [])));
  const withheld = new Set(
    told.flatMap(({ effect, agentId, part }) => (held.has(`${agentId} ${part}`) ? [] : [effect])),
  );
  return effects.filter((effect) => !withheld.has(effect));
}
