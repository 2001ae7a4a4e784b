import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_PUSH_BYTES, SNAPSHOT_HEADER } from '#shared/contract/team/sync.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { HubRequest } from '#core/kernel/ports.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aCustomer, aMessage, aTicket, row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
const ANA = { handle: 'ana', password: 'ana-password' };
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 200 } as const;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
});
afterEach(() => lab.close());

const signIn = async (): Promise<void> => {
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(3000);
};
const status = () => desk.app.sync.status({});
const ids = async (): Promise<string[]> => (await desk.app.tickets.list(all)).items.map((item) => item.id).toSorted();
const warnings = (): string[] => desk.ports.log.lines.filter((line) => line.level !== 'info').map((line) => line.event);
const count = (path: string): number => lab.hub.requests.filter((request) => request.endsWith(path)).length;
const sometimes = (
  path: string,
  answer: (n: number, request: HubRequest) => ReturnType<typeof lab.hub.intercept>,
): void => {
  let n = 0;
  lab.hub.intercept = (request) => (request.path.startsWith(path) ? answer((n += 1), request) : undefined);
};

describe('a pull', () => {
  test.each([
    ['req', '00000000-0000-7000-8000-000000000000'],
    ['epoch', 'other'],
    ['from', 4711],
    ['live', ['dir']],
  ])('whose answer echoes another %s is dropped, and asked again', async (field, value) => {
    await signIn();
    const { transport } = desk.ports;
    const { request } = transport;
    let tampered = false;
    let isBlocked = false;
    lab.hub.intercept = ({ path }) => (path === '/sync/v1/pull' && isBlocked ? 'unreachable' : undefined);
    transport.request = async (asked) => {
      const response = await request(asked);
      if (asked.path !== '/sync/v1/pull' || tampered) return response;
      tampered = isBlocked = true;
      const body = { ...(JSON.parse(await response.text()) as object), [field]: value };
      return { ...response, text: () => Promise.resolve(JSON.stringify(body)) };
    };
    lab.hub.store.put([row('ticket', aTicket('t2'))]);
    lab.hub.poke();
    await lab.clock.advance(5000);
    expect([tampered, await ids()]).toEqual([true, ['t1']]);
    isBlocked = false;
    await desk.app.sync.now({});
    await lab.clock.advance(3000);
    expect(await ids()).toEqual(['t1', 't2']);
  });

  test('happens once a second however often the hub pokes', async () => {
    await signIn();
    const before = count('/sync/v1/pull');
    for (let i = 0; i < 100; i += 1) {
      lab.hub.poke();
      await lab.clock.advance(100);
    }
    expect(count('/sync/v1/pull') - before).toBeLessThanOrEqual(11);
    expect(count('/sync/v1/pull') - before).toBeGreaterThanOrEqual(8);
  });

  test('happens twice a minute without any poke', async () => {
    await signIn();
    lab.hub.intercept = ({ path }) => (path === '/sync/v1/poke' ? 'unreachable' : undefined);
    lab.hub.hangUp();
    await lab.clock.advance(2 * SECOND);
    lab.hub.store.put([row('ticket', aTicket('t2'))]);
    await lab.clock.advance(42 * SECOND);
    expect(await ids()).toEqual(['t1', 't2']);
  });

  test('of a row that does not fit its schema counts it, shows nothing of it, and says so', async () => {
    await signIn();
    lab.hub.store.put([row('ticket', { ...aTicket('t2'), status: 'exploded' as never })]);
    lab.hub.poke();
    await lab.clock.advance(3000);
    expect(await ids()).toEqual(['t1']);
    expect(warnings()).toEqual(['rows.unreadable']);
    expect((await status()).state).toBe('online');
  });

  test('that does not add up loads the part again', async () => {
    await signIn();
    const { store } = lab.hub;
    store.put([row('ticket', aTicket('t2')), row('ticket', aTicket('t3'))]);
    const [membersOf, sums] = [store.membersOf.bind(store), store.sums.bind(store)];
    store.membersOf = (part) => [...membersOf(part)].filter((member) => member.id !== 't2');
    store.sums = (parts, after) => {
      Object.assign(store, { membersOf, sums });
      return store.sums(parts, after);
    };
    lab.hub.poke();
    await lab.clock.advance(5000);
    expect(warnings()).toEqual(['part.mismatch']);
    expect(await ids()).toEqual(['t1', 't2', 't3']);
    expect((await status()).state).toBe('online');
  });
});

describe('a snapshot', () => {
  test('goes on after a restart where it was cut off', async () => {
    lab.hub.pageRows = 2;
    lab.hub.store.put(Array.from({ length: 20 }, (_, i) => row('ticket', aTicket(`t${i + 10}`))));
    sometimes('/sync/v1/snapshot?part=q', (n) => (n > 4 ? 'unreachable' : undefined));
    await signIn();
    expect(await status()).toMatchObject({ state: 'offline', loading: { partsDone: 1, partsTotal: 6 } });
    const shown = (await ids()).length;
    expect(shown).toBeGreaterThan(0);
    await desk.core.stop();
    const asked: string[] = [];
    lab.hub.intercept = (request) => {
      if (request.path.startsWith('/sync/v1/snapshot')) asked.push(request.path);
      return undefined;
    };
    desk = startDesk(desk.ports);
    await signIn();
    await lab.clock.advance(5000);
    expect(asked[0]).toContain('after=');
    expect(await ids()).toHaveLength(21);
    expect(await status()).toMatchObject({ state: 'online', loading: null });
    await desk.core.stop();
  });

  test('is written in slices, each of which is a place to go on from', async () => {
    lab.hub.store.put(Array.from({ length: 1700 }, (_, i) => row('ticket', aTicket(`t${i + 10}`))));
    const seen = new Set<number>();
    const { clock } = desk.ports;
    const watched = startDesk({
      ...desk.ports,
      clock: {
        ...clock,
        after: (ms, run) =>
          clock.after(
            ms,
            () => (
              run(),
              void watched.app.tickets.counts({}).then(
                ({ views }) => seen.add(views.open.count),
                () => undefined,
              )
            ),
          ),
      },
    });
    await watched.app.session.signIn(ANA);
    await lab.clock.advance(3000);
    expect([...seen].filter((n) => n > 1 && n < 1000).length).toBeGreaterThan(0);
    expect(await watched.app.sync.status({})).toMatchObject({ state: 'online', loading: null });
    expect(desk.ports.log.lines.filter((line) => line.level !== 'info')).toEqual([]);
    await watched.core.stop();
  });

  test('shows its rows while it loads, but does not let them be edited', async () => {
    lab.hub.pageRows = 12;
    lab.hub.store.put(Array.from({ length: 20 }, (_, i) => row('ticket', aTicket(`t${i + 10}`))));
    sometimes('/sync/v1/snapshot?part=q', (n) => (n > 1 ? 'unreachable' : undefined));
    await signIn();
    const [first] = await ids();
    expect((await desk.app.tickets.get({ ticketId: first! })).isEditable).toBe(false);
    await expect(desk.app.tickets.set({ ticketId: first!, fields: { priority: 'low' } })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('once more, in a part that was taken away and given back, keeps a line in sight that the hub decides meanwhile', async () => {
    await signIn();
    const account = lab.hub.accounts.get('ana')!;
    const whole = [...account.scope];
    const BUSY = { status: 503, body: '{"code":"busy"}' };
    lab.hub.store.put(Array.from({ length: 20 }, (_, i) => row('ticket', aTicket(`t${i + 10}`))));
    await lab.clock.advance(40_000);
    let pages = 0;
    lab.hub.intercept = ({ path }) => {
      if (path === '/sync/v1/push') return BUSY;
      return path.startsWith('/sync/v1/snapshot?part=q') && (pages += 1) > 1 ? BUSY : undefined;
    };
    const line = { id: '00000000-0000-7000-8000-0000000000aa', ticketId: 't1', kind: 'note', body: 'kept' } as const;
    await desk.app.messages.add({ ...line, attachmentIds: [], mentions: [], status: null });
    account.scope = whole.filter((part) => part !== 'q:q1');
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(await ids()).toEqual([]);
    lab.hub.pageRows = 6;
    account.scope = whole;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    const isThere = async (): Promise<boolean> =>
      JSON.stringify(await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).includes('"kept"');
    expect(await isThere()).toBe(true);
    const stuck = lab.hub.intercept;
    lab.hub.intercept = (request) => (request.path === '/sync/v1/push' ? undefined : stuck(request));
    for (let i = 0; i < 90; i += 1) {
      await lab.clock.advance(1000);
      expect(await isThere()).toBe(true);
    }
    expect(lab.hub.store.docs.has(`message/${line.id}`)).toBe(true);
    lab.hub.intercept = () => undefined;
    await lab.clock.advance(60_000);
    expect(await isThere()).toBe(true);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0, loading: null });
  });

  test('does not lose what changes while it runs', async () => {
    lab.hub.pageRows = 2;
    sometimes('/sync/v1/snapshot', (n) => {
      lab.hub.store.put([row('ticket', aTicket(`n${n}`)), row('ticket', aTicket('t1', { subject: `at ${n}` }))]);
      return undefined;
    });
    await signIn();
    lab.hub.intercept = () => undefined;
    await lab.clock.advance(5000);
    const atHub = [...lab.hub.store.docs.values()].filter((doc) => doc.tbl === 'ticket').map((doc) => doc.id);
    expect(await ids()).toEqual(atHub.toSorted());
    expect(warnings()).toEqual([]);
  });

  test('of a part that has just left the scope is given up, and the next pull says why', async () => {
    const account = lab.hub.accounts.get('ana')!;
    sometimes('/sync/v1/snapshot?part=q', () => {
      account.scope = account.scope.filter((part) => part !== 'q:q1');
      return undefined;
    });
    await signIn();
    expect(await status()).toMatchObject({ state: 'online', loading: null });
    expect(await ids()).toEqual([]);
  });

  test('that is denied while an edit waits on one of its rows leaves nothing of that row behind', async () => {
    await signIn();
    const account = lab.hub.accounts.get('ana')!;
    lab.hub.store.put(Array.from({ length: 20 }, (_, i) => row('ticket', aTicket(`t${i + 10}`))));
    await lab.clock.advance(40_000);
    lab.hub.intercept = ({ path }) =>
      path === '/sync/v1/push' ? { status: 500, body: '{"code":"fault"}' } : undefined;
    for (const id of await ids()) await desk.app.tickets.tag({ ticketId: id, add: ['x'], remove: [] });
    lab.hub.pageRows = 8;
    lab.hub.epoch = 'e2';
    let n = 0;
    lab.hub.intercept = ({ path, body }) => {
      if (path === '/sync/v1/push') return { status: 500, body: '{"code":"fault"}' };
      if (path === '/sync/v1/manifest' && String(body).includes('q:q1') && (n += 1) === 3) {
        account.scope = account.scope.filter((part) => part !== 'q:q1');
      }
      return undefined;
    };
    await desk.app.sync.now({});
    await lab.clock.advance(40_000);
    expect(n).toBe(3);
    expect(await ids()).toEqual([]);
  });

  test('without its header, or in another shape, is no reason to stop', async () => {
    sometimes('/sync/v1/snapshot', (n) => {
      if (n === 1) return { status: 200, body: '[]' };
      return n === 2 ? { status: 200, body: '{', headers: { [SNAPSHOT_HEADER]: '{"s":1}' } } : undefined;
    });
    await signIn();
    await lab.clock.advance(10_000);
    expect((await status()).state).toBe('online');
    expect(warnings()).toEqual(['sync.failed', 'sync.failed']);
  });
});

describe('a part that leaves the scope', () => {
  test('goes with its rows and files, but what another part holds stays', async () => {
    const account = lab.hub.accounts.get('ana')!;
    account.scope.push('q:q2');
    lab.hub.store.put([
      row('customer', aCustomer('c2')),
      row('ticket', aTicket('t2', { queueId: 'q2' as never })),
      row('ticket', aTicket('t3', { queueId: 'q2' as never, customerId: 'c2' as never })),
      row('message', aMessage('secret', { ticketId: 't2' as never, body: 'leaves with its queue' })),
    ]);
    await signIn();
    expect(await ids()).toEqual(['t1', 't2', 't3']);
    account.scope = account.scope.filter((part) => part !== 'q:q2');
    lab.hub.poke();
    await lab.clock.advance(3000);
    expect(await ids()).toEqual(['t1']);
    expect((await desk.app.customers.get({ customerId: 'c1' })).tickets.map((ticket) => ticket.id)).toEqual(['t1']);
    await expect(desk.app.customers.get({ customerId: 'c2' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.app.messages.timeline({ ticketId: 't2', before: null, limit: 9 })).items).toEqual([]);
    expect((await status()).state).toBe('online');
  });
});

describe('a hub that forgot deletions', () => {
  test('is loaded from anew without asking it in circles, and the outbox survives', async () => {
    await signIn();
    lab.hub.isDown = true;
    await desk.app.tickets.tag({ ticketId: 't1', add: ['mine'], remove: [] });
    lab.hub.store.put([row('ticket', aTicket('t2'))]);
    lab.hub.floor = lab.hub.store.v;
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(10_000);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0 });
    expect(await ids()).toEqual(['t1', 't2']);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toEqual(['mine']);
    expect(warnings().filter((event) => event === 'pull.reset')).toHaveLength(1);
  });

  test('lets a new desk in, too', async () => {
    lab.hub.floor = lab.hub.store.v;
    await signIn();
    await lab.clock.advance(5000);
    expect((await status()).state).toBe('online');
    expect(await ids()).toEqual(['t1']);
  });
});

describe('the line to the hub', () => {
  test('renews its token when it is spent, and nobody notices', async () => {
    await signIn();
    await lab.clock.advance(20 * MINUTE);
    expect((await status()).state).toBe('online');
    expect(count('/auth/refresh')).toBe(1);
  });

  test('pauses until the next sign-in when the token cannot be renewed; local work goes on', async () => {
    await signIn();
    for (const device of lab.hub.devices.values()) device.refresh = 'somebody else used it';
    await lab.clock.advance(20 * MINUTE);
    expect(await status()).toMatchObject({ state: 'paused', reason: 'sign-in-again' });
    await desk.app.tickets.tag({ ticketId: 't1', add: ['mine'], remove: [] });
    expect(await status()).toMatchObject({ state: 'paused', waiting: 1 });
    await signIn();
    expect(await status()).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('leaves a busy hub alone for as long as it says', async () => {
    await signIn();
    lab.hub.intercept = ({ path }) =>
      path === '/sync/v1/pull' ? { status: 429, body: '{"code":"busy"}', headers: { 'retry-after': '30' } } : undefined;
    await desk.app.sync.now({});
    await lab.clock.settle();
    expect(await status()).toMatchObject({ state: 'paused', reason: 'busy', nextTryAt: lab.clock.now() + 30_000 });
    const before = count('/sync/v1/pull');
    lab.hub.intercept = () => undefined;
    await lab.clock.advance(29 * SECOND);
    expect(count('/sync/v1/pull')).toBe(before);
    await lab.clock.advance(3 * SECOND);
    expect((await status()).state).toBe('online');
  });

  test('says so when the hub no longer speaks this protocol', async () => {
    await signIn();
    lab.hub.intercept = ({ path }) =>
      path === '/sync/v1/pull' ? { status: 426, body: '{"code":"incompatible"}' } : undefined;
    await desk.app.sync.now({});
    await lab.clock.settle();
    expect(await status()).toMatchObject({ state: 'paused', reason: 'incompatible' });
  });

  test('goes offline and comes back by itself', async () => {
    await signIn();
    lab.hub.isDown = true;
    lab.hub.hangUp();
    await lab.clock.advance(5000);
    expect(await status()).toMatchObject({ state: 'offline', reason: 'unreachable' });
    lab.hub.isDown = false;
    await lab.clock.advance(70 * SECOND);
    expect(await status()).toMatchObject({ state: 'online', reason: null, nextTryAt: null });
    expect(lab.hub.listeners).toBe(1);
  });

  test('is given up by both ends when the desk is locked', async () => {
    await signIn();
    expect(lab.hub.listeners).toBe(1);
    await desk.app.session.signOut({});
    await lab.clock.advance(MINUTE);
    const before = lab.hub.requests.length;
    await lab.clock.advance(10 * MINUTE);
    expect([lab.hub.listeners, lab.hub.requests.length]).toEqual([0, before]);
  });

  test('is taken for dead when it is silent for too long', async () => {
    await signIn();
    const before = count('/sync/v1/poke');
    await lab.clock.advance(2 * MINUTE);
    expect(count('/sync/v1/poke')).toBeGreaterThan(before);
    expect(lab.hub.listeners).toBe(1);
  });
});

describe('a push', () => {
  test('is cut into pieces of a hundred, in order', async () => {
    await signIn();
    lab.hub.isDown = true;
    for (let i = 0; i < 230; i += 1)
      await desk.app.tickets.set({ ticketId: 't1', fields: { subject: `subject ${i}` } });
    await lab.clock.settle();
    lab.hub.isDown = false;
    const sizes: number[] = [];
    lab.hub.intercept = ({ path, body }) => {
      if (path === '/sync/v1/push') sizes.push((JSON.parse(String(body)) as { muts: unknown[] }).muts.length);
      return undefined;
    };
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(sizes).toEqual([100, 100, 30]);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).subject).toBe('subject 229');
    expect(await status()).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('that fails at the hub keeps nobody from hearing of colleagues, and is not called being offline', async () => {
    await signIn();
    lab.hub.intercept = ({ path }) =>
      path === '/sync/v1/push' ? { status: 500, body: '{"code":"fault"}' } : undefined;
    await desk.app.tickets.tag({ ticketId: 't1', add: ['x'], remove: [] });
    lab.hub.store.put([row('ticket', aTicket('t2'))]);
    await lab.clock.advance(20 * MINUTE);
    expect(await ids()).toEqual(['t1', 't2']);
    expect(await status()).toMatchObject({ state: 'online', reason: null, waiting: 1 });
    expect(count('/sync/v1/push')).toBeLessThan(60);
    lab.hub.intercept = () => undefined;
    await lab.clock.advance(2 * MINUTE);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('too large for the hub is halved until it fits', async () => {
    await signIn();
    lab.hub.isDown = true;
    for (let i = 0; i < 9; i += 1) await desk.app.tickets.tag({ ticketId: 't1', add: [`tag${i}`], remove: [] });
    lab.hub.isDown = false;
    lab.hub.intercept = ({ path, body }) =>
      path === '/sync/v1/push' && (JSON.parse(body as string) as { muts: [] }).muts.length > 2
        ? { status: 413, body: '{"code":"too-large"}' }
        : undefined;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0, unread: 0 });
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toHaveLength(9);
  });

  test('never weighs more than the hub takes, its envelope and all', async () => {
    await signIn();
    lab.hub.isDown = true;
    const add = (body: string) =>
      desk.app.messages.add({
        id: crypto.randomUUID(),
        ticketId: 't1',
        kind: 'note',
        body,
        attachmentIds: [],
        status: null,
      });
    for (let i = 0; i < 4; i += 1) await add('字'.repeat(43_600 + i * 20));
    const sizes: number[] = [];
    lab.hub.isDown = false;
    lab.hub.intercept = ({ path, body }) => {
      if (path === '/sync/v1/push') sizes.push(new TextEncoder().encode(body as string).length);
      return undefined;
    };
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PUSH_BYTES);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('of one edit that never fits takes the edit back and says so; what waits behind it goes on', async () => {
    await signIn();
    lab.hub.intercept = ({ path, body }) =>
      path === '/sync/v1/push' && (body as string).includes('huge')
        ? { status: 413, body: '{"code":"too-large"}' }
        : undefined;
    await desk.app.tickets.tag({ ticketId: 't1', add: ['huge'], remove: [] });
    await desk.app.tickets.tag({ ticketId: 't1', add: ['behind'], remove: [] });
    await lab.clock.advance(5000);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toEqual(['behind']);
    expect((await desk.app.outbox.list({})).items).toMatchObject([
      { mid: 1, state: 'refused', outcome: { status: 'rejected', code: 'invalid' } },
    ]);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0, unread: 1 });
    expect([...lab.hub.devices.values()][0]!.lastMid).toBe(2);
  });

  test('whose answer is lost is sent again and applied once', async () => {
    await signIn();
    sometimes('/sync/v1/push', (n) => (n === 1 ? 'lost' : undefined));
    await desk.app.messages.add({
      id: crypto.randomUUID(),
      ticketId: 't1',
      kind: 'reply',
      body: 'once',
      attachmentIds: [],
      status: null,
    });
    await lab.clock.advance(10_000);
    const lines = (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items;
    expect(lines.filter((line) => line.body === 'once')).toHaveLength(1);
    expect(await status()).toMatchObject({ state: 'online', waiting: 0 });
  });
});
