/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { eraseCustomer } from '#hub/erase/index.ts';
import { CallEvent } from '#shared/domain/call-event.ts';
import { lifeOf } from '#shared/domain/contact-life.ts';
import { contactIdOf } from '#shared/telephony/index.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { directoryOf } from '#hub/live/directory.ts';
import { recordContact } from '#hub/live/record.ts';
import { anotherHub } from '../another-hub.ts';
import { actOn, leave, showPresence, storedContact } from '../live-desk.ts';
import { listenLine, testChannel, turn, turnUntil } from '../live-line.ts';
import { BILLING, type TestHub } from '../start-test-hub.ts';

const MINUTE = 60_000;

const ring = (callId: string) => ({ event: 'newCall', direction: 'in', from: '030', callId, queue: 'Billing' });

/** What contacts at the hub must not do: tell those outside, ring twice, bring back who was erased. */
export function liveBoundsSuite(hub: () => TestHub): void {
  /** What stands of a call that rang five minutes ago and of which nothing more was heard. */
  const recorded = async (over: Record<string, unknown>) => {
    const { store, clock } = hub();
    const callId = randomUUID();
    const contactId = contactIdOf('test', callId);
    const about = { callId, contactId, address: '+8613900139123', queueId: BILLING, direction: 'in' };
    const event = CallEvent.parse({ ...about, type: 'ring', at: clock.now() - 5 * MINUTE, users: [], ...over });
    const entries = [{ event, owner: null }];
    const life = lifeOf([event], clock.now());
    const known = { contactId, source: 'test', entries, agents: new Set<string>(), isOffered: false, life };
    expect(await recordContact(store.db, known, await directoryOf(store.db, clock)(), clock.now())).toBe(1);
    return storedContact(hub(), contactId);
  };
  const doer = () => commandLine(hub().clock.now());

  test('who loses the queue while it rings is offered it no more, cannot take it, and hears of no customer in what they had', async () => {
    const ann = await hub().signIn('ann');
    const line = await listenLine(hub(), ann);
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    await showPresence(hub(), ann);
    const [offered, named] = [`offered-${randomUUID()}`, `named-${randomUUID()}`];
    await pbx.say({ event: 'newCall', direction: 'in', from: '031', callId: named, user: 'ann' });
    expect(await line.next({ type: 'ring', callId: named })).toMatchObject({ queueId: BILLING });
    await pbx.say({ event: 'hangup', callId: named });
    expect(await line.next({ type: 'hangup', callId: named })).toBeDefined();
    await turn(hub(), 2000);
    await pbx.say(ring(offered));
    expect(await line.next({ type: 'ring', callId: offered })).toMatchObject({ queueId: BILLING });
    await revokeScope(hub().store.db, 'ann', `q:${BILLING}`, doer());
    try {
      // The hub looks who holds what every three seconds.
      hub().clock.advance(3500);
      expect((await actOn(ann, contactIdOf(pbx.name, offered), 'accept')).body.isTaken).toBe(false);
      await pbx.say({ event: 'line', callId: offered, speaker: 'customer', text: '在吗' });
      expect(await line.next({ type: 'withdrawn', contactId: contactIdOf(pbx.name, offered) })).toBeDefined();
      expect(await line.within(5, { type: 'line', callId: offered })).toBeUndefined();
      const again = await listenLine(hub(), ann);
      expect(await again.within(5, { callId: offered })).toBeUndefined();
      await again.close();
    } finally {
      await grantScope(hub().store.db, 'ann', `q:${BILLING}`, doer());
    }
    await pbx.say({ event: 'hangup', callId: offered });
    await leave(hub(), ann);
    await turn(hub(), 3500);
    await line.close();
  });

  test('who loses the queue in the middle of a call keeps the call, and no more of whose it is', async () => {
    const ann = await hub().signIn('ann');
    const line = await listenLine(hub(), ann);
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = randomUUID();
    await pbx.say({ event: 'newCall', direction: 'in', from: '031', callId, user: 'ann' });
    await pbx.say({ event: 'answer', callId, user: 'ann' });
    expect(await line.next({ type: 'answer', callId })).toMatchObject({ queueId: BILLING });
    await revokeScope(hub().store.db, 'ann', `q:${BILLING}`, doer());
    try {
      hub().clock.advance(3500);
      await pbx.say({ event: 'line', callId, speaker: 'customer', text: '喂' });
      expect(await line.next({ type: 'line', callId })).toMatchObject({ text: '喂', queueId: null, customerId: null });
      await pbx.say({ event: 'hangup', callId });
      expect(await line.next({ type: 'hangup', callId })).toMatchObject({ queueId: null });
    } finally {
      await grantScope(hub().store.db, 'ann', `q:${BILLING}`, doer());
    }
    await turn(hub(), 3500);
    await line.close();
  });

  test('a ring said once more of a call that is over rings nobody', async () => {
    const ann = await hub().signIn('ann');
    const line = await listenLine(hub(), ann);
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    await showPresence(hub(), ann);
    const callId = randomUUID();
    await pbx.say(ring(callId));
    expect(await line.next({ type: 'ring', callId })).toBeDefined();
    await pbx.say({ event: 'hangup', callId });
    expect(await line.next({ type: 'hangup', callId })).toBeDefined();
    const offers = hub().store.db.selectFrom('offer').selectAll().where('contact', '=', contactIdOf(pbx.name, callId));
    await turnUntil(hub(), async () => (await offers.execute()).length === 0);
    await turn(hub(), 2000);
    await pbx.say(ring(callId));
    for (let i = 0; i < 5; i += 1) await turn(hub());
    expect(await offers.execute()).toEqual([]);
    await leave(hub(), ann);
    await line.close();
  });

  test('a missed call of somebody erased meanwhile is written without them or their number; one of nobody we know keeps its number', async () => {
    const { customer } = await hub().addTicket();
    await eraseCustomer(hub().store.db, customer.id, doer());
    expect(await recorded({ customerId: customer.id })).toMatchObject({
      customerId: null,
      address: null,
      match: 'unknown',
    });
    expect(await recorded({ customerId: `never-${randomUUID()}` })).toMatchObject({ customerId: null, address: '+8613900139123', match: 'unknown' }); // prettier-ignore
  });

  test('an address that is cut in the middle of a character is written, without the half', async () => {
    const address = `${'x'.repeat(63)}😀@example.com`;
    expect(await recorded({ address })).toMatchObject({ address: `${'x'.repeat(63)}\uFFFD` });
  });

  test('words too long for the database to carry are told without what can be spared', async () => {
    const ann = await hub().signIn('ann');
    const line = await listenLine(hub(), ann);
    const callId = `${'国'.repeat(150)}${randomUUID()}`;
    const long = '国'.repeat(200);
    const said = { callId, at: hub().clock.now(), users: ['ann', ...Array.from({ length: 7 }, () => long)] };
    const text = '国'.repeat(1200);
    const about = { address: long, line: long, name: long, queue: long, speaker: 'customer' as const, text };
    await hub().hub.hear({ name: 'test', queueId: BILLING }, { ...said, ...about, type: 'line' });
    expect(await line.next({ callId, type: 'line' })).toMatchObject({ text, line: null, address: long });
    await hub().hub.hear({ name: 'test', queueId: BILLING }, { callId, type: 'hangup', at: hub().clock.now() });
    await turn(hub(), 2000);
    await line.close();
  });

  test('an event that names nobody and no queue of the team is taken, said so in its answer and once in the log', async () => {
    const said: unknown[] = [];
    const warn = (event: string, fields?: object) => void said.push([event, fields]);
    const second = await anotherHub(hub(), { ...silentLog, warn });
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const say = async (over: Record<string, unknown>) => {
      const body = JSON.stringify({ event: 'newCall', from: '030', callId: randomUUID(), ...over });
      const answer = await second.fetch(`/telephony/v1/${pbx.token}`, { method: 'POST', body });
      return [answer.status, await answer.json()];
    };
    for (let i = 0; i < 2; i += 1) {
      expect(await say({ user: 'nobody' })).toEqual([200, { users: 'unknown' }]);
      expect(await say({ queue: 'nowhere', user: 'ann' })).toEqual([200, { queue: 'unknown' }]);
      expect(await say({ queue: 'Billing', user: ['nobody', 'ann'] })).toEqual([200, {}]);
    }
    const about = (what: string) => ['channel-names-unknown', { channel: pbx.name, what }];
    expect(said).toEqual([about('users'), about('queue')]);
    await second.close();
    await turn(hub(), 2 * MINUTE);
  });
}
