import type { MessageAuthor } from '#shared/domain/message.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { mergedInto } from './merged.ts';
import { nameOf } from './queries.ts';

/** Longer talks are read from their beginning. */
const MAX_LINES = 400;

/** What a customer and whoever answered them said; notes and events are nothing that was said. */
export type SpokenLine = { readonly by: 'customer' | 'agent'; readonly text: string; readonly authorName: string };

type Row = { kind: 'customer' | 'reply'; author: string; body: string };

/** The conversation of a ticket and of those merged into it, oldest first. */
export function spokenIn(db: ReadableDb, ticketId: string): SpokenLine[] {
  const tickets = [ticketId, ...mergedInto(db, ticketId).map((one) => one.ticketId)];
  return db
    .all<Row>(
      `select kind, author, body from message where ticket_id in (${tickets.map(() => '?').join(', ')})
       and kind in ('customer', 'reply') order by at, id limit ?`,
      [...tickets, MAX_LINES],
    )
    .map(({ kind, author, body }) => ({
      by: kind === 'customer' ? 'customer' : 'agent',
      text: body,
      authorName: nameOf(db, parsed<MessageAuthor>(author)),
    }));
}

/** `told`: how much the customer wrote in all, in signs. */
export type Spoken = { readonly customer: number; readonly agent: number; readonly told: number };

/** How many lines each side has in a ticket of its own. */
export const countSpoken = (db: ReadableDb, ticketId: string): Spoken =>
  db.get<Spoken>(
    `select coalesce(sum(kind = 'customer'), 0) as customer, coalesce(sum(kind = 'reply'), 0) as agent,
       coalesce(sum(case when kind = 'customer' then length(body) end), 0) as told
     from message where ticket_id = ?`,
    [ticketId],
  ) ?? { customer: 0, agent: 0, told: 0 };
