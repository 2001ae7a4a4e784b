/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Ticket } from '#shared/domain/ticket.ts';
import { anotherHub } from '../another-hub.ts';
import { actOn, leave, showPresence, storedContact } from '../live-desk.ts';
import { listenLine, testChannel, turn, turnUntil } from '../live-line.ts';
import { BILLING, type TestDevice, type TestHub } from '../start-test-hub.ts';
import { setFields } from './mutations.ts';

const message = (over: Record<string, unknown>) => ({
  channel: 'chat',
  conversationId: randomUUID(),
  messageId: randomUUID(),
  from: { name: '周岚', handle: 'zl' },
  ...over,
});

/** Customers who write in a chat, and wait. */
export function inboundLiveSuite(hub: () => TestHub): void {
  let channel: Awaited<ReturnType<typeof testChannel>>;
  let ann: TestDevice;
  beforeAll(async () => {
    [channel, ann] = [await testChannel(hub(), 'inbound', BILLING), await hub().signIn('ann')];
  });
  const write = async (body: Record<string, unknown>) => {
    const answer = await channel.write(message(body));
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body as { ticketId: string };
  };
  const show = (state: string) => ann.post('/live/v1/presence', { device: ann.id, state, reason: '', sinceAt: hub().clock.now(), contacts: [] }); // prettier-ignore
  const act = (contactId: string | null | undefined, action: string) =>
    ann.post('/live/v1/contact', { device: ann.id, contactId, action });

  test('a chat rings at an agent who is free, with its ticket; what is said reaches whoever answers, in one contact', async () => {
    const line = await listenLine(hub(), ann);
    await show('available');
    const conversationId = randomUUID();
    const { ticketId } = await write({ conversationId, text: '有人吗' });
    const rows = hub().store.db.selectFrom('doc').select('data').where('tbl', '=', 'ticket').where('id', '=', ticketId);
    const { customerId } = (await rows.executeTakeFirstOrThrow()).data as Ticket;
    const ring = await line.next({ type: 'ring', ticketId });
    expect(ring).toMatchObject({ channel: 'chat', customerId, name: '周岚', address: 'zl', queueId: BILLING });
    expect(await line.next({ type: 'line', text: '有人吗' })).toBeDefined();
    const contactId = ring?.contactId ?? '';
    expect((await act(contactId, 'accept')).body).toEqual({ isTaken: true, agentId: 'agent-ann' });
    await write({ conversationId, text: '我的订单'.repeat(1000) });
    const pieces = [await line.next({ type: 'line', contactId }), await line.next({ type: 'line', contactId })];
    expect(pieces.every((piece) => piece?.type === 'line' && (piece.text ?? '').startsWith('我的订单'))).toBe(true);
    await act(contactId, 'end');
    expect(await line.next({ type: 'hangup', contactId })).toBeDefined();
    await write({ conversationId, text: '还有一个问题' });
    const second = await line.next({ type: 'ring', ticketId });
    expect(second?.contactId).not.toBe(contactId);
    await act(second?.contactId, 'accept');
    await act(second?.contactId, 'end');
    await show('offline');
    await turn(hub(), 2000);
    await line.close();
  });

  test('words that begin a chat at the same moment, through two hubs, ring once; what no hub has heard of for a while rings anew', async () => {
    const second = await anotherHub(hub());
    await turn(hub(), 3000);
    const line = await listenLine(hub(), ann);
    await show('available');
    const conversationId = randomUUID();
    const body = (text: string) => message({ conversationId, text });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${channel.token}` };
    const there = (text: string) =>
      second.fetch('/inbound/v1/messages', { method: 'POST', headers, body: JSON.stringify(body(text)) });
    const sent = await Promise.all([channel.write(body('一')), there('二'), channel.write(body('三')), there('四')]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [first] = sent;
    const { ticketId } = first.body as { ticketId: string };
    // Other chats may wait too.
    const heard = (type: string) => line.heard.filter((one) => one.type === type && 'ticketId' in one && one.ticketId === ticketId); // prettier-ignore
    await turnUntil(hub(), () => heard('line').length >= 4);
    expect(heard('line')).toHaveLength(4);
    const rings = heard('ring');
    expect(new Set(rings.map(({ contactId }) => contactId)).size).toBe(1);
    line.heard.length = 0;
    await act(rings[0]?.contactId, 'accept');
    await act(rings[0]?.contactId, 'end');
    await second.close();

    await turn(hub(), 2000);

    const named = (namedAt: number) =>
      hub()
        .store.db.updateTable('inbound_conversation')
        .set({ call: `unheard-${namedAt}`, call_at: namedAt })
        .where('conversation', '=', conversationId)
        .execute();
    // Named by another process a moment ago: that one rings.
    await named(hub().clock.now() - 1000);
    await write({ conversationId, text: '五' });
    expect(await line.within(10, { type: 'ring', ticketId })).toBeUndefined();
    // Named before every process was restarted: nobody else will.
    await named(hub().clock.now() - 11_000);
    await write({ conversationId, text: '六' });
    const ring = await line.next({ type: 'ring', ticketId });
    expect(ring).toBeDefined();
    await act(ring?.contactId, 'decline');
    await show('offline');
    await turn(hub(), 2000);
    await line.close();
  });

  test('a chat of an assigned ticket rings first at whom it is assigned to, then at the next; at the next at once where they are full', async () => {
    const ben = await hub().signIn('ben');
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    const conversationId = randomUUID();
    const { ticketId } = await write({ channel: 'email', conversationId, text: '在吗' });
    await ann.push([setFields(ticketId, { assigneeId: 'agent-ann' as never }, Number.MAX_SAFE_INTEGER)]);
    const idleFor = (ms: number) => ({ sinceAt: hub().clock.now() - ms });
    await Promise.all([showPresence(hub(), ann), showPresence(hub(), ben, idleFor(60_000))]);
    await turn(hub());
    await write({ conversationId, text: '还在吗' });
    const ring = await anns.next({ type: 'ring', ticketId });
    expect(ring).toBeDefined();
    expect(await bens.within(5, { type: 'ring', ticketId })).toBeUndefined();
    hub().clock.advance(25_000);
    await Promise.all([showPresence(hub(), ann), showPresence(hub(), ben, idleFor(60_000))]);
    hub().clock.advance(6000);
    expect(await anns.next({ type: 'withdrawn', contactId: ring?.contactId })).toBeDefined();
    const passed = await bens.next({ type: 'ring', ticketId });
    expect(passed?.contactId).toBe(ring?.contactId);
    for (const action of ['accept', 'end'] as const) await actOn(ben, ring?.contactId ?? '', action);
    expect(await bens.next({ type: 'hangup', contactId: ring?.contactId })).toBeDefined();

    await turn(hub(), 2000);
    const call = { contactId: 'a-call', channel: 'phone', isPaused: false };
    await showPresence(hub(), ann, { state: 'on-contact', contacts: [call] });
    await turn(hub());
    await write({ conversationId, text: '又来了' });
    const second = await bens.next({ type: 'ring', ticketId });
    expect(second).toBeDefined();
    expect(anns.heard.filter((one) => one.type === 'ring' && one.contactId === second?.contactId)).toEqual([]);
    for (const action of ['accept', 'end'] as const) await actOn(ben, second?.contactId ?? '', action);
    await leave(hub(), ann, ben);
    await turn(hub(), 2000);
    await anns.close();
    await bens.close();
  });

  test('a chat whose ring failed rings when its message is sent again; one that is sent twice, or again long after its end, rings no more', async () => {
    let isDown = false;
    const { store } = hub();
    const tellLive = (word: string) => (isDown ? Promise.reject(new Error('no line')) : store.tellLive(word));
    const second = await anotherHub({ ...hub(), store: { ...store, tellLive } });
    const line = await listenLine(hub(), ann);
    await show('available');
    const there = (body: Record<string, unknown>) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${channel.token}` };
      return second.fetch('/inbound/v1/messages', { method: 'POST', headers, body: JSON.stringify(body) });
    };
    const heardOf = (text: string) => line.heard.filter((one) => one.type === 'line' && one.text === text);
    const failed = message({ text: '没人听见' });
    isDown = true;
    expect((await there(failed)).status).toBe(500);
    isDown = false;
    expect(await line.within(5, { type: 'line', text: '没人听见' })).toBeUndefined();
    expect((await channel.write(failed)).body).toMatchObject({ isNew: false });
    const rung = await line.next({ type: 'line', text: '没人听见' });
    const ring = await line.next({ type: 'ring', contactId: rung?.contactId });
    expect(ring).toBeDefined();
    for (const action of ['accept', 'end'] as const) await act(ring?.contactId, action);
    expect(await line.next({ type: 'hangup', contactId: ring?.contactId })).toBeDefined();
    await turn(hub(), 2000);

    await show('available');
    const twice = message({ text: '两次' });
    await Promise.all([channel.write(twice), there(twice), channel.write(twice), there(twice)]);
    await turnUntil(hub(), () => heardOf('两次').length > 0);
    for (let i = 0; i < 10; i += 1) await turn(hub());
    expect(heardOf('两次')).toHaveLength(1);
    const { contactId } = heardOf('两次')[0] ?? {};
    const ofIt = (type: string) => line.heard.filter((one) => one.type === type && one.contactId === contactId);
    expect(ofIt('ring')).toHaveLength(1);
    for (const action of ['accept', 'end'] as const) await act(contactId, action);
    await turnUntil(hub(), () => ofIt('hangup').length > 0);
    for (let i = 0; i < 15; i += 1) await turn(hub(), 60_000);
    await turnUntil(hub(), async () => (await storedContact(hub(), contactId ?? '')) !== undefined);
    await show('available');
    await channel.write(twice);
    for (let i = 0; i < 10; i += 1) await turn(hub());
    expect([ofIt('ring'), heardOf('两次')].map(({ length }) => length)).toEqual([1, 1]);
    const offers = store.db
      .selectFrom('offer')
      .selectAll()
      .where('contact', '=', contactId ?? '');
    expect(await offers.execute()).toEqual([]);
    await show('offline');
    await turn(hub(), 2000);
    await second.close();
    await line.close();
  });
}
