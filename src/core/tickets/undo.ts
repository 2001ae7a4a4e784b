import type { Mutation } from '#shared/domain/mutation/index.ts';
import { isFinished, type Ticket, type TicketFields } from '#shared/domain/ticket.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { json, parsed, type Versioned } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import { asAnswered, type Outcome } from './before-merge.ts';
import { fillMutation, mergeIds, setMutation, tagMutation, type Values as FieldValues } from './mutations.ts';
import { ticketTable } from './table.ts';

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

const FIELDS = ['subject', 'status', 'priority', 'queueId', 'assigneeId', 'snoozedUntilAt'] as const;
type Field = (typeof FIELDS)[number];
type Change<T> = { readonly from: T; readonly to: T };
type Entry = {
  readonly ticketId: TicketId;
  readonly fields: { readonly [F in Field]?: Change<Ticket[F]> };
  readonly values: Readonly<Record<string, Change<Ticket['values'][string] | null>>>;
  readonly tags: Lists;
  readonly articleIds: Lists;
  readonly followerIds: Lists;
  readonly mergedIntoId: Ticket['mergedIntoId'];
  /** The line that says so, which names the very merge. */
  readonly mergeLineId?: string;
  /** The ticket it was taken out of. */
  readonly outOfId?: TicketId;
  /** Since when the customer waited before. */
  readonly waitingSinceAt: number | null;
  /** How it was left: to tell whether something has happened since. */
  readonly left: Pick<Ticket, 'status' | 'waitingSinceAt' | 'snoozedUntilAt' | 'preview'>;
};
type Lists = { readonly added: readonly string[]; readonly removed: readonly string[] };

const listsOf = (before: readonly string[], after: readonly string[]): Lists => ({
  added: after.filter((one) => !before.includes(one)),
  removed: before.filter((one) => !after.includes(one)),
});
const isEmpty = ({ added, removed }: Lists): boolean => added.length + removed.length === 0;

function valuesOf(before: Ticket, after: Ticket): Entry['values'] {
  const keys = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])];
  const changes = keys.map(
    (key) => [key, { from: before.values[key] ?? null, to: after.values[key] ?? null }] as const,
  );
  return Object.fromEntries(changes.filter(([, { from, to }]) => from !== to));
}

const leftAs = ({ status, waitingSinceAt, snoozedUntilAt, preview }: Ticket): Entry['left'] => ({
  status,
  waitingSinceAt,
  snoozedUntilAt,
  preview,
});

/** What stands in the copy of a merge, or of one that was taken back. */
function mergingOf(before: Ticket, after: Ticket, mutations: readonly Mutation[]): Partial<Entry> {
  if (before.mergedIntoId !== null && after.mergedIntoId === null) return { outOfId: before.mergedIntoId };
  const merge = mutations.find((one) => one.name === 'ticket.merge' && one.ticketId === before.id);
  return merge?.name === 'ticket.merge' ? { mergeLineId: merge.eventIds.into } : {};
}

function entryOf(before: Ticket, after: Ticket, mutations: readonly Mutation[]): Entry[] {
  const fields = FIELDS.filter((field) => before[field] !== after[field]);
  const entry: Entry = {
    ticketId: before.id,
    fields: Object.fromEntries(fields.map((field) => [field, { from: before[field], to: after[field] }])),
    values: valuesOf(before, after),
    tags: listsOf(before.tags, after.tags),
    articleIds: listsOf(before.articleIds, after.articleIds),
    followerIds: listsOf(before.followerIds, after.followerIds),
    mergedIntoId: before.mergedIntoId === after.mergedIntoId ? null : after.mergedIntoId,
    waitingSinceAt: before.waitingSinceAt,
    left: leftAs(after),
    ...mergingOf(before, after, mutations),
  };
  const lists = [entry.tags, entry.articleIds, entry.followerIds];
  const isSame = fields.length === 0 && Object.keys(entry.values).length === 0 && lists.every(isEmpty);
  const isWaitingSame = before.waitingSinceAt === after.waitingSinceAt;
  return isSame && isWaitingSame && entry.mergedIntoId === null ? [] : [entry];
}

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

type Back = { readonly mutations: Mutation[]; readonly isKept: boolean };

/** Fields go back that still are what was set; a ticket that was merged elsewhere since keeps its own life. */
function fieldsBack({ fields }: Entry, { data }: Versioned<'ticket'>): { fields: TicketFields; isKept: boolean } {
  const names = FIELDS.filter((field) => fields[field] !== undefined);
  const same = names.filter((field) => data[field] === fields[field]?.to);
  return {
    fields: Object.fromEntries(same.map((field) => [field, fields[field]?.from])),
    isKept: same.length < names.length,
  };
}

function setBack(entry: Entry, ticket: Versioned<'ticket'>, ids: Ids): Back {
  const { fields, isKept } = fieldsBack(entry, ticket);
  // A sleep cannot be given back to what stays finished.
  if (isFinished(fields.status ?? ticket.data.status)) delete fields.snoozedUntilAt;
  // Whether the customer still waits is decided by what was written since.
  const waits =
    fields.status === 'open' && entry.waitingSinceAt !== null && ticket.data.preview === entry.left.preview
      ? { waitingSinceAt: entry.waitingSinceAt }
      : {};
  return { mutations: setMutation(ticket, fields, ids).map((one) => ({ ...one, ...waits })), isKept };
}

type Unmerge = Extract<Mutation, { name: 'ticket.unmerge' }>;

/** What the other ticket was before, as far as this desk has seen the merge change it. */
const otherBefore = (other: Entry): Unmerge['other'] => ({
  status: other.fields.status?.from ?? other.left.status,
  waitingSinceAt: other.waitingSinceAt,
  snoozedUntilAt: other.fields.snoozedUntilAt ? other.fields.snoozedUntilAt.from : other.left.snoozedUntilAt,
  preview: other.left.preview,
  followerIds: other.followerIds.added as never,
});

/** Out of the other ticket with the state it had, then back to its queue. */
function outAgain(entry: Entry, ticket: Versioned<'ticket'>, ids: Ids, other?: Entry): Back {
  const { data } = ticket;
  const intoId = entry.mergedIntoId;
  if (intoId === null) return setBack(entry, ticket, ids);
  if (data.mergedIntoId !== intoId) return { mutations: [], isKept: true };
  const status = entry.fields.status?.from ?? data.status;
  const eventIds = mergeIds(ids);
  const { waitingSinceAt } = entry;
  const back = { ticketId: data.id, intoId, status, eventIds, waitingSinceAt };
  const out: Unmerge = { name: 'ticket.unmerge', ...back, ...(other && { other: otherBefore(other) }) };
  const { fields, isKept } = fieldsBack(entry, ticket);
  delete fields.status;
  if (isFinished(status)) delete fields.snoozedUntilAt;
  return { mutations: [out, ...setMutation(ticket, fields, ids)], isKept };
}

const stillThere = (list: Lists, present: readonly string[]) => ({
  added: list.added.filter((one) => present.includes(one)),
  removed: list.removed.filter((one) => !present.includes(one)),
});

function listsBack(entry: Entry, { data }: Versioned<'ticket'>, ids: Ids): Back {
  const tags = stillThere(entry.tags, data.tags);
  const articles = stillThere(entry.articleIds, data.articleIds);
  const followers = stillThere(entry.followerIds, data.followerIds);
  const ticketId = data.id;
  const follow = (agentId: string, isFollowing: boolean): Mutation => ({
    name: 'ticket.follow',
    ticketId,
    agentId: agentId as never,
    isFollowing,
  });
  const link: Mutation = {
    name: 'ticket.link',
    ticketId,
    add: articles.removed as never,
    remove: articles.added as never,
  };
  const asked = [entry.tags, entry.articleIds, entry.followerIds].flatMap(({ added, removed }) => [
    ...added,
    ...removed,
  ]);
  const possible = [tags, articles, followers].flatMap(({ added, removed }) => [...added, ...removed]);
  return {
    mutations: [
      ...tagMutation(ticketId, tags.removed, tags.added, ids),
      ...(isEmpty(articles) ? [] : [link]),
      ...followers.added.map((agentId) => follow(agentId, false)),
      ...followers.removed.map((agentId) => follow(agentId, true)),
    ],
    isKept: possible.length < asked.length,
  };
}

function valuesBack(entry: Entry, ticket: Versioned<'ticket'>, ids: Ids): Back {
  const all = Object.entries(entry.values);
  const same = all.filter(([key, { to }]) => (ticket.data.values[key] ?? null) === to);
  const values: FieldValues = Object.fromEntries(same.map(([key, { from }]) => [key, from]));
  return { mutations: fillMutation(ticket, values, ids), isKept: same.length < all.length };
}

/** What takes one ticket's part of a change back, as far as nobody has changed it since. */
function backOf(entry: Entry, ticket: Versioned<'ticket'>, ids: Ids, other?: Entry): Back {
  const parts = [outAgain(entry, ticket, ids, other), valuesBack(entry, ticket, ids), listsBack(entry, ticket, ids)];
  return { mutations: parts.flatMap(({ mutations }) => mutations), isKept: parts.some(({ isKept }) => isKept) };
}

/** The ticket that took another in: who waits and who follows there goes back with the other, the rest by itself. */
function backOfOther(entry: Entry, ticket: Versioned<'ticket'>, ids: Ids): Back {
  const { snoozedUntilAt: slept, status, ...fields } = entry.fields;
  const isTouched = slept !== undefined || status !== undefined || entry.waitingSinceAt !== entry.left.waitingSinceAt;
  const isLeft = json(leftAs(ticket.data)) === json(entry.left);
  const back = backOf({ ...entry, fields, followerIds: { added: [], removed: [] } }, ticket, ids);
  return { ...back, isKept: back.isKept || (isTouched && !isLeft) };
}

/** The ticket that can take in what was in this one: itself, or what it has been merged into meanwhile. */
function rootOf(db: ReadableDb, id: TicketId, depth = 50): TicketId {
  const into = ticketTable.get(db, id)?.data.mergedIntoId ?? null;
  return into === null || depth === 0 ? id : rootOf(db, into, depth - 1);
}

/** Merges again what was taken out, unless it has a life of its own by now. */
function inAgain(db: ReadableDb, entry: Entry, outOfId: TicketId, { data }: Versioned<'ticket'>, ids: Ids): Back {
  if (data.mergedIntoId !== null || data.status !== entry.left.status) return { mutations: [], isKept: true };
  const intoId = rootOf(db, outOfId);
  return { mutations: [{ name: 'ticket.merge', ticketId: data.id, intoId, eventIds: mergeIds(ids) }], isKept: false };
}

/** A customer who was answered at the other ticket since does not wait again. */
function answered(db: ReadableDb, ticket: Ticket, mutation: Mutation): Mutation {
  if (mutation.name !== 'ticket.unmerge') return mutation;
  const { status, waitingSinceAt = null } = mutation;
  return { ...mutation, waitingSinceAt: asAnswered(db, ticket, { status, waitingSinceAt }).waitingSinceAt };
}

/** What takes a whole change back, ticket by ticket. */
export function backsOf(db: ReadableDb, entries: readonly Entry[], ids: Ids): Back[] {
  return entries.map((entry): Back => {
    const ticket = ticketTable.get(db, entry.ticketId);
    if (!ticket) return { mutations: [], isKept: true };
    if (entry.outOfId) return inAgain(db, entry, entry.outOfId, ticket, ids);
    // Merging again gives the other what it gave before.
    if (entries.some(({ outOfId }) => outOfId === entry.ticketId)) return { mutations: [], isKept: false };
    const isOther = entries.some(({ mergedIntoId }) => mergedIntoId === entry.ticketId);
    const other = entries.find(({ ticketId }) => ticketId === entry.mergedIntoId);
    const back = isOther ? backOfOther(entry, ticket, ids) : backOf(entry, ticket, ids, other);
    return { ...back, mutations: back.mutations.map((one) => answered(db, ticket.data, one)) };
  });
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
