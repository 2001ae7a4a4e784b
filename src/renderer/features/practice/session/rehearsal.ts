import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../../../lib/api.tsx';
import { eventsOf, type Connection } from '../../../lib/connection.ts';
import { perApi } from '../../../lib/of-api.ts';
import { createQueryClient } from '../../../lib/query.ts';

type Rehearsal = Api['rehearsal'];

const DESK: Readonly<Record<keyof Rehearsal, true>> = {
  attachments: true,
  contacts: true,
  customers: true,
  directory: true,
  drafts: true,
  events: true,
  guidance: true,
  history: true,
  knowledge: true,
  load: true,
  messages: true,
  notices: true,
  outbox: true,
  promises: true,
  search: true,
  sops: true,
  sync: true,
  tickets: true,
  viewers: true,
};

/** A domain with some of its calls answered here. Its own calls are made by name when they are asked for, so they are not copied. */
const withOwn = <T extends object>(domain: T, own: Partial<T>): T =>
  new Proxy(domain, {
    get: (target, name): unknown => Reflect.get(Object.hasOwn(own, name) ? own : target, name),
  });

/** Whoever may practise may do in it what an agent does, whatever they are on the real desk. */
const sessionOf = (api: Api): Api['session'] =>
  withOwn(api.session, {
    status: async (input, options) => {
      const status = await api.session.status(input, options);
      return { ...status, agent: status.agent && { ...status.agent, role: 'agent' } };
    },
  });

/** On the card of who rings: opening it answers, by whatever channel, and declining it leaves. */
function contactsOf({ practice, rehearsal: { contacts } }: Api): Rehearsal['contacts'] {
  const answer = async (): Promise<void> => {
    const { now } = await practice.now({});
    if (now?.state === 'ringing') await practice.answer({});
  };
  return withOwn(contacts, {
    open: async (input, options) => {
      await answer();
      return contacts.open(input, options);
    },
    control: async (input, options) => {
      if (input.action === 'answer') await answer();
      else if (input.action === 'decline') await practice.leave({});
      else return contacts.control(input, options);
      return {};
    },
  });
}

/** The desk that stands in for the real one: every call of the workspace goes there. What is of the real desk alone is not in it. */
export function rehearsalApi(api: Api): Api {
  const desk = Object.keys(DESK).map((domain) => [domain, api.rehearsal[domain as keyof Rehearsal]]);
  const own = {
    contacts: contactsOf(api),
    session: sessionOf(api),
    settings: api.settings,
    practice: api.practice,
  } satisfies Partial<Api>;
  return { ...(Object.fromEntries(desk) as Rehearsal), ...own } as unknown as Api;
}

export type RehearsalWorld = {
  readonly api: Api;
  readonly client: QueryClient;
  readonly connection: Pick<Connection, 'events'>;
};

const worlds = perApi(() => ({ sessionId: '', world: null as RehearsalWorld | null }));

/** What the workspace of a session stands on. The same for as long as it is that session: what is half filled in outlasts a pause. */
export function rehearsalOf(api: Api, sessionId: string): RehearsalWorld {
  const known = worlds(api);
  if (known.world && known.sessionId === sessionId) return known.world;
  known.world?.client.clear();
  const world: RehearsalWorld = {
    api: rehearsalApi(api),
    client: createQueryClient(),
    connection: { events: (signal) => eventsOf(api.rehearsal.events, signal) },
  };
  Object.assign(known, { sessionId, world });
  return world;
}
