import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMessage, aTicket, row } from '#testkit/core-team.ts';
import { fullDesk } from '#testkit/full-disk.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());

const ANA = { handle: 'ana', password: 'ana-password' };
const note = (body: string) => ({
  id: crypto.randomUUID(),
  ticketId: 't1',
  kind: 'note' as const,
  body,
  attachmentIds: [],
  status: null,
});
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code,
  );
const signIn = async ({ app }: TestDesk): Promise<void> => {
  await app.session.signIn(ANA);
  await lab.clock.advance(3000);
};
const bodies = async ({ app }: TestDesk): Promise<string[]> =>
  (await app.messages.timeline({ ticketId: 't1', before: null, limit: 100 })).items.map((item) => item.body);

describe('a full disk', () => {
  const large = 'x'.repeat(15_000);

  test('refuses an edit as a whole, says why, and keeps what was there', async () => {
    const { desk, room } = await fullDesk(lab);
    for (let n = 0; n < 40 && (await code(desk.app.messages.add(note(large)))) === 'no error'; n += 1);
    expect(await code(desk.app.messages.add(note(large)))).toBe('DISK_FULL');
    const before = await bodies(desk);
    expect(await code(desk.app.messages.add(note(large)))).toBe('DISK_FULL');
    expect(
      await code(desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body: large, attachments: [] } })),
    ).toBe('DISK_FULL');
    expect(await bodies(desk)).toEqual(before);
    room();
    await desk.app.messages.add(note('there is room again'));
    await lab.clock.advance(70 * SECOND);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
    expect((await bodies(desk)).at(-1)).toBe('there is room again');
    await desk.core.stop();
  });

  test('is said while new work cannot be received, and comes right by itself when there is room', async () => {
    const { desk, room } = await fullDesk(lab);
    for (let n = 0; n < 60; n += 1) lab.hub.store.put([row('message', aMessage(`big${n}`, { body: large }))]);
    lab.hub.poke();
    await lab.clock.advance(20 * SECOND);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'paused', reason: 'disk-full' });
    expect((await desk.app.sync.status({})).nextTryAt).toBeGreaterThan(lab.clock.now());
    expect(await bodies(desk)).toEqual(['where is my parcel', 'hello?']);
    room();
    await lab.clock.advance(70 * SECOND);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', reason: null });
    expect(await bodies(desk)).toHaveLength(62);
    await desk.core.stop();
  });
});

describe('a machine that slept', () => {
  test('asks at once when it wakes, on a new line, whatever it was waiting for', async () => {
    const desk = lab.desk('one');
    await signIn(desk);
    lab.hub.isDown = true;
    lab.hub.hangUp();
    await lab.clock.advance(20 * MINUTE);
    const wait = (await desk.app.sync.status({})).nextTryAt ?? 0;
    expect(wait).toBeGreaterThan(lab.clock.now());
    lab.hub.isDown = false;
    lab.clock.sleep(8 * HOUR);
    await lab.clock.advance(11 * SECOND);
    // The token has run out meanwhile: a few more answers.
    for (let n = 0; n < 4; n += 1) await lab.clock.settle();
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', nextTryAt: null });
    expect(lab.hub.listeners).toBe(1);
  });

  test('drops the stream from before the sleep, which nobody would ever say anything on', async () => {
    const desk = lab.desk('one');
    await signIn(desk);
    const polls = (): number => lab.hub.requests.filter((request) => request.endsWith('/sync/v1/poke')).length;
    const before = polls();
    lab.clock.sleep(10 * MINUTE);
    await lab.clock.advance(12 * SECOND);
    expect([polls(), lab.hub.listeners]).toEqual([before + 1, 1]);
  });

  test('need not find out by itself where the shell is told', async () => {
    const desk = lab.desk('one');
    await signIn(desk);
    const before = lab.hub.requests.length;
    desk.core.resume();
    await lab.clock.settle();
    expect(lab.hub.requests.slice(before).map((request) => request.split(' ')[1])).toEqual(
      expect.arrayContaining(['/sync/v1/pull', '/sync/v1/poke']),
    );
  });

  test('gives up the exchange that was under way when it fell asleep, and has it again', async () => {
    const desk = lab.desk('one');
    await signIn(desk);
    const { transport } = desk.ports;
    const { request } = transport;
    let hung = 0;
    transport.request = (asked) => {
      if (asked.path !== '/sync/v1/pull' || hung > 0) return request(asked);
      hung += 1;
      return new Promise((_, reject) => {
        asked.signal.addEventListener('abort', () => reject(new Error('given up')));
      });
    };
    lab.hub.store.put([row('ticket', aTicket('t2'))]);
    await desk.app.sync.now({});
    await lab.clock.settle();
    expect(hung).toBe(1);
    desk.core.resume();
    await lab.clock.advance(2 * SECOND);
    expect((await desk.app.tickets.get({ ticketId: 't2' })).id).toBe('t2');
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online' });
  });

  test('asks for nothing while nobody is signed in', async () => {
    const desk = lab.desk('one');
    await signIn(desk);
    await desk.app.session.signOut({});
    const before = lab.hub.requests.length;
    desk.core.resume();
    await lab.clock.advance(MINUTE);
    expect(lab.hub.requests).toHaveLength(before);
  });
});

/** A desk whose clock is off by so much. */
function wrongBy(ms: number): TestDesk {
  const { ports } = lab.desk('one');
  return startDesk({ ...ports, clock: { ...ports.clock, now: () => ports.clock.now() + ms } });
}

describe("a computer's clock", () => {
  test.each([
    [HOUR, -HOUR],
    [-3 * MINUTE, 3 * MINUTE],
    [90 * SECOND, null],
    [0, null],
  ])('that is %i ms fast is told when that is more than two minutes', async (fast, told) => {
    const desk = wrongBy(fast);
    await signIn(desk);
    const { clockSkewMs } = await desk.app.sync.status({});
    if (told === null) expect(clockSkewMs).toBeNull();
    else expect(Math.abs((clockSkewMs ?? 0) - told)).toBeLessThan(SECOND);
    expect(Math.abs(((await desk.app.diagnostics.get({})).sync.clockSkewMs ?? HOUR) + fast)).toBeLessThan(SECOND);
    await desk.core.stop();
  });

  test.each([-2 * HOUR, 2 * HOUR])('that is set by %i ms stalls no wait and skips none', async (jump) => {
    const desk = lab.desk('one');
    await signIn(desk);
    lab.hub.isDown = true;
    lab.hub.hangUp();
    await lab.clock.advance(20 * SECOND);
    expect((await desk.app.sync.status({})).state).toBe('offline');
    lab.clock.set(lab.clock.now() + jump);
    lab.hub.isDown = false;
    await lab.clock.advance(70 * SECOND);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online' });
    const before = lab.hub.requests.filter((request) => request.endsWith('pull')).length;
    await lab.clock.advance(2 * MINUTE);
    const pulls = lab.hub.requests.filter((request) => request.endsWith('pull')).length - before;
    expect(pulls).toBeGreaterThan(2);
    expect(pulls).toBeLessThan(10);
  });

  test('that is set back keeps edits in the order they were made, and dates none in the future', async () => {
    const desk = lab.desk('one');
    await signIn(desk);
    lab.hub.isDown = true;
    await desk.app.messages.add(note('first'));
    lab.clock.set(lab.clock.now() - 10 * MINUTE);
    await desk.app.messages.add(note('second'));
    lab.clock.set(lab.clock.now() - 5 * HOUR);
    await desk.app.messages.add(note('third'));
    const { items } = await desk.app.outbox.list({});
    const at = items.map((item) => item.at);
    expect(at[1]).toBe(at[0]);
    expect(at[2]).toBe(lab.clock.now());
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    const lines = [...lab.hub.store.membersOf('q:q1')].filter(
      ({ tbl, id }) => tbl === 'message' && !id.startsWith('x'),
    );
    expect(lines.toSorted((a, b) => a.ver - b.ver).map(({ id }) => lab.hub.store.data('message', id)['body'])).toEqual([
      'first',
      'second',
      'third',
    ]);
  });
});
