import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchTransport } from '#core/adapters/transport.node.ts';
import { fakeClock } from '#testkit/clock.ts';
import { startDesk, type TestDesk } from '#testkit/core-desk.ts';
import { testPorts } from '#testkit/core-ports.ts';
import { startFaultProxy, trackedTransport, type Fault, type FaultProxy } from '#testkit/fault-proxy.ts';
import { BILLING, PASSWORD, startTestHub, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { seededRandom } from '#testkit/random.ts';

let hub: TestHub;
let proxy: FaultProxy;
const root = mkdtempSync(join(tmpdir(), 'attune-faults-'));
const clock = fakeClock();
const desks: TestDesk[] = [];
const TICKETS = 60;

beforeAll(async () => {
  hub = await startTestHub({ tickets: Array.from({ length: TICKETS }, (_, i) => ({ subject: `Ticket ${i}` })) });
});
beforeEach(async () => {
  proxy = await startFaultProxy(hub.fetch);
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.core.stop();
  await proxy.close();
});
afterAll(async () => {
  await hub.close();
  rmSync(root, { recursive: true, force: true });
});

let opened = 0;
function openDesk(): TestDesk {
  opened += 1;
  const transport = trackedTransport(fetchTransport(proxy.url), clock);
  const desk = startDesk(testPorts({ dataDir: join(root, `desk-${opened}`), transport, clock, seed: opened }));
  desks.push(desk);
  return desk;
}
const pass = async (ms: number): Promise<void> => {
  hub.clock.advance(ms);
  await clock.advance(ms);
};
/** Until the desk has nothing more to do, faults or not. */
async function settle({ app }: TestDesk): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    const { state, waiting } = await app.sync.status({});
    if (state === 'online' && waiting === 0) return;
    await pass(5000);
  }
  throw new Error(`never came to rest: ${JSON.stringify(await app.sync.status({}))}`);
}
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 200 } as const;
const ids = async ({ app }: TestDesk): Promise<string[]> =>
  (await app.tickets.list(all)).items.map((item) => item.id).toSorted();
const note = (ticketId: string, body: string) => ({
  id: crypto.randomUUID(),
  ticketId,
  kind: 'note' as const,
  body,
  attachmentIds: [],
  status: null,
});
/** The notes a colleague sees, who has never met a fault. */
async function notesSeen(ticketId: string): Promise<string[]> {
  const colleague = openDesk();
  await colleague.app.session.signIn({ handle: 'ben', password: PASSWORD });
  await settle(colleague);
  const { items } = await colleague.app.messages.timeline({ ticketId, before: null, limit: 500 });
  return items.filter((item) => item.kind === 'note').map((item) => item.body);
}
const once =
  (path: string, fault: Fault, times = 1): FaultProxy['fault'] =>
  (asked) =>
    asked.path.startsWith(path) && times-- > 0 ? fault : undefined;

describe('a hub that is gone in the middle of a request', { timeout: 240_000 }, () => {
  test.each<[string, Fault]>([
    ['before it saw the edit', { kind: 'reset' }],
    ['after it took the edit and before it said so', { kind: 'lost' }],
    ['within its answer', { kind: 'cut', bytes: 20 }],
    ['after a request that arrived twice', { kind: 'twice' }],
    ['and late', { kind: 'delay', ms: 50 }],
  ])('%s, has the edit exactly once in the end', async (_, fault) => {
    const desk = openDesk();
    await desk.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await settle(desk);
    const [ticketId = ''] = await ids(desk);
    const words = `${fault.kind} ${opened}`;
    proxy.fault = once('/sync/v1/push', fault);
    await desk.app.messages.add(note(ticketId, words));
    await settle(desk);
    expect(proxy.done).toEqual([`${fault.kind} POST /sync/v1/push`]);
    expect((await notesSeen(ticketId)).filter((body) => body === words)).toHaveLength(1);
  });

  test.each([1, 200, 5000, 20_000])(
    'after %i bytes of a page: nothing of it is shown, and all of it later',
    async (bytes) => {
      const desk = openDesk();
      proxy.fault = ({ path }) =>
        path.startsWith('/sync/v1/snapshot') && path.includes(BILLING) ? { kind: 'cut', bytes } : undefined;
      await desk.app.session.signIn({ handle: 'ann', password: PASSWORD });
      await pass(20_000);
      expect(await ids(desk)).toEqual([]);
      expect((await desk.app.sync.status({})).state).not.toBe('online');
      proxy.fault = () => undefined;
      await settle(desk);
      expect(await ids(desk)).toHaveLength(TICKETS);
    },
  );

  test('that ends a page too early without a word is found out, and the rest is fetched', async () => {
    const desk = openDesk();
    proxy.fault = once(`/sync/v1/snapshot?part=q%3A${BILLING}`, { kind: 'short', bytes: 9000 });
    await desk.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await settle(desk);
    await pass(5000);
    expect(proxy.done).toEqual(['short GET /sync/v1/snapshot']);
    expect(await ids(desk)).toHaveLength(TICKETS);
  });

  test('within a pull leaves the desk as it was, and the change comes with the next', async () => {
    const desk = openDesk();
    await desk.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await settle(desk);
    const { ticket } = await hub.addTicket({ subject: 'new' });
    for (const fault of [{ kind: 'cut', bytes: 300 }, { kind: 'short', bytes: 300 }, { kind: 'lost' }] as const) {
      proxy.fault = once('/sync/v1/pull', fault);
      await desk.app.sync.now({});
      await clock.settle();
      expect(await ids(desk)).not.toContain(ticket.id);
      expect((await desk.app.sync.status({})).state).not.toBe('online');
    }
    proxy.fault = () => undefined;
    await settle(desk);
    expect(await ids(desk)).toContain(ticket.id);
  });

  test.each([11, 12, 13])('again and again (%i) loses no edit and doubles none', async (seed) => {
    const random = seededRandom(seed);
    const desk = openDesk();
    await desk.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await settle(desk);
    const [ticketId = ''] = (await ids(desk)).slice(seed);
    proxy.fault = ({ path }) => {
      if (!path.startsWith('/sync') || path.includes('poke') || random.int(3) > 0) return undefined;
      const bytes = random.int(600);
      return random.pick<Fault>([{ kind: 'reset' }, { kind: 'lost' }, { kind: 'twice' }, { kind: 'cut', bytes }]);
    };
    const words: string[] = [];
    for (let n = 0; n < 25; n += 1) {
      words.push(`${seed}/${n}`);
      await desk.app.messages.add(note(ticketId, words.at(-1)!));
      await pass(random.int(4000));
    }
    await settle(desk);
    expect(proxy.done.length).toBeGreaterThan(5);
    proxy.fault = () => undefined;
    const seen = (await notesSeen(ticketId)).filter((body) => body.startsWith(`${seed}/`));
    expect(seen.toSorted()).toEqual(words.toSorted());
  });
});
