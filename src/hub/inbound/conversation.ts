import { sql } from 'kysely';
import { isFinished, type Ticket } from '#shared/domain/ticket.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { FieldStamp, Tx } from '../store/index.ts';
import { lockRows } from '../sync/locked-view.ts';

/** A solved ticket goes on where the customer writes again so soon; later a new one begins. */
const REOPEN_MS = 7 * DAY;
/** Merged tickets end in one that is not; a longer way is none. */
const MAX_MERGES = 50;

export type Standing = {
  readonly ticket: Ticket;
  /** What was written on it later than this version belongs to the conversation. */
  readonly sinceVer: number;
};
export type Conversation = { readonly token: string; readonly conversation: string };

/** What happens in one conversation happens one after the other, through however many processes. */
export const lockConversation = (tx: Tx, { token, conversation }: Conversation): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${token}\n${conversation}`}::text, 11))`.execute(tx);

/** The conversation's newest ticket, and what its live contact is called, since when. */
export const presentOf = (tx: Tx, { token, conversation }: Conversation) =>
  tx
    .selectFrom('inbound_conversation')
    .select(['ticket', 'since_ver', 'call', 'call_at'])
    .where('token', '=', token)
    .where('conversation', '=', conversation)
    .orderBy('seq', 'desc')
    .executeTakeFirst();

type Found = { readonly data: Ticket; readonly fv: Readonly<Record<string, FieldStamp>> };

async function locked(tx: Tx, id: string): Promise<Found | undefined> {
  const [row] = await lockRows(tx, [{ tbl: 'ticket', id }]);
  return row && { data: row.data as Ticket, fv: row.fv };
}

/** The ticket a conversation is about now, locked: where it was merged to, if it was. Undefined: there is none any more. */
export async function standingTicket(
  tx: Tx,
  present: { ticket: string; since_ver: number },
): Promise<Standing | undefined> {
  let [id, sinceVer] = [present.ticket, present.since_ver];
  for (let i = 0; i < MAX_MERGES; i += 1) {
    const found = await locked(tx, id);
    if (!found) return undefined;
    const { data, fv } = found;
    if (data.mergedIntoId === null) return { ticket: data, sinceVer };
    [id, sinceVer] = [data.mergedIntoId, fv['mergedIntoId']?.version ?? sinceVer];
  }
  return undefined;
}

/** `append`: it goes on. `reopen`: it was solved a short while ago. `keep`: spam stays spam. `begin`: another ticket. */
export type Course = 'append' | 'reopen' | 'keep' | 'begin';

export function courseOf({ status, solvedAt }: Ticket, now: number): Course {
  if (!isFinished(status)) return 'append';
  if (status === 'spam') return 'keep';
  return status === 'solved' && now - (solvedAt ?? 0) <= REOPEN_MS ? 'reopen' : 'begin';
}
