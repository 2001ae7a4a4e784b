import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import type { Outcome } from './before-merge.ts';
import { ticketTable } from './table.ts';
import { backsOf, type Back } from './undo-back.ts';
import { entryOf, type Entry } from './undo-entry.ts';

/**
 * What this desk has changed, as values before and after. Invariants:
 * 1. Taking back restores only what still is as this desk left it: nobody's later change is touched.
 * 2. Words are not taken back: once written, a line stands.
 * 3. The last 50 changes of the last 24 hours can be taken back, each once; a change of a ticket that leaves this desk cannot.
 * 4. What a reply has ended, waiting and sleep, does not begin again.
 * 5. A merge taken back is merged again where nothing keeps it: into the ticket the other has gone on in meanwhile.
 */
const MAX_KEPT = 50;
const KEPT_MS = 24 * HOUR;

const isReplied = (mutation: Mutation): boolean =>
  (mutation.name === 'message.add' && mutation.message.kind === 'reply') ||
  (mutation.name === 'macro.apply' && (mutation.message?.kind === 'reply' || mutation.note?.kind === 'reply'));

/** The ticket as it can be again: where one of the mutations answers the customer, nothing waits or sleeps as before. */
function reachable(ticket: Ticket, mutations: readonly Mutation[]): Ticket {
  const isAnswered = mutations.some(
    (mutation) => isReplied(mutation) && 'ticketId' in mutation && mutation.ticketId === ticket.id,
  );
  return isAnswered ? { ...ticket, waitingSinceAt: null, snoozedUntilAt: null } : ticket;
}

function keep(tx: WritableDb, id: string, at: number, entries: readonly Entry[]): void {
  tx.run('insert into undo (id, at, data) values (?, ?, ?)', [id, at, json(entries)]);
  tx.run('delete from undo where at < ?', [at - KEPT_MS]);
  tx.run('delete from undo where id not in (select id from undo order by at desc, id desc limit ?)', [MAX_KEPT]);
}

const GONE = `select undo_id from undo_ticket as u
  where not exists (select 1 from ticket where ticket.id = u.ticket_id)`;

/** Forgets changes of tickets that have left this desk, among those named (null: among all), and such as are too old. */
export function forgetUndo(tx: WritableDb, now: number, ids: readonly string[] | null): void {
  tx.run('delete from undo where at < ?', [now - KEPT_MS]);
  if (ids === null) tx.run(`delete from undo where id in (${GONE})`);
  for (const id of ids ?? []) tx.run(`delete from undo where id in (${GONE} and u.ticket_id = ?)`, [id]);
}

export const hasUndo = (db: ReadableDb): boolean => db.get('select 1 as x from undo limit 1') !== undefined;

export type UndoWorld = { readonly clock: Clock; readonly ids: Ids };
type Also = (tx: WritableDb, changed: ChangeSet) => void;

/** Makes changes of tickets that can be taken back. @returns under which name; null: nothing that could be has changed. */
export function mutateUndoably(
  desk: Desk,
  { clock, ids }: UndoWorld,
  ticketIds: readonly TicketId[],
  mutations: readonly Mutation[],
  also?: Also,
): string | null {
  if (mutations.length === 0 && !also) return null;
  const before = desk.read((db) => ticketIds.map((id) => ticketTable.get(db, id)?.data));
  const undoId = ids.uuid();
  let entries: Entry[] = [];
  desk.mutate(mutations, (tx, changed) => {
    also?.(tx, changed);
    entries = before.flatMap((ticket) => {
      const after = ticket && ticketTable.get(tx, ticket.id)?.data;
      return ticket && after ? entryOf(reachable(ticket, mutations), after, mutations) : [];
    });
    if (entries.length > 0) keep(tx, undoId, clock.now(), entries);
  });
  return entries.length === 0 ? null : undoId;
}

export function findUndo(db: ReadableDb, undoId: string, now: number): Entry[] | undefined {
  const row = db.get<{ data: string; at: number }>('select data, at from undo where id = ?', [undoId]);
  return row && now - row.at <= KEPT_MS ? parsed<Entry[]>(row.data) : undefined;
}

const OF_TICKET = `select undo.id, undo.data from undo_ticket join undo on undo.id = undo_ticket.undo_id
  where undo_ticket.ticket_id = ? and undo.at >= ? order by undo.at desc limit ?`;

type MergeCopy = { readonly undoId: string; readonly entries: Entry[]; readonly before: Outcome };

/** The copy from before the merge of a ticket that this line tells of; undefined: this desk has none (any more). */
export function findMergeUndo(
  db: ReadableDb,
  ticket: Ticket,
  lineId: string | undefined,
  now: number,
): MergeCopy | undefined {
  if (lineId === undefined) return undefined;
  for (const { id, data } of db.all<{ id: string; data: string }>(OF_TICKET, [ticket.id, now - KEPT_MS, MAX_KEPT])) {
    const entries = parsed<Entry[]>(data);
    const own = entries.find((one) => one.ticketId === ticket.id && one.mergeLineId === lineId);
    if (!own) continue;
    const { waitingSinceAt } = own;
    return { undoId: id, entries, before: { status: own.fields.status?.from ?? ticket.status, waitingSinceAt } };
  }
  return undefined;
}

/** Takes a change back. @returns undefined when it is not known (any more). */
export function undo(
  desk: Desk,
  { clock, ids }: UndoWorld,
  undoId: string,
): { undone: number; kept: number } | undefined {
  const entries = desk.read((db) => findUndo(db, undoId, clock.now()));
  if (!entries) return undefined;
  const backs = desk.read((db) =>
    backsOf(db, entries, ids).map((back): Back => {
      const [first] = back.mutations;
      return first !== undefined && desk.wouldRefuse(db, first) ? { mutations: [], isKept: true } : back;
    }),
  );
  desk.mutate(
    backs.flatMap(({ mutations }) => mutations),
    (tx) => {
      tx.run('delete from undo where id = ?', [undoId]);
    },
  );
  return {
    undone: backs.filter(({ mutations }) => mutations.length > 0).length,
    kept: backs.filter(({ isKept }) => isKept).length,
  };
}
