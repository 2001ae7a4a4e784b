import type { Mutation } from '#shared/domain/mutation/index.ts';
import { isFinished, type Ticket, type TicketFields } from '#shared/domain/ticket.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { json, type Versioned } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Ids } from '../kernel/ports.ts';
import { asAnswered } from './before-merge.ts';
import { fillMutation, mergeIds, setMutation, tagMutation, type Values as FieldValues } from './mutations.ts';
import { ticketTable } from './table.ts';
import { FIELDS, isEmpty, leftAs, type Entry, type Lists } from './undo-entry.ts';
import { own } from '#shared/kernel/own.ts';

/** `isKept`: something of the ticket stays as it is. */
export type Back = { readonly mutations: Mutation[]; readonly isKept: boolean };

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
  const same = all.filter(([key, { to }]) => (own(ticket.data.values, key) ?? null) === to);
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
