import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallEvent } from '#shared/domain/call-event.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
});
afterEach(() => lab.close());

/** The hub says on its stream that it rings. */
async function rings(callId: string): Promise<void> {
  const about = { callId, contactId: `hub.${callId}`, address: '13800138000', direction: 'in' };
  const event = CallEvent.parse({ ...about, type: 'ring', at: lab.clock.now() });
  lab.hub.say('event: contact', `data: ${JSON.stringify(event)}`, '');
  await lab.clock.advance(50);
}
const live = async () => (await desk.app.contacts.live({})).contacts.map(({ contact: { id, state } }) => [id, state]);

/** The line breaks, and is there again. */
async function breaks(): Promise<void> {
  lab.hub.hangUp();
  await lab.clock.advance(10);
  for (let i = 0; i < 100 && lab.hub.listeners === 0; i += 1) await lab.clock.advance(200);
  expect(lab.hub.listeners).toBe(1);
}

test('what rang when the line broke and is not spoken of any more has ended', async () => {
  await rings('a');
  expect(await live()).toEqual([['hub.a', 'ringing']]);
  await breaks();
  await lab.clock.advance(3 * SECOND);
  expect(await live()).toEqual([['hub.a', 'ringing']]);
  await lab.clock.advance(3 * SECOND);
  expect(await live()).toEqual([]);
});

test('what is spoken of again goes on ringing', async () => {
  await rings('a');
  await breaks();
  await rings('a');
  await lab.clock.advance(10 * SECOND);
  expect(await live()).toEqual([['hub.a', 'ringing']]);
});

test('what somebody talks to goes on, though the hub has forgotten it', async () => {
  await rings('a');
  await desk.app.contacts.control({ contactId: 'hub.a', action: 'answer' });
  await breaks();
  await lab.clock.advance(10 * SECOND);
  expect(await live()).toEqual([['hub.a', 'answered']]);
});
