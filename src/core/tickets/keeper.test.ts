import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { Calendar, Policy } from '#shared/domain/policy.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aCustomer, aTicket, row } from '#testkit/core-team.ts';

const always = Calendar.parse({
  id: 'always',
  name: 'always',
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
  holidays: [],
  extra: [],
});
const aPolicy = (id: string, more: object = {}): Policy =>
  Policy.parse({
    id,
    name: id,
    order: 1,
    isActive: true,
    queueIds: [],
    priorities: [],
    tiers: [],
    channels: [],
    firstMs: HOUR,
    nextMs: HOUR,
    resolveMs: DAY,
    atRiskShare: 0.25,
    calendarId: 'always',
    ...more,
  });

let lab: Lab;
let desk: TestDesk;
/** When the lab's clock starts. */
let T: number;
beforeEach(() => {
  lab = openLab();
  T = lab.clock.now();
  lab.hub.store.put([
    row('calendar', always),
    row('policy', aPolicy('plain')),
    row('ticket', aTicket('t1', { createdAt: T, waitingSinceAt: T, updatedAt: T })),
    row('ticket', aTicket('t2', { createdAt: T - 30 * MINUTE, waitingSinceAt: T, updatedAt: T })),
    row('ticket', aTicket('t3', { status: 'solved', createdAt: T - DAY, solvedAt: T - HOUR, waitingSinceAt: null })),
  ]);
  desk = lab.desk('one');
});
afterEach(() => lab.close());

async function signIn(): Promise<void> {
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5 * SECOND);
}
const list = async (view: 'due' | 'snoozed' | 'open' | 'followed' | 'mine') =>
  (await desk.app.tickets.list({ view, queueId: null, text: '', order: 'newest', after: null, limit: 50 })).items;
const due = async () => (await list('due')).map(({ id, due: one }) => `${id} ${one?.clock} ${one?.state}`);
const clocks = async (ticketId: string) =>
  Object.fromEntries((await desk.app.tickets.get({ ticketId })).clocks.map(({ clock, state }) => [clock, state]));
async function hub(...rows: ReturnType<typeof row>[]): Promise<void> {
  lab.hub.store.put(rows);
  lab.hub.poke();
  await lab.clock.advance(2 * SECOND);
}
async function listening(): Promise<{ tickets: () => string[]; end: () => Promise<void> }> {
  const heard: AppEvent[] = [];
  const stop = new AbortController();
  const stream = await desk.app.events.subscribe({}, { signal: stop.signal });
  const reading = (async () => {
    for await (const event of stream) heard.push(event);
  })().catch(() => undefined);
  await lab.clock.settle();
  const tickets = (): string[] =>
    heard.splice(0).flatMap((event) => (event.type === 'changed' ? (event.tables['ticket'] ?? []) : []));
  return {
    tickets,
    end: async () => {
      stop.abort();
      await reading;
    },
  };
}

describe('promises', () => {
  test('stand in the list of those that end first, nearest first, and with all clocks at the ticket', async () => {
    await signIn();
    expect(await due()).toEqual(['t2 first running', 't1 first running']);
    expect(await clocks('t1')).toEqual({ first: 'running', resolve: 'running' });
    expect(await clocks('t3')).toEqual({ first: 'missed', resolve: 'met' });
    expect((await desk.app.tickets.get({ ticketId: 't1' })).policyName).toBe('plain');
    expect((await desk.app.tickets.counts({})).views.due).toEqual({ count: 2, isMore: false });
  });

  test('change at once with an edit of this desk', async () => {
    await signIn();
    lab.hub.isDown = true;
    await desk.app.tickets.set({ ticketId: 't2', fields: { status: 'pending' } });
    expect(await due()).toEqual(['t2 first running', 't1 first running']);
    await desk.app.messages.add({
      id: crypto.randomUUID(),
      ticketId: 't2',
      kind: 'reply',
      body: 'hello',
      attachmentIds: [],
      status: null,
    });
    expect(await due()).toEqual(['t1 first running']);
    expect(await clocks('t2')).toEqual({ first: 'met', resolve: 'paused' });
    await desk.app.tickets.set({ ticketId: 't1', fields: { status: 'solved' } });
    expect(await due()).toEqual([]);
  });

  test('of a finished ticket do not run, even if nobody knows when it was solved', async () => {
    const long = { createdAt: T - 9 * DAY, waitingSinceAt: null, solvedAt: null };
    lab.hub.store.put([row('ticket', aTicket('t3', { status: 'solved', ...long }))]);
    lab.hub.store.put([row('ticket', aTicket('t4', { status: 'closed', firstReplyAt: T - 8 * DAY, ...long }))]);
    await signIn();
    expect(await due()).toEqual(['t2 first running', 't1 first running']);
    expect(await clocks('t3')).toEqual({});
    expect(await clocks('t4')).toEqual({ first: 'missed' });
    await hub(row('ticket', aTicket('t1', { status: 'solved', ...long })));
    expect(await due()).toEqual(['t2 first running']);
  });

  test('are announced when they come to be at risk and when they are broken', async () => {
    await signIn();
    const events = await listening();
    await lab.clock.advance(T + 15 * MINUTE - lab.clock.now() - 1);
    expect(events.tickets()).toEqual([]);
    await lab.clock.advance(SECOND);
    expect(events.tickets()).toEqual(['t2']);
    expect(await due()).toEqual(['t2 first at-risk', 't1 first running']);
    await lab.clock.advance(15 * MINUTE);
    expect(events.tickets()).toEqual(['t2']);
    expect(await due()).toEqual(['t2 first breached', 't1 first running']);
    await events.end();
  });

  test('are worked out anew when the team changes a policy, and when a customer has another tier', async () => {
    await signIn();
    await hub(row('policy', aPolicy('gold', { order: 0, tiers: ['gold'], firstMs: 2 * MINUTE })));
    expect(await due()).toEqual(['t2 first running', 't1 first running']);
    await hub(row('customer', aCustomer('c1', { tier: 'gold' })));
    expect(await due()).toEqual(['t2 first breached', 't1 first running']);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).policyName).toBe('gold');
    await hub(
      row('policy', aPolicy('gold', { isActive: false })),
      row('policy', aPolicy('plain', { isActive: false })),
    );
    expect(await due()).toEqual([]);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).policyName).toBeNull();
  });

  test('of hundreds of tickets are all worked out, also when the desk is locked in between', async () => {
    const many = Array.from({ length: 900 }, (_, i) =>
      row('ticket', aTicket(`n${i}`, { createdAt: T + i, waitingSinceAt: T })),
    );
    lab.hub.store.put(many);
    await signIn();
    const count = async () => (await desk.app.tickets.counts({})).views.due.count;
    expect(await count()).toBe(902);
    lab.hub.store.put([row('policy', aPolicy('plain', { firstMs: null, resolveMs: null }))]);
    lab.hub.poke();
    while ((await count()) === 902) await lab.clock.advance(5);
    expect(await count()).toBeGreaterThan(0);
    await desk.app.session.signOut({});
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    await lab.clock.advance(5 * SECOND);
    expect(await count()).toBe(0);
  });
});

const asleep = (more: Partial<Ticket> = {}) =>
  row('ticket', aTicket('t1', { createdAt: T, waitingSinceAt: T, updatedAt: T, snoozedUntilAt: T + HOUR, ...more }));

describe('a sleeping ticket', () => {
  test('is shown where sleepers are and with its promise, and nowhere else until it wakes', async () => {
    await signIn();
    await desk.app.tickets.set({ ticketId: 't1', fields: { snoozedUntilAt: T + HOUR, assigneeId: 'ana' } });
    expect((await list('snoozed')).map(({ id }) => id)).toEqual(['t1']);
    expect((await list('open')).map(({ id }) => id)).toEqual(['t2']);
    expect(await list('mine')).toEqual([]);
    expect(await due()).toEqual(['t2 first running', 't1 first running']);
    const { views } = await desk.app.tickets.counts({});
    expect([views.snoozed.count, views.open.count, views.all.count]).toEqual([1, 1, 3]);
  });

  test('wakes at its time, and that is announced', async () => {
    await signIn();
    await hub(row('policy', aPolicy('plain', { isActive: false })), asleep());
    const events = await listening();
    await lab.clock.advance(T + HOUR - lab.clock.now() - 1);
    expect(events.tickets()).toEqual([]);
    await lab.clock.advance(SECOND);
    expect(events.tickets()).toEqual(['t1']);
    expect(await list('snoozed')).toEqual([]);
    expect((await list('mine')).length + (await list('open')).length).toBe(2);
    await events.end();
  });

  test('that should have woken while the desk was locked is awake when it opens', async () => {
    await signIn();
    await hub(asleep());
    await desk.app.session.signOut({});
    lab.hub.isDown = true;
    lab.clock.set(T + 2 * HOUR);
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect(await list('snoozed')).toEqual([]);
  });

  test('may be laid to sleep again', async () => {
    await signIn();
    await hub(asleep());
    await lab.clock.advance(HOUR);
    expect(await list('snoozed')).toEqual([]);
    await desk.app.tickets.set({ ticketId: 't1', fields: { snoozedUntilAt: T + 3 * HOUR } });
    expect((await list('snoozed')).map(({ id }) => id)).toEqual(['t1']);
  });
});

test('a team without promises and sleepers keeps no timer of them', async () => {
  lab.hub.store.put([row('policy', aPolicy('plain', { isActive: false }))]);
  await signIn();
  const before = lab.clock.timers;
  await hub(row('ticket', aTicket('t9')));
  expect(lab.clock.timers).toBe(before);
});
