import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { own } from '#shared/kernel/own.ts';

/** What of a ticket is remembered field by field. */
export const FIELDS = ['subject', 'status', 'priority', 'queueId', 'assigneeId', 'snoozedUntilAt'] as const;
type Field = (typeof FIELDS)[number];
type Change<T> = { readonly from: T; readonly to: T };
/** One ticket of a change, before and after. */
export type Entry = {
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
export type Lists = { readonly added: readonly string[]; readonly removed: readonly string[] };

const listsOf = (before: readonly string[], after: readonly string[]): Lists => ({
  added: after.filter((one) => !before.includes(one)),
  removed: before.filter((one) => !after.includes(one)),
});
export const isEmpty = ({ added, removed }: Lists): boolean => added.length + removed.length === 0;

function valuesOf(before: Ticket, after: Ticket): Entry['values'] {
  const keys = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])];
  const changes = keys.map(
    (key) => [key, { from: own(before.values, key) ?? null, to: own(after.values, key) ?? null }] as const,
  );
  return Object.fromEntries(changes.filter(([, { from, to }]) => from !== to));
}

export const leftAs = ({ status, waitingSinceAt, snoozedUntilAt, preview }: Ticket): Entry['left'] => ({
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

export function entryOf(before: Ticket, after: Ticket, mutations: readonly Mutation[]): Entry[] {
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
