/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contactIdOf } from '#shared/telephony/index.ts';
import { setExtension } from '#hub/channels/admin.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { anotherHub } from '../another-hub.ts';
import { actOn, leave, showPresence, storedContact } from '../live-desk.ts';
import { listenLine, testChannel, turn, turnUntil } from '../live-line.ts';
import { agentIdOf, BILLING, TECH, type TestHub } from '../start-test-hub.ts';

const MINUTE = 60_000;

/** Contacts at the hub: what every database has to carry alike. */
export function liveContactsSuite(hub: () => TestHub): void {
  test('a call rings at the desk of whom the exchange names, by handle, name or extension, and nowhere else', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    await setExtension(hub().store.db, { ext: '1001', handle: 'ann' }, commandLine(hub().clock.now()));
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    hub().clock.advance(4000);
    for (const [callId, user] of [
      ['by-handle', 'ann'],
      ['by-name', '安小雨'],
      ['by-extension', '1001'],
    ] as const) {
      const call = { event: 'newCall', direction: 'in', from: '+8613800138000', to: '400', callId, user };
      expect(await pbx.say(call)).toEqual({ status: 200, body: {} });
      const ring = await anns.next({ callId, type: 'ring' });
      expect(ring).toMatchObject({ address: '+8613800138000', line: '400', queueId: BILLING, contactId: contactIdOf(pbx.name, callId) }); // prettier-ignore
    }
    expect(await bens.within(5, { type: 'ring', line: '400' })).toBeUndefined();
    await anns.close();
    await bens.close();
  });

  test('what follows reaches whoever was rung; a colleague who did not answer hears that it is elsewhere', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = 'group';
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, user: ['ann', 'ben'] });
    expect(await bens.next({ callId, type: 'ring' })).toBeDefined();
    await pbx.say({ event: 'answer', callId, user: 'ben' });
    expect(await bens.next({ callId, type: 'answer' })).toBeDefined();
    expect(await anns.next({ callId, type: 'hangup' })).toMatchObject({ cause: 'forwarded' });
    await pbx.say({ event: 'line', callId, speaker: 'customer', text: '你好' });
    expect(await bens.next({ callId, type: 'line' })).toMatchObject({ text: '你好', speaker: 'customer' });
    await pbx.say({ event: 'hangup', callId, cause: 'normalClearing' });
    expect(await bens.next({ callId, type: 'hangup' })).toMatchObject({ cause: 'normal' });
    expect(anns.heard.filter((one) => one.callId === callId && one.type === 'line')).toEqual([]);
    await anns.close();
    await bens.close();
  });

  test('of two it rings for one takes it; who does not hold the queue hears of the call and of no customer', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const anns = await listenLine(hub(), ann);
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const ring = { event: 'newCall', direction: 'in', from: '+8613800138000', to: '400' };
    await pbx.say({ ...ring, callId: 'both', user: ['ann', 'ben'] });
    expect(await anns.next({ callId: 'both', type: 'ring' })).toBeDefined();
    const contactId = contactIdOf(pbx.name, 'both');
    const taken = await Promise.all([actOn(ann, contactId, 'accept'), actOn(ben, contactId, 'accept')]);
    expect(taken.filter(({ body }) => body.isTaken)).toHaveLength(1);
    await pbx.say({ ...ring, callId: 'foreign', user: 'ann', queue: TECH });
    expect(await anns.next({ callId: 'foreign', type: 'ring' })).toMatchObject({ queueId: null, customerId: null });
    for (const callId of ['both', 'foreign']) await pbx.say({ event: 'hangup', callId });
    hub().clock.advance(2000);
    await turn(hub());
    await anns.close();
  });

  test('a call handed on is a contact of its own for whoever takes it', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = 'handed-on';
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, user: 'ann' });
    await pbx.say({ event: 'answer', callId, user: 'ann' });
    expect(await anns.next({ callId, type: 'answer' })).toBeDefined();
    hub().clock.advance(1000);
    await pbx.say({ event: 'answer', callId, user: 'ben' });
    expect(await anns.next({ callId, type: 'hangup' })).toMatchObject({ cause: 'forwarded' });
    const second = await bens.next({ type: 'answer', callId: `${callId}~2` });
    expect(second?.contactId).not.toBe(contactIdOf(pbx.name, callId));
    hub().clock.advance(1000);
    await pbx.say({ event: 'hangup', callId });
    expect(await bens.next({ callId: second?.callId, type: 'hangup' })).toBeDefined();
    hub().clock.advance(2 * MINUTE);
    await turnUntil(hub(), async () => (await storedContact(hub(), second?.contactId ?? '')) !== undefined);
    expect(await storedContact(hub(), contactIdOf(pbx.name, callId))).toMatchObject({
      agentId: 'agent-ann',
      end: 'finished',
    });
    expect(await storedContact(hub(), second?.contactId ?? '')).toMatchObject({
      agentId: 'agent-ben',
      end: 'finished',
    });
    await anns.close();
    await bens.close();
  });

  test('a desk that comes back hears of the contact that goes on; events in the wrong order come to the same', async () => {
    const ann = await hub().signIn('ann');
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = 'standing';
    await pbx.say({ event: 'answer', callId, user: 'ann' });
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, user: 'ann' });
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, user: 'ann' });
    await turn(hub());
    const line = await listenLine(hub(), ann);
    expect(await line.next({ callId, type: 'answer' })).toBeDefined();
    expect(await line.next({ callId, type: 'ring' })).toMatchObject({ address: '030' });
    await pbx.say({ event: 'hangup', callId });
    expect(await line.next({ callId, type: 'hangup' })).toBeDefined();
    await line.close();
  });

  test('a call nobody took is written down by the hub, once, with whose number it is', async () => {
    const { customer } = await hub().addTicket();
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const from = customer.phones[0] ?? '';
    await pbx.say({ event: 'newCall', direction: 'in', from, callId: 'missed', user: 'ann' });
    await pbx.say({ event: 'hangup', callId: 'missed', cause: 'noAnswer' });
    await pbx.say({ event: 'newCall', direction: 'in', from: 'anonymous', callId: 'lost', user: 'ann' });
    await turn(hub());
    hub().clock.advance(5 * MINUTE);
    const [missed, lost] = [contactIdOf(pbx.name, 'missed'), contactIdOf(pbx.name, 'lost')];
    const isWritten = async () =>
      (await storedContact(hub(), missed)) !== undefined && (await storedContact(hub(), lost)) !== undefined;
    await turnUntil(hub(), isWritten);
    expect(await storedContact(hub(), missed)).toMatchObject({
      end: 'missed',
      agentId: null,
      address: from,
      queueId: BILLING,
    });
    expect(await storedContact(hub(), lost)).toMatchObject({
      end: 'lost',
      address: null,
      match: 'withheld',
      customerId: null,
    });
  });

  test('what a desk has written of a contact stands, whatever the hub thinks of it', async () => {
    const ann = await hub().signIn('ann');
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const contactId = contactIdOf(pbx.name, 'written');
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId: 'written', user: 'ann' });
    await pbx.say({ event: 'hangup', callId: 'written' });
    const at = hub().clock.now();
    const times = { ringingAt: at, answeredAt: at, endedAt: at, heldMs: 0, wrappedAt: at };
    const who = {
      channel: 'phone',
      direction: 'in',
      queueId: BILLING,
      customerId: null,
      address: '030',
      match: 'unknown',
    };
    const contact = { ...who, ...times, end: 'finished', disposition: null, summary: '谈过了' };
    await ann.push([{ name: 'contact.save', contactId, ticketId: null, contact, isMine: true, note: null }]);
    hub().clock.advance(3 * MINUTE);
    for (let i = 0; i < 10; i += 1) await turn(hub());
    expect(await storedContact(hub(), contactId)).toMatchObject({
      end: 'finished',
      summary: '谈过了',
      agentId: 'agent-ann',
    });
  });

  test('a call for a queue goes to one agent who has room, then to the next, and waits while nobody has', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const ring = (callId: string) =>
      pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, queue: 'Billing' });
    await ring('waits');
    expect(await anns.within(5, { type: 'ring', callId: 'waits' })).toBeUndefined();
    await showPresence(hub(), ann);
    expect(await anns.next({ type: 'ring', callId: 'waits' })).toBeDefined();
    await showPresence(hub(), ben, { state: 'break', reason: 'lunch' });
    hub().clock.advance(25_000);
    await showPresence(hub(), ann);
    await showPresence(hub(), ben, { sinceAt: hub().clock.now() });
    hub().clock.advance(6000);
    expect(await anns.next({ type: 'withdrawn' })).toBeDefined();
    expect(await bens.next({ type: 'ring', callId: 'waits' })).toBeDefined();
    const contactId = contactIdOf(pbx.name, 'waits');
    expect((await actOn(ann, contactId, 'accept')).body).toMatchObject({ isTaken: false });
    expect((await actOn(ben, contactId, 'accept')).body).toEqual({ isTaken: true, agentId: 'agent-ben' });
    expect(await bens.next({ type: 'answer', callId: 'waits' })).toBeDefined();
    await ring('second');
    expect(await anns.next({ type: 'ring', callId: 'second' })).toBeDefined();
    expect(await bens.within(3, { type: 'ring', callId: 'second' })).toBeUndefined();
    expect((await actOn(ann, contactIdOf(pbx.name, 'second'), 'decline')).status).toBe(200);
    expect(await anns.next({ type: 'withdrawn' })).toBeDefined();
    expect((await actOn(ben, contactId, 'end')).body).toEqual({ isTaken: true, agentId: 'agent-ben' });
    expect(await bens.next({ type: 'ring', callId: 'second' })).toBeDefined();
    await pbx.say({ event: 'hangup', callId: 'second' });
    await turn(hub(), 2000);
    await leave(hub(), ann, ben);
    await anns.close();
    await bens.close();
  });

  test('two hubs on one database offer each contact to one agent only, and tell each other what stands', async () => {
    const { clock } = hub();
    const second = await anotherHub(hub());
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const lines = [await listenLine(hub(), ann), await listenLine(hub(), second.moved(ben))];
    await Promise.all([showPresence(hub(), ann), showPresence(hub(), ben)]);
    await turn(hub());
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    clock.advance(3000);
    const calls = Array.from({ length: 6 }, (_, i) => ({ event: 'newCall', direction: 'in', channel: 'chat', from: `03${i}`, callId: randomUUID() })); // prettier-ignore
    await Promise.all(
      calls.map((body, i) =>
        i % 2 === 0
          ? pbx.say(body)
          : second.fetch(`/telephony/v1/${pbx.token}`, { method: 'POST', body: JSON.stringify(body) }),
      ),
    );
    // A line that opens also hears of what its agent has not wrapped up.
    const isNew = (callId: string) => calls.some((call) => call.callId === callId);
    const rung = () => lines.map(({ heard }) => new Set(heard.flatMap((one) => (one.type === 'ring' && isNew(one.callId) ? [one.callId] : [])))); // prettier-ignore
    await turnUntil(hub(), () => rung().reduce((sum, { size }) => sum + size, 0) >= 6);
    const [a, b] = rung();
    expect([...(a ?? [])].filter((callId) => b?.has(callId))).toEqual([]);
    expect((a?.size ?? 0) + (b?.size ?? 0)).toBe(6);
    expect(a?.size).toBe(3);
    const third = await anotherHub(hub());
    for (let i = 0; i < 10; i += 1) await turn(hub());
    const line = await listenLine(hub(), third.moved(ben));
    expect(await line.next({ type: 'ring' })).toBeDefined();
    for (const { callId } of calls) await pbx.say({ event: 'hangup', callId });
    for (let i = 0; i < 10; i += 1) await turn(hub(), 500);
    await leave(hub(), ann, ben);
    await Promise.all([...lines, line].map((one) => one.close()));
    await third.close();
    await second.close();
    expect(agentIdOf('ben')).toBe(ben.session.agent.id);
  });
}
