import type { SlaClock } from '#shared/contract/app/tickets.ts';
import { nearest, stateAt, type Clock, type PromiseBook } from '#shared/domain/sla.ts';
import type { Tier } from '#shared/domain/customer.ts';
import { isFinished } from '#shared/domain/ticket-state.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { Row } from '../db/replica-table.ts';
import type { WritableDb } from '../db/types.ts';
import { ticketFromRow } from './table.ts';

type Standing = { readonly policyName: string | null; readonly clocks: SlaClock[] };

/** What is finished runs no more, even if nobody knows when it was solved. */
const standing = (clocks: readonly Clock[], { status }: Ticket): readonly Clock[] =>
  isFinished(status) ? clocks.filter(({ at }) => at !== null) : clocks;

/** All promises of one ticket as they stand now. */
export function promisesOf(book: PromiseBook, ticket: Ticket, tier: Tier | null, now: number): Standing {
  const found = book.clocksOf({ ...ticket, tier });
  const clocks = standing(found?.clocks ?? [], ticket).map((clock) => ({
    clock: clock.clock,
    state: stateAt(clock, now),
    dueAt: clock.dueAt,
    atRiskAt: clock.atRiskAt,
    at: clock.at,
  }));
  return { policyName: found && clocks.length > 0 ? found.policy.name : null, clocks };
}

const WITH_TIER = `select t.*, c.tier from ticket as t left join customer as c on c.id = t.customer_id where t.id = ?`;

/** Works out the nearest promise of a ticket and keeps it beside the row. @returns whether another one stands there now. */
export function workOutDue(tx: WritableDb, book: PromiseBook, ticketId: string): boolean {
  const row = tx.get<Row>(WITH_TIER, [ticketId]);
  if (!row) return false;
  const ticket = ticketFromRow(row);
  const found = book.clocksOf({ ...ticket, tier: row['tier'] as Tier | null });
  const next = found && nearest(standing(found.clocks, ticket));
  const [dueAt, clock, atRiskAt] = [next?.dueAt ?? null, next?.clock ?? null, next?.atRiskAt ?? null];
  const isSame = row['due_at'] === dueAt && row['due_clock'] === clock && row['at_risk_at'] === atRiskAt;
  if (isSame && row['is_due_stale'] === 0) return false;
  tx.run('update ticket set due_at = ?, due_clock = ?, at_risk_at = ?, is_due_stale = 0 where id = ?', [
    dueAt,
    clock,
    atRiskAt,
    ticketId,
  ]);
  return !isSame;
}
