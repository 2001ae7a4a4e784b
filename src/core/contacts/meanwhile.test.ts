import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { HOUR, SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aTicket, row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
const ZHOU = '13800138000';

beforeEach(async () => {
  lab = openLab();
  const about = { tier: 'gold', language: 'zh', createdAt: 1 } as const;
  lab.hub.store.put([
    row('customer', { ...about, id: 'c9' as never, name: '周岚', phones: ['+8613800138000'], emails: [], facts: [] }),
    row('ticket', aTicket('of-c9', { customerId: 'c9' as never, number: 90, waitingSinceAt: 1, firstReplyAt: null })),
  ]);
  desk = await open('one');
});
afterEach(() => lab.close());

async function open(name: string): Promise<TestDesk> {
  const opened = lab.desk(name);
  await opened.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
  return opened;
}

const hear = (event: Partial<CallEventInput> & Pick<CallEventInput, 'type'>, at: TestDesk = desk) =>
  at.core.hear({ callId: 'call-1', at: lab.clock.now(), ...event }, 'desk');
const live = async (at: TestDesk = desk) => (await at.app.contacts.live({})).contacts.map(({ contact }) => contact);
const saved = (id: string) => lab.hub.store.data('contact', id) as Record<string, unknown> | undefined;
/** Until both the hub and every desk have heard of it. */
const settle = () => lab.clock.advance(40 * SECOND);

async function talk(...at: TestDesk[]): Promise<string> {
  for (const one of at) hear({ type: 'ring', address: ZHOU }, one);
  for (const one of at) hear({ type: 'answer' }, one);
  await lab.clock.advance(20 * SECOND);
  for (const one of at) hear({ type: 'hangup' }, one);
  await lab.clock.advance(SECOND);
  return (await live(at[0]))[0]!.id;
}

test('a contact finished with at one desk leaves the other, where nothing was written', async () => {
  const other = await open('two');
  const id = await talk(desk, other);
  expect(await live(other)).toMatchObject([{ id, state: 'ended' }]);
  await desk.app.contacts.wrap({ contactId: id, summary: '已查到', disposition: null });
  await settle();
  expect(await live(other)).toEqual([]);
  expect((await other.app.contacts.presence({})).state).toBe('available');
});

test('where something was written it waits, and nothing that stands is made less by it', async () => {
  const other = await open('two');
  const id = await talk(desk, other);
  await other.app.contacts.jot({ contactId: id, notes: '还有一句', disposition: null });
  await desk.app.contacts.wrap({ contactId: id, summary: '已查到', disposition: null });
  await settle();
  expect(await live(other)).toMatchObject([{ id, notes: '还有一句' }]);
  await other.app.contacts.wrap({ contactId: id, summary: '', disposition: null });
  await settle();
  expect(saved(id)).toMatchObject({ summary: '已查到' });
});

test('who is erased while they are talked to is in nothing that is kept or written', async () => {
  hear({ type: 'ring', address: ZHOU, name: '周岚' });
  hear({ type: 'answer' });
  hear({ type: 'line', speaker: 'customer', text: '我的卡号是 8842' });
  const id = (await live())[0]?.id ?? '';
  lab.hub.store.commit([{ tbl: 'ticket', id: 'of-c9', data: null }, { tbl: 'customer', id: 'c9', data: null }], { by: 'x', agentId: null, at: 1 }); // prettier-ignore
  lab.hub.poke();
  await settle();
  expect(await live()).toMatchObject([{ id, customerId: null, name: null, address: { e164: null }, lines: 0 }]);
  hear({ type: 'hangup' });
  await desk.app.contacts.wrap({ contactId: id, summary: '谈过了', disposition: null });
  await settle();
  expect(saved(id)).toMatchObject({ summary: '谈过了', customerId: null, address: null });
});

test('who is erased between the last word and the wrap-up is not written of with their number', async () => {
  const id = await talk(desk);
  lab.hub.store.commit([{ tbl: 'ticket', id: 'of-c9', data: null }, { tbl: 'customer', id: 'c9', data: null }], { by: 'x', agentId: null, at: 1 }); // prettier-ignore
  await desk.app.contacts.wrap({ contactId: id, summary: '谈过了', disposition: null });
  await settle();
  expect(saved(id)).toMatchObject({ summary: '谈过了', customerId: null, address: null });
});

test('a name that an exchange uses again is a call of its own, also while the first one waits for its wrap-up', async () => {
  const first = await talk(desk);
  hear({ type: 'ring', address: ZHOU });
  expect(await live()).toHaveLength(1);
  await lab.clock.advance(10 * SECOND);
  hear({ type: 'ring', address: ZHOU });
  const both = await live();
  expect(both).toMatchObject([{ id: first, state: 'ended' }, { state: 'ringing' }]);
  hear({ type: 'answer' });
  expect((await live()).map(({ state }) => state)).toEqual(['ended', 'answered']);
});

test('an end that was heard of hours ago says nothing of a call that rings now', async () => {
  hear({ type: 'ring', address: ZHOU });
  hear({ type: 'hangup' });
  await lab.clock.advance(SECOND);
  hear({ type: 'hangup' });
  await lab.clock.advance(3 * HOUR);
  hear({ type: 'ring', address: ZHOU });
  expect(await live()).toMatchObject([{ state: 'ringing' }]);
});

test('a call that is answered before anything was opened is about the only ticket there is, and answers it', async () => {
  const id = await talk(desk);
  expect(await live()).toMatchObject([{ id, ticketId: 'of-c9' }]);
  await desk.app.contacts.wrap({ contactId: id, summary: '退款周三到账', disposition: null });
  await settle();
  expect(saved(id)).toMatchObject({ ticketId: 'of-c9' });
  expect(lab.hub.store.data('ticket', 'of-c9')).toMatchObject({ waitingSinceAt: null });
  expect(lab.hub.store.data('ticket', 'of-c9')).not.toMatchObject({ firstReplyAt: null });
});

test('whoever has finished is available since then', async () => {
  const before = await desk.app.contacts.presence({});
  const id = await talk(desk);
  await desk.app.contacts.wrap({ contactId: id, summary: '', disposition: null });
  const { state, sinceAt } = await desk.app.contacts.presence({});
  expect(state).toBe('available');
  expect(sinceAt).toBe(lab.clock.now());
  expect(sinceAt).toBeGreaterThan(before.sinceAt);
});

test('whoever gives up while their name is typed is written down all the same', async () => {
  hear({ type: 'ring', address: '+14155550132' });
  const { id: contactId } = (await live())[0]!;
  hear({ type: 'hangup', cause: 'cancelled' });
  expect(await live()).toEqual([]);
  await desk.app.contacts.create({ contactId, name: 'Dana Reyes', subject: 'x', queueId: null });
  await settle();
  hear({ type: 'ring', callId: 'again', address: '+14155550132' });
  const [again] = await live();
  expect(again?.candidates).toMatchObject([{ name: 'Dana Reyes', openTickets: 1 }]);
});

test('a number that was not shown is written as none, and not as the exchange calls it', async () => {
  hear({ type: 'ring', address: 'anonymous' });
  const { id } = (await live())[0]!;
  hear({ type: 'hangup', cause: 'cancelled' });
  await settle();
  expect(saved(id)).toMatchObject({ match: 'withheld', address: null, end: 'missed' });
});
