import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMessage, aTicket, row } from '#testkit/core-team.ts';
import type { HubRequest } from '#core/kernel/ports.ts';

let lab: Lab;
let desk: TestDesk;
const ANA = { handle: 'ana', password: 'ana-password' };
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 200 } as const;
const ids = async (): Promise<string[]> => (await desk.app.tickets.list(all)).items.map((item) => item.id).toSorted();
const subjectOf = async (ticketId: string) => (await desk.app.tickets.get({ ticketId })).subject;
const count = (path: string): number => lab.hub.requests.filter((request) => request.endsWith(path)).length;
const many = (n: number) => Array.from({ length: n }, (_, i) => row('ticket', aTicket(`t${i + 100}`)));

/** Keys of rows that were fetched one by one. */
let fetched: string[];
const listen = (also: (request: HubRequest) => ReturnType<typeof lab.hub.intercept> = () => undefined): void => {
  fetched = [];
  lab.hub.intercept = (request) => {
    if (request.path === '/sync/v1/rows') {
      fetched.push(...(JSON.parse(String(request.body)) as { keys: string[][] }).keys.map((key) => key.join('/')));
    }
    return also(request);
  };
};

/** The hub was restored: another timeline, with versions far ahead. */
function restored(): void {
  lab.hub.epoch = 'e2';
  lab.hub.store.v += 1_000_000_000;
}

beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  lab.hub.store.put(many(20));
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(40_000);
  listen();
});
afterEach(() => lab.close());

test('after a restore of the hub every row stays in sight, and only what differs is fetched', async () => {
  const before = await ids();
  const pages = count('/sync/v1/snapshot');
  restored();
  lab.hub.store.put([row('ticket', aTicket('t105', { subject: 'after the restore' }))]);
  const seen: number[] = [];
  listen(() => {
    void ids().then((there) => seen.push(there.length));
    return undefined;
  });
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  expect(await ids()).toEqual(before);
  expect(Math.min(...seen)).toBe(before.length);
  expect(await subjectOf('t105')).toBe('after the restore');
  expect(fetched.filter((key) => key.startsWith('ticket/'))).toEqual(['ticket/t105']);
  expect(count('/sync/v1/snapshot')).toBe(pages);
  expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', loading: null });
});

test('what the lost timeline had written is taken back, though its versions look newer', async () => {
  const backup = { docs: structuredClone(lab.hub.store.docs), members: structuredClone(lab.hub.store.members) };
  lab.hub.store.put([row('ticket', aTicket('t105', { subject: 'lost' })), row('ticket', aTicket('t999'))]);
  lab.hub.poke();
  await lab.clock.advance(40_000);
  expect(await subjectOf('t105')).toBe('lost');
  for (const [name, map] of Object.entries(backup)) {
    const there = lab.hub.store[name as 'docs'];
    there.clear();
    for (const [key, value] of map) there.set(key, value as never);
  }
  restored();
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  expect(await subjectOf('t105')).not.toBe('lost');
  expect(await ids()).not.toContain('t999');
});

test('what was deleted while the desk was away for too long goes, with the words that only it held', async () => {
  lab.hub.store.put([row('message', aMessage('m-gone', { ticketId: 't105' as never }))]);
  lab.hub.poke();
  await lab.clock.advance(40_000);
  lab.hub.store.commit(
    [
      { tbl: 'message', id: 'm-gone', data: null },
      { tbl: 'ticket', id: 't105', data: null },
    ],
    { by: 'hub', agentId: null, at: 0 },
  );
  // Deletions are forgotten: nothing but the comparison can find them.
  for (const members of lab.hub.store.members.values()) {
    for (const [key, member] of members) if (member.op === 0) members.delete(key);
  }
  lab.hub.floor = lab.hub.store.v;
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  expect(await ids()).not.toContain('t105');
  // Their customer is the only row that has another version than before.
  expect(fetched).toEqual(['customer/c1']);
  expect(await desk.app.sync.status({})).toMatchObject({ state: 'online' });
});

test('goes on after a restart where it was cut off', async () => {
  lab.hub.pageRows = 5;
  restored();
  let pages = 0;
  listen(({ path }) => (path === '/sync/v1/manifest' && (pages += 1) > 4 ? 'unreachable' : undefined));
  await desk.app.sync.now({});
  await lab.clock.advance(10_000);
  await desk.core.stop();
  const asked: (string | null)[] = [];
  listen(({ path, body }) => {
    if (path === '/sync/v1/manifest') asked.push((JSON.parse(String(body)) as { after: string | null }).after);
    return undefined;
  });
  desk = startDesk(desk.ports);
  await desk.app.session.signIn(ANA);
  await lab.clock.advance(60_000);
  expect(asked[0]).not.toBeNull();
  expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', loading: null });
  expect((await ids()).length).toBe(21);
});

test('a row that leaves between the naming and the fetching is not missed and not kept', async () => {
  restored();
  lab.hub.store.put([row('ticket', aTicket('t105', { subject: 'moved away' }))]);
  listen(({ path }) => {
    if (path === '/sync/v1/rows') {
      lab.hub.store.put([row('ticket', aTicket('t105', { queueId: 'q2' as never }))]);
    }
    return undefined;
  });
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  expect(await ids()).not.toContain('t105');
  expect(desk.ports.log.lines.filter(({ event }) => event === 'part.mismatch')).toEqual([]);
});

test('edits go on meanwhile, and reach the hub', async () => {
  lab.hub.pageRows = 5;
  restored();
  let pages = 0;
  listen(({ path }) => (path === '/sync/v1/manifest' && (pages += 1) > 2 ? 'unreachable' : undefined));
  await desk.app.sync.now({});
  await lab.clock.advance(5000);
  await desk.app.tickets.tag({ ticketId: 't105', add: ['vip'], remove: [] });
  listen();
  await lab.clock.advance(60_000);
  expect(lab.hub.store.data('ticket', 't105')['tags']).toContain('vip');
  expect((await desk.app.tickets.get({ ticketId: 't105' })).tags).toContain('vip');
});

test('rows that were not asked for are no answer', async () => {
  restored();
  lab.hub.store.put([row('ticket', aTicket('t105', { subject: 'right' }))]);
  let tampered = 0;
  listen(({ path }) => {
    if (path !== '/sync/v1/rows' || (tampered += 1) > 1) return undefined;
    const body = JSON.stringify({ s: lab.hub.store.v, epoch: 'e2', rows: [['ticket', 't1', null]] });
    return { status: 200, body };
  });
  await desk.app.sync.now({});
  await lab.clock.advance(60_000);
  expect(tampered).toBeGreaterThan(1);
  expect(await ids()).toContain('t1');
  expect(await subjectOf('t105')).toBe('right');
});

const BUSY = { status: 503, body: '{"code":"busy"}' };

test('an acknowledged line stays in sight until the comparison has brought it', async () => {
  lab.hub.pageRows = 3;
  restored();
  let pages = 0;
  listen(({ path, body }) => {
    if (path !== '/sync/v1/manifest' || !String(body).includes('q:q1')) return undefined;
    return (pages += 1) > 2 ? BUSY : undefined;
  });
  await desk.app.sync.now({});
  await lab.clock.advance(5000);
  const id = '00000000-0000-7000-8000-0000000000aa';
  const line = { id, ticketId: 't105', kind: 'reply', body: 'here', status: null } as const;
  await desk.app.messages.add({ ...line, attachmentIds: [], mentions: [] });
  const isThere = async (): Promise<boolean> =>
    JSON.stringify(await desk.app.messages.timeline({ ticketId: 't105', before: null, limit: 50 })).includes('"here"');
  for (let i = 0; i < 20; i += 1) {
    await lab.clock.advance(1000);
    expect(await isThere()).toBe(true);
  }
  // The push went through although the hub was too busy to let the part be compared.
  expect(lab.hub.store.docs.has(`message/${id}`)).toBe(true);
  listen();
  await lab.clock.advance(60_000);
  expect(await isThere()).toBe(true);
  expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
});

test('a part that was still loading does not keep a row of the lost timeline alive', async () => {
  lab.hub.accounts.get('ana')!.scope.push('q:q0');
  lab.hub.store.put([row('ticket', aTicket('t1', { subject: 'lost' }))]);
  listen(({ path }) => (path.startsWith('/sync/v1/snapshot?part=q%3Aq0') ? BUSY : undefined));
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  expect(await subjectOf('t1')).toBe('lost');
  // As the backup has it: in another queue, at a lower version than the desk's.
  const doc = lab.hub.store.docs.get('ticket/t1')!;
  Object.assign(doc, { ver: 3, data: { ...doc.data, queueId: 'q0', subject: 'of the backup' } });
  lab.hub.store.members.get('q:q1')!.delete('ticket/t1');
  lab.hub.store.members.set('q:q0', new Map([['ticket/t1', { tbl: 'ticket', id: 't1', ver: 3, op: 1 }]]));
  restored();
  listen();
  await desk.app.sync.now({});
  await lab.clock.advance(60_000);
  expect(await subjectOf('t1')).toBe('of the backup');
});

test('a part the hub has little of any more is emptied in pieces', async () => {
  lab.hub.store.put(Array.from({ length: 1300 }, (_, i) => row('ticket', aTicket(`u${i}`))));
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  const tickets = async () => (await desk.app.diagnostics.get({})).rows['ticket'];
  expect(await tickets()).toBe(1321);
  const members = lab.hub.store.members.get('q:q1')!;
  for (const key of members.keys()) if (key.startsWith('ticket/u')) members.delete(key);
  for (const key of lab.hub.store.docs.keys()) if (key.startsWith('ticket/u')) lab.hub.store.docs.delete(key);
  restored();
  await desk.app.sync.now({});
  await lab.clock.advance(40_000);
  expect(await tickets()).toBe(21);
  expect(await desk.app.sync.status({})).toMatchObject({ state: 'online' });
});
