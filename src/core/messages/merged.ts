import type { TicketEvent } from '#shared/domain/message.ts';
import type { MessageId, TicketId } from '#shared/kernel/ids.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';

/** Tickets beyond this are not shown under the one they were merged into. */
const MAX_MERGED = 100;

/** `intoId`: where it was merged into, which need not be where it is shown. */
export type MergedTicket = {
  readonly ticketId: TicketId;
  readonly intoId: TicketId;
  readonly number: number;
  readonly subject: string;
};

/** Every ticket that was merged into this one, directly or through another, oldest number first. */
export const mergedInto = (db: ReadableDb, ticketId: string): MergedTicket[] =>
  db.all<MergedTicket>(
    `with recursive below (id, depth) as (
       select id, 1 from ticket where merged_into_id = ?
       union select t.id, below.depth + 1 from below join ticket as t on t.merged_into_id = below.id where below.depth < 50
       limit ${MAX_MERGED})
     select t.id as ticketId, t.merged_into_id as intoId, t.number, t.subject from below join ticket as t on t.id = below.id order by t.number, t.id`,
    [ticketId],
  );

/** The line that a merge left at the ticket that took the other in; `at` in ms UTC. */
export type MergeLine = { readonly id: MessageId; readonly at: number };
type Edge = Pick<MergedTicket, 'ticketId' | 'intoId'>;

type IntoOf = ReadonlyMap<string, string>;

/** By ticket, the newest line of its coming where it was merged into; none where that line is gone. */
function arrivals(db: ReadableDb, intoOf: IntoOf): Map<string, MergeLine> {
  const hosts = [...new Set(intoOf.values())];
  const lines = db.all<Row>(
    `select id, at, ticket_id, event from message where ticket_id in (${hosts.map(() => '?').join(', ')})
     and kind = 'event' and event like '%"merged"%' order by at, id`,
    hosts,
  );
  const newest = new Map<string, MergeLine>();
  for (const { id, at, ticket_id: into, event } of lines) {
    const said = parsed<TicketEvent>(event);
    if (said.type !== 'merged' || said.direction !== 'from' || intoOf.get(said.ticketId) !== into) continue;
    newest.set(said.ticketId, { id: id as MessageId, at: Number(at) });
  }
  return newest;
}

/** The merges that brought each ticket of `mergedInto` here, its own first, then that of the ticket it is in, and so on. */
export function mergesOf(db: ReadableDb, merged: readonly Edge[]): Map<string, readonly MergeLine[]> {
  if (merged.length === 0) return new Map();
  const intoOf: IntoOf = new Map(merged.map(({ ticketId, intoId }) => [ticketId, intoId]));
  const own = arrivals(db, intoOf);
  const pathOf = (ticketId: string): MergeLine[] => {
    const path = new Set<string>();
    for (let at: string | undefined = ticketId; at !== undefined && !path.has(at); at = intoOf.get(at)) path.add(at);
    return [...path].flatMap((id) => own.get(id) ?? []);
  };
  return new Map(merged.map(({ ticketId }) => [ticketId, pathOf(ticketId)]));
}
