import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { DEFAULT_LOAD } from '#shared/domain/load/index.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
let stopLooking: AbortController;

/** A screen shows the desk: somebody may be there. */
async function look(): Promise<void> {
  stopLooking = new AbortController();
  const { signal } = stopLooking;
  const events = await desk.app.events.subscribe({}, { signal });
  void (async () => {
    try {
      for await (const { type } of events) if (signal.aborted && type !== 'reset') return;
    } catch {
      // The desk was closed.
    }
  })();
  await lab.clock.advance(10);
}

async function signIn(): Promise<void> {
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await look();
}

beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await signIn();
});
afterEach(async () => {
  stopLooking.abort();
  await lab.close();
});

/** Time in which somebody is at the desk, seen by their touching something now and then. */
async function beThere(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 20 * SECOND) {
    await desk.app.load.active({});
    await lab.clock.advance(Math.min(left, 20 * SECOND));
  }
}
const now = () => desk.app.load.now({});
const hear = (event: Partial<CallEventInput> & Pick<CallEventInput, 'type'>, callId = 'call-1') =>
  desk.core.hear({ callId, at: lab.clock.now(), address: '13800138000', ...event }, 'desk');
const contactId = async () => (await desk.app.contacts.live({})).contacts[0]!.contact.id;

const chat = (type: CallEventInput['type'], more: Partial<CallEventInput> = {}) =>
  hear({ type, channel: 'chat', address: 'kim', ...more }, 'chat-1');

async function call(talkMs: number, said: string[] = [], callId = 'call-1'): Promise<void> {
  hear({ type: 'ring' }, callId);
  await beThere(5 * SECOND);
  hear({ type: 'answer' }, callId);
  for (const text of said) {
    await beThere(10 * SECOND);
    hear({ type: 'line', speaker: 'customer', text }, callId);
  }
  await beThere(talkMs);
  hear({ type: 'hangup', cause: 'normal' }, callId);
  await beThere(5 * SECOND);
}
const wrap = async () => desk.app.contacts.wrap({ contactId: await contactId(), summary: '', disposition: null });

describe('a rest is offered', () => {
  test('after 55 minutes at the desk, and not before', async () => {
    await beThere(54 * MINUTE);
    expect((await now()).offer).toBeNull();
    await beThere(2 * MINUTE);
    expect((await now()).offer).toMatchObject({ cause: 'time', restMs: 5 * MINUTE, canPostpone: true });
  });

  test('never while it rings, while somebody talks or writes up: at the next quiet moment', async () => {
    await beThere(54 * MINUTE);
    await call(4 * MINUTE);
    expect((await now()).offer).toBeNull();
    await beThere(2 * MINUTE);
    expect((await now()).offer).toBeNull();
    await wrap();
    await beThere(5 * SECOND);
    expect((await now()).offer).toMatchObject({ cause: 'time' });
    hear({ type: 'ring' }, 'call-2');
    expect((await now()).offer).toBeNull();
  });

  test('again after it was put off, once; and after another stretch of work when it was let go', async () => {
    await beThere(56 * MINUTE);
    await desk.app.load.rest({ action: 'postpone' });
    expect((await now()).offer).toBeNull();
    await beThere(5 * MINUTE + 10 * SECOND);
    expect((await now()).offer).toMatchObject({ canPostpone: false });
    await desk.app.load.rest({ action: 'postpone' });
    expect((await now()).offer).not.toBeNull();
    await desk.app.load.rest({ action: 'letGo' });
    await beThere(54 * MINUTE);
    expect((await now()).offer).toBeNull();
    await beThere(2 * MINUTE);
    expect((await now()).offer).toMatchObject({ canPostpone: true });
    expect((await now()).workedMs).toBeGreaterThan(110 * MINUTE);
  });

  test('not to somebody who was away for as long as a rest', async () => {
    await beThere(50 * MINUTE);
    await lab.clock.advance(6 * MINUTE);
    await beThere(MINUTE);
    expect((await now()).workedMs).toBeLessThan(2 * MINUTE);
    await beThere(50 * MINUTE);
    expect((await now()).offer).toBeNull();
  });

  test('not to somebody whose machine slept, and as before where somebody set the clock back', async () => {
    await beThere(50 * MINUTE);
    lab.clock.set(lab.clock.now() - 2 * HOUR);
    await beThere(6 * MINUTE);
    expect((await now()).offer).toMatchObject({ cause: 'time' });
    lab.clock.sleep(HOUR);
    await beThere(MINUTE);
    expect(await now()).toMatchObject({ offer: null });
    expect((await now()).workedMs).toBeLessThan(2 * MINUTE);
  });

  test('not while they want no disturbance', async () => {
    await desk.app.load.quiet({ forMs: HOUR });
    await beThere(58 * MINUTE);
    expect((await now()).offer).toBeNull();
    await beThere(3 * MINUTE);
    expect(await now()).toMatchObject({ offer: { cause: 'time' }, quietUntilAt: null });
  });

  test('after a hard contact, when it is written up', async () => {
    await call(MINUTE, ['太过分了', '我要投诉', '我要投诉你们']);
    expect(await now()).toMatchObject({ offer: null, told: { hard: 1 } });
    await wrap();
    await beThere(5 * SECOND);
    expect((await now()).offer).toMatchObject({ cause: 'hard' });
    expect((await now()).told.recoversUntilAt).toBeGreaterThan(lab.clock.now());
  });

  test('when a lead offers it, and the lead hears that it has arrived', async () => {
    const relief = { at: lab.clock.now(), byAgentId: 'bo' };
    lab.hub.say('event: relief', `data: ${JSON.stringify(relief)}`, '');
    await beThere(SECOND);
    expect(await now()).toMatchObject({ offer: { cause: 'relief', byAgentId: 'bo' }, told: { reliefAt: relief.at } });
    await desk.app.load.rest({ action: 'letGo' });
    expect(await now()).toMatchObject({ offer: null, told: { reliefAt: null } });
    // Told once more, because a line was opened again: it is answered.
    lab.hub.say('event: relief', `data: ${JSON.stringify(relief)}`, '');
    await beThere(SECOND);
    expect(await now()).toMatchObject({ offer: null, told: { reliefAt: null } });
    // Another one, answered by a break they take by themselves.
    lab.hub.say('event: relief', `data: ${JSON.stringify({ ...relief, at: lab.clock.now() })}`, '');
    await beThere(SECOND);
    await desk.app.contacts.setPresence({ state: 'break', reason: 'rest' });
    expect(await now()).toMatchObject({ offer: null, told: { reliefAt: null } });
  });

  test('as long as it was, after the desk was closed for a moment', async () => {
    await beThere(40 * MINUTE);
    await desk.core.stop();
    await lab.clock.advance(MINUTE);
    desk = lab.desk('one');
    await signIn();
    expect((await now()).workedMs).toBeGreaterThan(39 * MINUTE);
    await beThere(16 * MINUTE);
    expect((await now()).offer).toMatchObject({ cause: 'time' });
  });
});

describe('who is not there', () => {
  test('is away from when they last touched anything, and the day says so', async () => {
    await beThere(10 * MINUTE);
    await lab.clock.advance(30 * MINUTE);
    expect(await now()).toMatchObject({ offer: null });
    const { spans } = await desk.app.load.day({ date: null });
    expect(spans.map(({ kind }) => kind)).toEqual(['available', 'away']);
    expect(spans[1]!.toAt - spans[1]!.fromAt).toBeGreaterThan(29 * MINUTE);
    expect(desk.ports.log).toMatchObject({
      lines: expect.not.arrayContaining([expect.objectContaining({ level: 'error' })]),
    });
  });

  test('does not work where the machine counts on while it sleeps', async () => {
    await beThere(10 * MINUTE);
    // All of it in one step: nobody looked in between.
    lab.clock.oversleep(8 * HOUR);
    await desk.app.load.active({});
    expect((await now()).workedMs).toBeLessThan(MINUTE);
    expect((await now()).offer).toBeNull();
    const { sums } = await desk.app.load.day({ date: null });
    expect(sums.availableMs).toBeLessThan(11 * MINUTE);
  });

  test('does not write up over a night', async () => {
    await call(MINUTE);
    lab.clock.sleep(14 * HOUR);
    await beThere(MINUTE);
    const { told } = await now();
    expect(told.baseMs).toBeLessThan(3 * MINUTE);
    expect(told.band).toBe('neutral');
  });
});

test('a chat that sleeps keeps nobody from a rest, and takes nothing', async () => {
  chat('ring');
  chat('answer');
  chat('line', { speaker: 'customer', text: '你好' });
  await beThere(SECOND);
  chat('line', { speaker: 'agent', text: '您好，请稍等' });
  await beThere(5 * MINUTE);
  expect(await now()).toMatchObject({ paused: 0, told: { load: 30 } });
  expect(await desk.app.contacts.presence({})).toMatchObject({ state: 'on-contact' });
  await beThere(55 * MINUTE);
  expect(await now()).toMatchObject({ paused: 1, told: { load: 0 }, offer: { cause: 'time' } });
  expect(await desk.app.contacts.presence({})).toMatchObject({ state: 'available' });
  await desk.app.load.rest({ action: 'take' });
  expect((await now()).rest).not.toBeNull();
  await desk.app.load.rest({ action: 'end' });
  chat('line', { speaker: 'customer', text: '还在吗' });
  await beThere(SECOND);
  expect(await now()).toMatchObject({ paused: 0, told: { load: 30 } });
  expect(await desk.app.contacts.presence({})).toMatchObject({ state: 'on-contact' });
});

describe('a rest', () => {
  test('cannot begin with a contact in hand, and presence follows', async () => {
    await call(MINUTE);
    await expect(desk.app.load.rest({ action: 'take' })).rejects.toMatchObject({ code: 'IN_CONTACT' });
    await wrap();
    await desk.app.load.rest({ action: 'take' });
    expect(await desk.app.contacts.presence({})).toMatchObject({ state: 'break', reason: 'rest' });
    expect((await now()).rest).toMatchObject({ cause: 'time' });
    await desk.app.load.rest({ action: 'end' });
    expect(await desk.app.contacts.presence({})).toMatchObject({ state: 'available' });
    expect((await now()).rest).toBeNull();
  });

  test('of half its length is one; who comes back sooner is left alone for a while', async () => {
    await beThere(56 * MINUTE);
    await desk.app.load.rest({ action: 'take' });
    await beThere(MINUTE);
    await desk.app.load.rest({ action: 'end' });
    await beThere(MINUTE);
    expect(await now()).toMatchObject({ offer: null });
    expect((await now()).workedMs).toBeGreaterThan(56 * MINUTE);
    await beThere(5 * MINUTE);
    await desk.app.load.rest({ action: 'take' });
    await beThere(3 * MINUTE);
    await desk.app.load.rest({ action: 'end' });
    await beThere(MINUTE);
    expect((await now()).workedMs).toBeLessThan(2 * MINUTE);
  });
});

describe('the day', () => {
  test('tells talk, hold, wrap-up and pauses, and the hour tells how busy it was', async () => {
    hear({ type: 'ring' });
    hear({ type: 'answer' });
    await beThere(10 * MINUTE);
    hear({ type: 'hold' });
    await beThere(2 * MINUTE);
    hear({ type: 'resume' });
    await beThere(3 * MINUTE);
    hear({ type: 'hangup', cause: 'normal' });
    await beThere(5 * MINUTE);
    await wrap();
    await beThere(20 * MINUTE);
    await desk.app.contacts.setPresence({ state: 'break', reason: 'lunch' });
    await beThere(10 * MINUTE);
    const day = await desk.app.load.day({ date: null });
    const { talkMs, holdMs, acwMs, availableMs, restMs } = day.sums;
    expect([talkMs, holdMs, acwMs, restMs].map((ms) => Math.round(ms / MINUTE))).toEqual([13, 2, 5, 10]);
    expect(Math.round(availableMs / MINUTE)).toBe(20);
    expect(day.contacts).toMatchObject([{ acwMs: 5 * MINUTE, isHard: false }]);
    const { told } = await now();
    expect(told.occupancy).toBeCloseTo(0.5, 1);
    expect(day.spans.every((span, i) => i === 0 || span.fromAt === day.spans[i - 1]!.toAt)).toBe(true);
  });

  test('has no gap where the clock was put back, and what the wrong one wrote has moved', async () => {
    await beThere(5 * MINUTE);
    await desk.app.contacts.setPresence({ state: 'break', reason: 'rest' });
    await beThere(5 * MINUTE);
    lab.clock.set(lab.clock.now() - HOUR);
    await desk.app.contacts.setPresence({ state: 'available', reason: '' });
    await beThere(5 * MINUTE);
    const { spans } = await desk.app.load.day({ date: null });
    expect(spans.map(({ kind }) => kind)).toEqual(['available', 'break', 'available']);
    expect(spans.every((span, i) => i === 0 || span.fromAt === spans[i - 1]!.toAt)).toBe(true);
    expect(spans.every(({ fromAt, toAt }) => toAt - fromAt < 6 * MINUTE)).toBe(true);
  });

  test('is whole where the desk’s clock is wrong by hours and it learns so late', async () => {
    await desk.core.stop();
    lab.clock.set(lab.clock.now() + 3 * HOUR);
    lab.hub.aheadMs = -3 * HOUR;
    desk = lab.desk('two');
    await signIn();
    await beThere(5 * MINUTE);
    await call(5 * MINUTE);
    await wrap();
    await beThere(5 * MINUTE);
    const { spans } = await desk.app.load.day({ date: null });
    expect(spans.map(({ kind }) => kind)).toEqual(['available', 'talk', 'acw', 'available']);
    expect(spans.every((span, i) => i === 0 || span.fromAt === spans[i - 1]!.toAt)).toBe(true);
    expect(spans[0]!.fromAt).toBeLessThan(lab.clock.now() - 2 * HOUR);
    expect((await now()).told.baseMs).toBeGreaterThan(14 * MINUTE);
  });

  test('that is deleted while a hard contact is written up does not come back', async () => {
    await call(MINUTE, ['太过分了', '我要投诉', '我要投诉你们']);
    expect((await now()).told.hard).toBe(1);
    await desk.app.load.forget({ date: null });
    await beThere(MINUTE);
    expect((await now()).told.hard).toBe(0);
  });

  test('is the agent’s to take along and to forget, and is gone after two weeks', async () => {
    await beThere(5 * MINUTE);
    const { name, text } = await desk.app.load.export({});
    expect(name).toMatch(/^attune-ana-.*\.json$/);
    expect((JSON.parse(text) as { spans: unknown[] }).spans).not.toEqual([]);
    expect((await desk.app.load.forget({ date: null })).spans).toBeGreaterThan(0);
    const { spans } = await desk.app.load.day({ date: null });
    expect(spans.reduce((ms, { fromAt, toAt }) => ms + toAt - fromAt, 0)).toBeLessThan(SECOND);
    await beThere(5 * MINUTE);
    lab.clock.sleep(15 * DAY);
    await beThere(2 * MINUTE);
    const { dates } = await desk.app.load.days({});
    expect(dates).toHaveLength(1);
  });
});

describe('rules of rest', () => {
  test('are the product’s, the team’s, or gentler ones of one’s own', async () => {
    expect((await desk.app.load.rules({})).rules.everyMs).toEqual({ value: 55 * MINUTE, source: 'product' });
    const team = { id: 'service', teamId: 'service', ...DEFAULT_LOAD };
    lab.hub.accounts.get('ana')!.scope = [...lab.hub.accounts.get('ana')!.scope, 's:service'];
    lab.hub.store.put([row('load', { ...team, breaks: { ...team.breaks, everyMs: 45 * MINUTE } })]);
    lab.hub.say('data: {"v":99}', '');
    await beThere(MINUTE);
    expect((await desk.app.load.rules({})).rules.everyMs).toEqual({ value: 45 * MINUTE, source: 'team' });
    await expect(desk.app.load.setOwn({ everyMs: 50 * MINUTE, restMs: 10 * MINUTE })).rejects.toMatchObject({
      code: 'HARSHER',
      data: { fields: ['everyMs'] },
    });
    await desk.app.load.setOwn({ everyMs: 30 * MINUTE });
    expect((await desk.app.load.rules({})).rules).toMatchObject({ everyMs: { value: 30 * MINUTE, source: 'own' } });
    await beThere(31 * MINUTE);
    expect((await now()).offer).toMatchObject({ cause: 'time' });
  });
});
