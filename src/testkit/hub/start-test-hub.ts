import { randomBytes, randomUUID } from 'node:crypto';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { addAccount, grantParts } from '#hub/auth/accounts.ts';
import { argon2Text } from '#hub/auth/argon2.ts';
import type { HubConfig } from '#hub/http/around.ts';
import { createHub, type Hub } from '#hub/http/create-hub.ts';
import { silentLog, type Log } from '#hub/kernel/ports.ts';
import { inTransaction, openStore, type Store } from '#hub/store/index.ts';
import { commit } from '#hub/sync/commit.ts';
import { loadRows } from '#hub/sync/load-rows.ts';
import { ManualClock } from './manual-clock.ts';
import { agentIdOf, baseRows, partsOf, PASSWORD, PEOPLE } from './people.ts';
import { TestDevice, type Fetch } from './test-device.ts';
import { asEffects, ticketRows, type TicketRows } from './tickets.ts';
import { settling } from './settle.ts';

export { ManualClock } from './manual-clock.ts';
export { agentIdOf, BILLING, PASSWORD, PEOPLE, TECH } from './people.ts';
export { TestDevice } from './test-device.ts';
export { asEffects, ticketRows } from './tickets.ts';

export type TestHubOptions = {
  /** Default: PGlite in memory. */
  readonly database?: string;
  readonly clock?: ManualClock;
  readonly log?: Log;
  readonly config?: Partial<HubConfig>;
  /** Tickets to begin with; each test can add more. Default 2 in billing and 1 in tech. */
  readonly tickets?: readonly Partial<Ticket>[];
};

export type TestHub = {
  readonly hub: Hub;
  readonly store: Store;
  readonly clock: ManualClock;
  /** Not a real address: `fetch` answers it without a socket. */
  readonly url: string;
  readonly fetch: Fetch;
  readonly tickets: readonly TicketRows[];
  /** Signs one of the people in on a new device. */
  signIn(handle: string, deviceId?: string): Promise<TestDevice>;
  addTicket(over?: Partial<Ticket>): Promise<TicketRows>;
  /** Commits rows as the hub itself; the new version. */
  write(effects: readonly Effect[]): Promise<number>;
  /** Every process of this hub has heard what was said to all so far. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** The least argon2id can do. Its cost stands in the stored text, so signing in stays the real thing and takes no 40 ms. */
const QUICK = { parallelism: 1, passes: 1, memory: 8 } as const;

const FIRST: readonly Partial<Ticket>[] = [{}, { subject: '账单多扣了' }, { queueId: 'tech' as Ticket['queueId'] }];

/** A whole hub in this process, with people, queues and a few tickets, on a clock moved by hand. */
export async function startTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { database = 'memory', clock = new ManualClock(), log = silentLog } = options;
  const { store, ...settled } = settling(await openStore({ database, clock, log }));
  const tickets = await seedTestHub(store, clock.now(), options.tickets ?? FIRST);
  const config = { name: 'Test hub', version: '0.0.0', demoAccounts: [], ...options.config };
  const hub = await createHub({ store, clock, log, config });
  const url = 'http://hub.test';
  const fetch: Fetch = (path, init) => hub.fetch(new Request(new URL(path, url), init));
  const write = (effects: readonly Effect[]): Promise<number> =>
    inTransaction(store.db, async (tx) => {
      const version = await commit(tx, { effects, by: 'hub', agentId: null, at: clock.now() });
      return version ?? 0;
    });
  return {
    hub,
    store,
    clock,
    url,
    fetch,
    tickets,
    signIn: (handle, deviceId = randomUUID()) => signIn(fetch, clock, handle, deviceId),
    async addTicket(over = {}) {
      const rows = ticketRows(over);
      await write(asEffects(rows));
      return rows;
    },
    write,
    ...settled,
    async close() {
      await hub.close();
      await store.close();
    },
  };
}

/** People, queues, what they read, and tickets, in an empty database. */
export async function seedTestHub(
  store: Store,
  now: number,
  wanted: readonly Partial<Ticket>[],
): Promise<TicketRows[]> {
  const tickets = wanted.map((over) => ticketRows(over));
  await loadRows(store.db, [...baseRows(), ...tickets.flatMap(asEffects)], now);
  const password = await argon2Text(PASSWORD, randomBytes(16), QUICK);
  await inTransaction(store.db, async (tx) => {
    for (const person of PEOPLE) {
      const agentId = agentIdOf(person.handle);
      await addAccount(tx, { agentId, handle: person.handle, password }, now);
      await grantParts(tx, agentId, partsOf(person));
    }
  });
  return tickets;
}

async function signIn(fetch: Fetch, clock: ManualClock, handle: string, deviceId: string): Promise<TestDevice> {
  const answer = await fetch('/api/v1/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle, password: PASSWORD, deviceId, deviceName: `desk of ${handle}` }),
  });
  if (!answer.ok) throw new Error(`${handle} could not sign in: ${answer.status} ${await answer.text()}`);
  return new TestDevice((await answer.json()) as SignedIn, fetch, () => clock.now());
}
