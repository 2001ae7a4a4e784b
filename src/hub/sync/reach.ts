import { sql } from 'kysely';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Tx } from '../store/index.ts';
import { lockRows } from './locked-view.ts';

type Key = { readonly tbl: string; readonly id: string };

/**
 * Rows that a mutation concerns without naming them: only the database knows which they are. Invariants:
 * 1. With a ticket: everything merged into it, however deep, and what people were told of words on these.
 * 2. With a calendar: the policies that name it.
 * 3. With a run: its ticket, which a colleague may have given it.
 */
async function reachOf(tx: Tx, keys: readonly Key[]): Promise<Key[]> {
  const idsOf = (table: string): string[] => keys.filter(({ tbl }) => tbl === table).map(({ id }) => id);
  const [tickets, calendars, runs] = [idsOf('ticket'), idsOf('calendar'), idsOf('run')];
  return [
    ...(tickets.length > 0 ? await withTickets(tx, tickets) : []),
    ...(runs.length > 0 ? await ofRuns(tx, runs) : []),
    ...(calendars.length > 0 ? await namingCalendars(tx, calendars) : []),
  ];
}

/**
 * Ids are compared as text of the database's own collation, and `offset 0` keeps the looking up from becoming a join over
 * everything that was ever merged or told: so both partial indexes are asked id by id.
 */
async function withTickets(tx: Tx, ids: readonly string[]): Promise<Key[]> {
  const { rows } = await sql<Key>`
    with recursive below (id) as (
      select t.id from unnest(${ids}::text[]) t (id)
      union
      select d.id from below b cross join lateral (
        select m.id collate "default" as id from doc m
        where m.tbl = 'ticket' and m.data->>'mergedIntoId' = b.id offset 0) d)
    select 'ticket' as tbl, b.id from below b
    union all
    select 'notice', n.id from below b cross join lateral (
      select d.id from doc d
      where d.tbl = 'notice' and d.data->>'kind' in ('mention', 'followed') and d.data->>'ticketId' = b.id offset 0) n`.execute(
    tx,
  );
  return rows;
}

/** What is merged into such a ticket is of no concern: a run moves no ticket. */
async function ofRuns(tx: Tx, ids: readonly string[]): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select 'ticket' as tbl, d.ref as id from unnest(${ids}::text[]) r (id)
    join doc d on d.tbl = 'run' and d.id = r.id where d.ref is not null`.execute(tx);
  return rows;
}

/** Policies are a few dozen: all are looked at. */
async function namingCalendars(tx: Tx, ids: readonly string[]): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select d.tbl, d.id from doc d where d.tbl = 'policy' and d.data->>'calendarId' = any (${ids}::text[])`.execute(tx);
  return rows;
}

const nameOf = ({ tbl, id }: Key): string => `${tbl}/${id}`;

/**
 * Locks the rows named by `keys` and those they reach. All are found first and locked in the one order; whatever joined them
 * meanwhile is locked on top. Nothing can join any more once the ticket, calendar or run it would join is locked.
 */
export async function lockReach(tx: Tx, keys: readonly Key[]): ReturnType<typeof lockRows> {
  let wanted = [...keys, ...(await reachOf(tx, keys))];
  for (;;) {
    const rows = await lockRows(tx, wanted);
    const known = new Set(wanted.map(nameOf));
    const joined = (await reachOf(tx, keys)).filter((key) => !known.has(nameOf(key)));
    if (joined.length === 0) return rows;
    wanted = [...wanted, ...joined];
  }
}

/** Whoever removes a calendar names the policies they know of; with those that the hub has, none is left unasked. */
export function withPolicies(mutation: Mutation, known: readonly Key[]): Mutation {
  if (mutation.name !== 'directory.remove' || mutation.tbl !== 'calendar') return mutation;
  const found = known.filter(({ tbl }) => tbl === 'policy').map(({ id }) => id as (typeof mutation.policyIds)[number]);
  return { ...mutation, policyIds: [...mutation.policyIds, ...found] };
}
