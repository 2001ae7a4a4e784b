/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contactIdOf } from '#shared/telephony/index.ts';
import { anotherHub } from '../another-hub.ts';
import { storedContact } from '../live-desk.ts';
import { listenLine, testChannel, turn, turnUntil } from '../live-line.ts';
import { BILLING, type TestHub } from '../start-test-hub.ts';

const MINUTE = 60_000;

/** How contacts end at the hub, and what is written of them: what every database has to carry alike. */
export function liveEndsSuite(hub: () => TestHub): void {
  test('what has ended is written when the hub stops within its minute', async () => {
    const [ann, second] = [await hub().signIn('ann'), await anotherHub(hub())];
    const line = await listenLine(hub(), second.moved(ann));
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = randomUUID();
    const contactId = contactIdOf(pbx.name, callId);
    const say = (body: Record<string, unknown>) =>
      second.fetch(`/telephony/v1/${pbx.token}`, { method: 'POST', body: JSON.stringify(body) });
    await say({ event: 'newCall', direction: 'in', from: '030', callId, user: 'ann' });
    await say({ event: 'hangup', callId });
    expect(await line.next({ type: 'hangup', callId })).toBeDefined();
    await second.close();
    expect(await storedContact(hub(), contactId)).toMatchObject({ end: 'missed', queueId: BILLING });
  });

  test('whose line was down at the hang-up hears the end when it opens again, until they have wrapped up; who only heard it ring does not', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = randomUUID();
    const contactId = contactIdOf(pbx.name, callId);
    const line = await listenLine(hub(), ann);
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, user: ['ann', 'ben'] });
    await pbx.say({ event: 'answer', callId, user: 'ann' });
    expect(await line.next({ type: 'answer', callId })).toBeDefined();
    await line.close();
    const bens = await listenLine(hub(), ben);
    hub().clock.advance(1000);
    await pbx.say({ event: 'hangup', callId });
    expect(await bens.next({ type: 'hangup', callId })).toBeDefined();
    await turn(hub());

    const again = await listenLine(hub(), ann);
    for (const type of ['ring', 'answer', 'hangup']) expect(await again.next({ callId, type })).toBeDefined();
    await again.close();
    const bensAgain = await listenLine(hub(), ben);
    expect(await bensAgain.within(5, { callId })).toBeUndefined();

    const at = hub().clock.now();
    const who = { channel: 'phone', direction: 'in', queueId: BILLING, customerId: null, address: '030' };
    const times = { ringingAt: at, answeredAt: at, endedAt: at, heldMs: 0, wrappedAt: at };
    const contact = { ...who, ...times, match: 'unknown', end: 'finished', disposition: null, summary: '' };
    await ann.push([{ name: 'contact.save', contactId, ticketId: null, contact, isMine: true, note: null }]);
    const third = await listenLine(hub(), ann);
    expect(await third.within(5, { callId })).toBeUndefined();
    for (const one of [bens, bensAgain, third]) await one.close();
  });

  test('a hang-up of which nothing else was heard is no missed call', async () => {
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const [alone, missed] = [randomUUID(), randomUUID()];
    await pbx.say({ event: 'hangup', callId: alone, cause: 'busy' });
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId: missed, user: 'ann' });
    await pbx.say({ event: 'hangup', callId: missed });
    await turn(hub());
    hub().clock.advance(5 * MINUTE);
    const isWritten = (callId: string) => storedContact(hub(), contactIdOf(pbx.name, callId));
    await turnUntil(hub(), async () => (await isWritten(missed)) !== undefined);
    for (let i = 0; i < 5; i += 1) await turn(hub());
    expect([await isWritten(missed), await isWritten(alone)]).toEqual([expect.anything(), undefined]);
  });
}
