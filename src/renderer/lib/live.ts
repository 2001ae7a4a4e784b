import type { Query, QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ContactsShed, ContactWithCard } from '#shared/contract/app/contacts.ts';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Connection } from './connection.ts';

/** Where the state of synchronisation is cached: events carry it whole, so nobody asks. */
export const SYNC_KEY = ['sync', 'status'] as const;
/** How much can be found already; events carry it whole as well. */
export const INDEX_KEY = ['search', 'progress'] as const;
/** What rings and is talked about at this desk: asked once, told whole by events after that. */
export const CONTACTS_KEY = ['contacts', 'live'] as const;
/** What a query stands on that shows what the person at the desk does: a contact that begins or ends changes it. */
export const PRESENCE = 'presence';
/** What a query stands on that shows how the person at the desk stands, and what their day has become. */
export const LOAD_NOW = 'load_now';
export const DAY = 'day';
/** Who else has a ticket open: asked once, told by events after that. */
export const viewersKey = (ticketId: string) => ['viewers', ticketId] as const;

type Live = { readonly contacts: readonly ContactWithCard[]; readonly shed: ContactsShed };

/** Each stays where it came in: nothing jumps because something else has rung. */
function withContact(live: Live, { contact, card }: ContactWithCard): Live {
  const entry = { contact, card };
  const isKnown = live.contacts.some((one) => one.contact.id === contact.id);
  const contacts = isKnown
    ? live.contacts.map((one) => (one.contact.id === contact.id ? entry : one))
    : [...live.contacts, entry];
  return { ...live, contacts };
}
const withoutContact = (live: Live, contactId: string): Live => ({
  ...live,
  contacts: live.contacts.filter(({ contact }) => contact.id !== contactId),
});

const ALL = Symbol('all');
/** Longest that one slow answer may hold back news for the others. */
const PATIENCE_MS = 250;

const tablesOf = (query: Query): readonly string[] => {
  const tables = query.meta?.['tables'];
  return Array.isArray(tables) ? (tables as string[]) : [];
};
const standsOn = (changed: ReadonlySet<string | typeof ALL>) => (query: Query) =>
  changed.has(ALL) || tablesOf(query).some((table) => changed.has(table));

/** Its first answer is on the way, and may have been read before the change: such a one is not asked again by being invalidated. */
const isOnItsWay = ({ state }: Query): boolean => state.fetchStatus === 'fetching' && state.data === undefined;

/**
 * Turns events into fresh queries.
 * 1. Every change reaches every query that stands on the table.
 * 2. Under a storm of events a query still finishes: changes that arrive during a refresh are taken together in the next.
 */
export function createRefresher(client: QueryClient) {
  let changed = new Set<string | typeof ALL>();
  let isBusy = false;
  const waiting = new WeakSet<Query>();
  const askAgainWhenThere = (now: ReadonlySet<string | typeof ALL>) => {
    const stands = standsOn(now);
    const early = client.getQueryCache().findAll({ predicate: (query) => isOnItsWay(query) && stands(query) });
    for (const query of early.filter((one) => !waiting.has(one))) {
      waiting.add(query);
      const again = () => {
        waiting.delete(query);
        void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
      };
      void query.promise?.then(again, () => waiting.delete(query));
    }
  };
  const refresh = async () => {
    if (isBusy) return;
    isBusy = true;
    while (changed.size > 0) {
      const now = changed;
      changed = new Set();
      askAgainWhenThere(now);
      const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
      await Promise.race([client.invalidateQueries({ predicate: standsOn(now) }), patience]);
    }
    isBusy = false;
  };
  const mark = (...tables: (string | typeof ALL)[]) => {
    for (const table of tables) changed.add(table);
    void refresh();
  };
  return {
    take: (event: AppEvent) => {
      switch (event.type) {
        case 'changed':
          return mark(...Object.keys(event.tables));
        case 'sync':
          client.setQueryData(SYNC_KEY, event.status);
          return;
        case 'viewers':
          client.setQueryData(viewersKey(event.ticketId), { viewers: event.viewers });
          return;
        case 'contact':
          client.setQueryData<Live>(CONTACTS_KEY, (live) => live && withContact(live, event));
          return mark(PRESENCE);
        case 'contact-gone':
          client.setQueryData<Live>(CONTACTS_KEY, (live) => live && withoutContact(live, event.contactId));
          return mark(PRESENCE);
        case 'contacts-shed':
          client.setQueryData<Live>(CONTACTS_KEY, (live) => live && { ...live, shed: event.shed });
          return;
        case 'index':
          client.setQueryData(INDEX_KEY, event.progress);
          return mark('index');
        case 'session':
        case 'reset':
          return mark(ALL);
        case 'settings':
          return mark('settings');
        default:
          return assertNever(event);
      }
    },
  };
}

/**
 * Keeps the query cache true to the core for as long as it is mounted. The stream begins with an event that asks for everything:
 * what was answered before it stood is asked for again then.
 */
export function useLiveQueries(connection: Pick<Connection, 'events'>, client: QueryClient): void {
  useEffect(() => listen(connection, client), [connection, client]);
}

/** @returns what ends it. */
function listen(connection: Pick<Connection, 'events'>, client: QueryClient): () => void {
  const stop = new AbortController();
  const refresher = createRefresher(client);
  const take = async () => {
    for await (const event of connection.events(stop.signal)) refresher.take(event);
  };
  void take();
  return () => {
    stop.abort();
  };
}
