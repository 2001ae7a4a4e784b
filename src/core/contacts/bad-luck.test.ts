import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { fullDesk } from '#testkit/full-disk.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());

const say = ({ core }: TestDesk, type: 'ring' | 'hangup', callId = 'call-1') =>
  core.hear({ callId, type, at: lab.clock.now(), address: '13800138000' }, 'desk');
const large = { kind: 'note' as const, body: 'x'.repeat(15_000), attachments: [] };

test('a missed call that finds the disk full is written when there is room', async () => {
  const { desk, room } = await fullDesk(lab);
  // Whatever is left of the page in use is taken as well.
  for (let n = 0; n < 40; n += 1) {
    const kept = await desk.app.drafts.save({ ticketId: 't1', draft: { ...large, body: `${n}${large.body}` } }).then(
      () => true,
      () => false,
    );
    if (!kept) break;
  }
  for (let n = 0; n < 30; n += 1) {
    say(desk, 'ring', `call-${n}`);
    await lab.clock.advance(100);
    say(desk, 'hangup', `call-${n}`);
  }
  await lab.clock.advance(SECOND);
  expect(desk.ports.log.lines.map(({ event }) => event)).toContain('contact.not-saved');
  const missed = { view: 'missed', queueId: null, after: null, limit: 50 } as const;
  expect((await desk.app.contacts.list(missed)).items.length).toBeLessThan(30);
  room();
  await lab.clock.advance(70 * SECOND);
  expect((await desk.app.contacts.list(missed)).items).toHaveLength(30);
  expect((await desk.app.contacts.live({})).contacts).toEqual([]);
  await desk.core.stop();
});

test('a storm of calls is left out, counted, and said once a second', async () => {
  const desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  const stop = new AbortController();
  const told: AppEvent[] = [];
  const events = await desk.app.events.subscribe({}, { signal: stop.signal });
  const listening = (async () => {
    for await (const event of events) if (event.type === 'contacts-shed') told.push(event);
  })();
  await lab.clock.advance(100);
  for (let n = 0; n < 60; n += 1) say(desk, 'ring', `storm-${n}`);
  desk.core.shed(9000);
  const at = lab.clock.now();
  await lab.clock.advance(3000);
  expect(told).toEqual([{ type: 'contacts-shed', shed: { count: 9020, lastAt: at } }]);
  expect((await desk.app.contacts.live({})).shed).toEqual({ count: 9020, lastAt: at });
  stop.abort();
  await listening;
});
