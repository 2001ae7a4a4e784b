import type { AppEvent } from '#shared/contract/app/events.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';

/**
 * The last events, by number. Invariants:
 * 1. Numbers rise by one; a number is given once, after what it announces is written: an edit is durable then, rows
 *    of the hub may share a commit that is still to come, and all is announced anew should it fail.
 * 2. A reader holds only its place, never a queue of its own: however slow it is, nothing piles up.
 * 3. What a reader missed comes merged: one `changed` for all rows, the newest of each other kind.
 * 4. A reader whose place is no longer kept gets one `reset`.
 */
export const RING_SIZE = 500;

type Kept = { readonly n: number; readonly event: Exclude<AppEvent, { type: 'reset' }> };
export type Numbered = { readonly n: number; readonly event: AppEvent };

const changedEvent = (changes: Changes): AppEvent & { type: 'changed' } => ({
  type: 'changed',
  tables: Object.fromEntries(
    [...changes].map(([tbl, ids]) => [tbl, ids === null ? ('all' as const) : [...ids].toSorted()]),
  ),
});

function mergedChanges(events: readonly AppEvent[]): AppEvent | undefined {
  const all = changeSet();
  for (const event of events) {
    if (event.type !== 'changed') continue;
    for (const [tbl, ids] of Object.entries(event.tables)) {
      if (ids === 'all') all.addAll(tbl);
      else for (const id of ids) all.add(tbl, id);
    }
  }
  return all.changes.size === 0 ? undefined : changedEvent(all.changes);
}

/** Who has a ticket open now: the last word about each ticket. */
function newestViewers(events: readonly AppEvent[]): AppEvent[] {
  const told = events.flatMap((event) => (event.type === 'viewers' ? [[event.ticketId, event] as const] : []));
  return [...new Map(told).values()];
}

/** What rings: the last word about each contact, in the order in which they were spoken of first. */
function newestContacts(events: readonly AppEvent[]): AppEvent[] {
  const told = events.flatMap((event): [string, AppEvent][] => {
    if (event.type === 'contact') return [[event.contact.id, event]];
    return event.type === 'contact-gone' ? [[event.contactId, event]] : [];
  });
  return [...new Map(told).values()];
}

/** Session and settings first: what follows may have to be read anew because of them. */
function merge(events: readonly AppEvent[]): AppEvent[] {
  const newest = (type: AppEvent['type']): AppEvent | undefined => events.findLast((event) => event.type === type);
  const news = [newest('session'), newest('settings'), mergedChanges(events), newest('sync'), newest('index')];
  const contacts = [...newestContacts(events), newest('contacts-shed')];
  return [...news, ...contacts, ...newestViewers(events)].filter((event) => event !== undefined);
}

export type Ring = {
  publish(event: Kept['event']): void;
  publishChanges(changes: Changes): void;
  readonly head: number;
  /** What happened after `n`, merged, all under the number of the newest. */
  since(n: number): Numbered[];
  /** Calls back once at the next event. */
  onNext(wake: () => void): () => void;
};

export function createRing(): Ring {
  const kept: Kept[] = [];
  const waiting = new Set<() => void>();
  let head = 0;
  const publish = (event: Kept['event']): void => {
    head += 1;
    kept.push({ n: head, event });
    if (kept.length > RING_SIZE) kept.shift();
    const wakes = [...waiting];
    waiting.clear();
    for (const wake of wakes) wake();
  };
  return {
    publish,
    publishChanges: (changes) => {
      if (changes.size > 0) publish(changedEvent(changes));
    },
    get head() {
      return head;
    },
    since: (n) => {
      if (n === head) return [];
      const oldest = kept[0]?.n ?? head + 1;
      if (n > head || n < oldest - 1) return [{ n: head, event: { type: 'reset' } }];
      const missed = kept.filter((entry) => entry.n > n).map((entry) => entry.event);
      return merge(missed).map((event) => ({ n: head, event }));
    },
    onNext: (wake) => {
      waiting.add(wake);
      return () => waiting.delete(wake);
    },
  };
}
