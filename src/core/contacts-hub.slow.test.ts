import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { TestDesk } from '#testkit/core-desk.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { desksAtHub, type DesksAtHub } from '#testkit/hub/desks-at-hub.ts';
import { testChannel } from '#testkit/hub/live-line.ts';
import { BILLING, PASSWORD, type TestHub } from '#testkit/hub/start-test-hub.ts';

let desks: DesksAtHub;
let hub: TestHub;

beforeAll(async () => {
  desks = await desksAtHub();
  ({ hub } = desks);
});
afterAll(() => desks.close());

const pass = (ms: number): Promise<void> => desks.pass(ms);

async function openDesk(handle: string, folder = handle): Promise<TestDesk> {
  const desk = desks.open(folder);
  await desk.app.session.signIn({ handle, password: PASSWORD });
  return desk;
}

const screens: AbortController[] = [];
afterEach(() => {
  for (const screen of screens.splice(0)) screen.abort();
});

/** A screen shows the desk, until it is closed. */
async function lookAt({ app }: TestDesk): Promise<AbortController> {
  const screen = new AbortController();
  screens.push(screen);
  const events = await app.events.subscribe({}, { signal: screen.signal });
  void (async () => {
    for await (const event of events) if (event.type === 'reset') return;
  })();
  return screen;
}

/** Time goes on in small steps until it is so. */
const until = <T>(look: () => Promise<T>): Promise<T> =>
  vi.waitFor(
    async () => {
      await pass(100);
      return look();
    },
    { timeout: 60_000, interval: 20 },
  );

const liveAt = async ({ app }: TestDesk) => (await app.contacts.live({})).contacts.map(({ contact }) => contact);

// The clocks of the desks are a day off: what rings now rings now all the same.
test('a chat rings at one of two desks with its ticket; who accepts it reads on, and the other desk keeps nothing', async () => {
  const both = [await openDesk('ann'), await openDesk('ben')] as const;
  await pass(5000);
  // Somebody looks at both, and both say so.
  for (const desk of both) await lookAt(desk);
  for (const desk of both) expect(await liveAt(desk)).toEqual([]);
  await pass(3000);
  const channel = await testChannel(hub, 'inbound', BILLING);
  const from = { name: '周岚', handle: 'zl' };
  const chat = { channel: 'chat', conversationId: 'c-1', from };
  const { body } = await channel.write({ ...chat, messageId: 'm-1', text: '有人吗' });

  const here = await until(async () => {
    const found: TestDesk[] = [];
    for (const desk of both) if ((await liveAt(desk)).length > 0) found.push(desk);
    expect(found).toHaveLength(1);
    return found[0]!;
  });
  const there = both.find((desk) => desk !== here)!;
  const [contact] = await liveAt(here);
  const contactId = contact!.id;
  expect(contact).toMatchObject({ state: 'ringing', source: 'hub', channel: 'chat', ticketId: body['ticketId'] });
  await here.app.contacts.control({ contactId, action: 'answer' });
  expect(await liveAt(here)).toMatchObject([{ id: contactId, state: 'answered' }]);

  await channel.write({ ...chat, messageId: 'm-2', text: '我的订单还没到' });
  await until(async () => {
    const { lines } = await here.app.contacts.lines({ contactId });
    expect(lines.map(({ text }) => text)).toEqual(['有人吗', '我的订单还没到']);
  });
  // The ticket has come with it, and whose it is.
  await until(async () => {
    const [known] = await liveAt(here);
    expect(known).toMatchObject({ match: 'one', customerId: expect.any(String) as string });
    const ticketId = String(body['ticketId']);
    const { items } = await here.app.messages.timeline({ ticketId, before: null, limit: 10 });
    const said = items.filter(({ kind }) => kind === 'customer');
    expect(said.map(({ body: words }) => words).toSorted()).toEqual(['我的订单还没到', '有人吗']);
  });

  await here.app.contacts.control({ contactId, action: 'end' });
  await here.app.contacts.wrap({ contactId, summary: '已查到', disposition: null });
  await until(async () => {
    const rows = await hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'contact').execute();
    expect(rows.map(({ data }) => data)).toMatchObject([
      { id: contactId, channel: 'chat', ticketId: body['ticketId'], summary: '已查到' },
    ]);
    // In the hub's time, whatever the desk's clock says.
    const { ringingAt, answeredAt, endedAt, wrappedAt } = rows[0]!.data as Record<string, number>;
    for (const at of [ringingAt, answeredAt, endedAt, wrappedAt]) {
      expect(Math.abs(hub.clock.now() - (at ?? 0))).toBeLessThan(HOUR);
    }
    const tickets = hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'ticket');
    const ticket = await tickets.where('id', '=', String(body['ticketId'])).executeTakeFirstOrThrow();
    expect(ticket.data).toMatchObject({ assigneeId: (rows[0]!.data as { agentId: string }).agentId });
  });
  expect(await liveAt(there)).toEqual([]);
  for (const { ports } of both) expect(ports.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
}, 180_000);

test('a desk whose screen was closed is offered nothing any more', async () => {
  const [ann, ben] = [await openDesk('ann', 'ann-2'), await openDesk('ben', 'ben-2')] as const;
  await pass(5000);
  const screen = await lookAt(ann);
  await lookAt(ben);
  await pass(3000);
  screen.abort();
  await pass(40_000);
  const channel = await testChannel(hub, 'inbound', BILLING);
  // Whoever is free longest would be asked first: each of three goes to the desk that is looked at.
  for (const n of [1, 2, 3]) {
    const chat = { channel: 'chat', conversationId: `closed-${n}`, from: { name: 'x', handle: `closed-${n}` } };
    await channel.write({ ...chat, messageId: `m-${n}`, text: '在吗' });
    await until(async () =>
      expect((await liveAt(ben)).filter(({ state }) => state === 'answered')).toHaveLength(n - 1),
    );
    const ringing = await until(async () => {
      const [one] = (await liveAt(ben)).filter(({ state }) => state === 'ringing');
      expect(one).toBeDefined();
      return one!;
    });
    await ben.app.contacts.control({ contactId: ringing.id, action: 'answer' });
  }
  expect(await liveAt(ann)).toEqual([]);
}, 180_000);

test('what was wrapped up is no contact for another desk of the same person, however late the hub speaks of it', async () => {
  const first = await openDesk('ann', 'ann-3');
  await pass(5000);
  await lookAt(first);
  const pbx = await testChannel(hub, 'telephony', BILLING);
  const call = { direction: 'in', from: '+8613800138000', callId: 'late', user: 'ann' };
  await pbx.say({ ...call, event: 'newCall' });
  await pbx.say({ ...call, event: 'answer' });
  const contactId = await until(async () => {
    const [one] = await liveAt(first);
    expect(one).toMatchObject({ state: 'answered' });
    return one!.id;
  });
  await pbx.say({ ...call, event: 'hangup' });
  await until(async () => expect(await liveAt(first)).toMatchObject([{ state: 'ended' }]));
  await first.app.contacts.wrap({ contactId, summary: '已查到', disposition: null });
  await until(async () => {
    const row = hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'contact').where('id', '=', contactId);
    expect((await row.executeTakeFirst())?.data).toMatchObject({ summary: '已查到' });
  });
  const second = await openDesk('ann', 'ann-4');
  await pass(5000);
  await lookAt(second);
  await pass(8000);
  // The exchange says once more what it has said.
  await pbx.say({ ...call, event: 'answer' });
  await pass(3000);
  expect(await liveAt(second)).toEqual([]);
}, 180_000);
