import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ticket } from '#shared/domain/ticket.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMessage, aTicket, row, T0 } from '#testkit/core-team.ts';

let lab: Lab;
/** Ana merges at her desk; Bo takes back at his, which has no copy from before. */
let ana: TestDesk;
let bo: TestDesk;
beforeEach(async () => {
  lab = openLab();
  lab.hub.store.put([
    row('ticket', aTicket('t1', { waitingSinceAt: null })),
    row('ticket', aTicket('t2')),
    row('ticket', aTicket('t3', { waitingSinceAt: null })),
    customer('y2', 't2', T0),
    reply('r0', 't1', T0 + 2000),
  ]);
  ana = lab.desk('one');
  bo = lab.desk('two');
  await ana.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await bo.app.session.signIn({ handle: 'bo', password: 'bo-password' });
  await lab.clock.advance(5000);
});
afterEach(() => lab.close());

const customer = (id: string, ticketId: string, at: number) =>
  row('message', aMessage(id, { ticketId: ticketId as never, at, body: `words ${id}` }));
const reply = (id: string, ticketId: string, at: number) =>
  row(
    'message',
    aMessage(id, {
      ticketId: ticketId as never,
      at,
      kind: 'reply',
      author: { kind: 'agent', agentId: 'ana' as never },
    }),
  );
const statusLine = (id: string, ticketId: string, at: number, to: string) =>
  row(
    'message',
    aMessage(id, {
      ticketId: ticketId as never,
      at,
      kind: 'event',
      body: '',
      event: { type: 'field-changed', field: 'status', from: 'open', to },
    }),
  );
async function sync(): Promise<void> {
  for (const { app } of [ana, bo, ana]) {
    await app.sync.now({});
    await lab.clock.advance(5000);
  }
}
async function given(id: string, more: Partial<Ticket>, ...lines: ReturnType<typeof row>[]): Promise<void> {
  const data = lab.hub.store.data('ticket', id) as never as Ticket;
  lab.hub.store.put([row('ticket', { ...data, ...more }), ...lines]);
  lab.hub.poke();
  await sync();
}
async function merge(ticketId: string, intoId: string): Promise<void> {
  await ana.app.tickets.merge({ ticketId, intoId });
  await sync();
}
const atHub = (id: string) => lab.hub.store.data('ticket', id) as never as Ticket;
const seenBy = async ({ app }: TestDesk, ticketId: string) => await app.tickets.get({ ticketId });
/** What Bo is told before, and what the hub has after: the same. */
async function outAtBo(ticketId: string) {
  const said = (await seenBy(bo, ticketId)).mergedInto?.out;
  const { status } = await bo.app.tickets.unmerge({ ticketId });
  await sync();
  const { status: is, waitingSinceAt, mergedIntoId } = atHub(ticketId);
  expect(mergedIntoId).toBeNull();
  expect({ status: is, waitingSinceAt }).toEqual(said);
  expect(status).toBe(is);
  expect((await bo.app.outbox.list({})).items).toEqual([]);
  return { status: is, waitingSinceAt };
}

describe('a merge taken back on another desk', () => {
  test('gives the customer who waits back to their ticket, and to nobody else', async () => {
    await merge('t2', 't1');
    expect(atHub('t1')).toMatchObject({ status: 'open', waitingSinceAt: T0 });
    expect(await outAtBo('t2')).toEqual({ status: 'open', waitingSinceAt: T0 });
    expect(atHub('t1')).toMatchObject({ status: 'open', waitingSinceAt: null });
    expect((await seenBy(bo, 't1')).mergedFrom).toEqual([]);
  });

  test('works offline, weeks later, and arrives with the network', async () => {
    await merge('t2', 't1');
    lab.clock.set(lab.clock.now() + 24 * 21 * HOUR);
    lab.hub.isDown = true;
    await bo.app.tickets.unmerge({ ticketId: 't2' });
    expect(await seenBy(bo, 't2')).toMatchObject({ status: 'open', mergedInto: null, isPending: true });
    lab.hub.isDown = false;
    await sync();
    expect(atHub('t2')).toMatchObject({ status: 'open', waitingSinceAt: T0, mergedIntoId: null });
  });

  test.each([
    ['solved', { status: 'solved', solvedAt: T0 + 9, waitingSinceAt: null }, []],
    ['closed', { status: 'closed', solvedAt: T0 + 9, waitingSinceAt: null }, [statusLine('s', 't2', T0 + 9, 'closed')]],
    ['pending', { status: 'pending', waitingSinceAt: null, pauses: [{ from: T0 + 9, to: null }] }, []],
  ] as const)(
    'finds a ticket that was %s before so again, though its customer spoke last',
    async (status, facts, lines) => {
      await given('t2', facts as never, ...lines);
      await merge('t2', 't1');
      expect(await outAtBo('t2')).toEqual({ status, waitingSinceAt: null });
    },
  );

  test('finds it open where the customer wrote after the merge, whatever it was', async () => {
    await given('t2', { status: 'solved', solvedAt: T0 + 9, waitingSinceAt: null });
    await merge('t2', 't1');
    const at = lab.clock.now();
    lab.hub.store.put([customer('y3', 't2', at)]);
    lab.hub.poke();
    await sync();
    expect(await outAtBo('t2')).toEqual({ status: 'open', waitingSinceAt: at });
  });

  test('lets nobody wait who was answered where it went on', async () => {
    await merge('t2', 't1');
    const words = { id: crypto.randomUUID(), kind: 'reply' as const, body: 'done', attachmentIds: [] };
    await bo.app.messages.add({ ...words, ticketId: 't1', status: null });
    await sync();
    expect(await outAtBo('t2')).toEqual({ status: 'open', waitingSinceAt: null });
  });

  test('lets a customer wait on when the reply there went to another customer', async () => {
    await given('t1', { customerId: 'c2' as never });
    await merge('t2', 't1');
    lab.hub.store.put([reply('r1', 't1', lab.clock.now())]);
    lab.hub.poke();
    await sync();
    expect(await outAtBo('t2')).toEqual({ status: 'open', waitingSinceAt: T0 });
  });

  test.each([
    ['solved', { status: 'solved', solvedAt: T0 + 3000 }, [statusLine('s', 't1', T0 + 3000, 'solved')]],
    ['pending', { status: 'pending', pauses: [{ from: T0 + 9, to: null }] }, []],
  ] as const)('lets the other be %s again, which was opened only for that customer', async (status, facts, lines) => {
    await given('t1', { ...(facts as never as Ticket), waitingSinceAt: null }, ...lines);
    await merge('t2', 't1');
    expect(atHub('t1').status).toBe('open');
    await outAtBo('t2');
    expect(atHub('t1')).toMatchObject({ status, waitingSinceAt: null });
  });

  test('leaves the other alone once it has gone on: a colleague set its state', async () => {
    await given('t1', { status: 'pending', pauses: [{ from: T0 + 9, to: null }] });
    await merge('t2', 't1');
    await ana.app.tickets.set({ ticketId: 't1', fields: { status: 'pending' } });
    await ana.app.tickets.set({ ticketId: 't1', fields: { status: 'open' } });
    await sync();
    await outAtBo('t2');
    expect(atHub('t1').status).toBe('open');
  });

  test('can be undone, which merges it again, unless a colleague has gone on with it', async () => {
    await merge('t2', 't1');
    const first = await bo.app.tickets.unmerge({ ticketId: 't2' });
    await sync();
    expect(await bo.app.tickets.undo({ undoId: first.undoId ?? '' })).toEqual({ undone: 1, kept: 0 });
    await sync();
    expect(atHub('t2')).toMatchObject({ status: 'closed', mergedIntoId: 't1' });
    expect(atHub('t1')).toMatchObject({ status: 'open', waitingSinceAt: T0 });
    const second = await bo.app.tickets.unmerge({ ticketId: 't2' });
    await sync();
    await ana.app.tickets.set({ ticketId: 't2', fields: { status: 'pending' } });
    await sync();
    expect(await bo.app.tickets.undo({ undoId: second.undoId ?? '' })).toEqual({ undone: 0, kept: 1 });
    expect(atHub('t2')).toMatchObject({ status: 'pending', mergedIntoId: null });
  });

  test('is no step back any more for the desk that merged, once both of them see it', async () => {
    const { undoId } = await ana.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    await sync();
    await outAtBo('t2');
    expect(await ana.app.tickets.undo({ undoId: undoId ?? '' })).toMatchObject({ kept: 2 });
    await expect(ana.app.tickets.unmerge({ ticketId: 't2' })).rejects.toMatchObject({ code: 'NOT_MERGED' });
  });

  test('who may only read cannot do it', async () => {
    await merge('t2', 't1');
    const tia = lab.desk('three');
    await tia.app.session.signIn({ handle: 'tia', password: 'tia-password' });
    await lab.clock.advance(5000);
    await expect(tia.app.tickets.unmerge({ ticketId: 't2' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

/** Bo takes it back without a network, the hub hears of a colleague first; then Bo's change arrives. */
async function afterColleague(more: Partial<Ticket>) {
  await merge('t2', 't1');
  lab.hub.isDown = true;
  await bo.app.tickets.unmerge({ ticketId: 't2' });
  lab.hub.store.put([row('ticket', { ...atHub('t2'), ...more })]);
  lab.hub.isDown = false;
  await sync();
  return (await bo.app.outbox.list({})).items;
}

describe('made offline, after a colleague', () => {
  test('took it back too, it changes nothing more, and nobody is troubled', async () => {
    expect(await afterColleague({ status: 'pending', mergedIntoId: null })).toEqual([]);
    expect(atHub('t2')).toMatchObject({ status: 'pending', mergedIntoId: null });
    expect(await seenBy(bo, 't2')).toMatchObject({ status: 'pending', mergedInto: null });
  });

  test('merged it elsewhere, it stays there, and that is said', async () => {
    const items = await afterColleague({ mergedIntoId: 't3' as never });
    expect(items).toMatchObject([{ outcome: { status: 'rejected', code: 'closed' } }]);
    expect(atHub('t2')).toMatchObject({ status: 'closed', mergedIntoId: 't3' });
    expect(await seenBy(bo, 't2')).toMatchObject({ status: 'closed', mergedInto: { ticketId: 't3' } });
  });
});

describe('on the desk that merged', () => {
  test('brings both back as they were, followers too, which the lines do not tell', async () => {
    await given('t1', { snoozedUntilAt: T0 * 2, followerIds: ['bo'] as never });
    await given('t2', { followerIds: ['ana'] as never });
    await merge('t2', 't1');
    const { undoId } = await ana.app.tickets.unmerge({ ticketId: 't2' });
    await sync();
    expect(atHub('t1')).toMatchObject({ snoozedUntilAt: T0 * 2, followerIds: ['bo'], waitingSinceAt: null });
    expect(atHub('t2')).toMatchObject({ status: 'open', waitingSinceAt: T0, followerIds: ['ana'] });
    await ana.app.tickets.undo({ undoId: undoId ?? '' });
    await sync();
    expect(atHub('t1')).toMatchObject({ status: 'open', waitingSinceAt: T0, snoozedUntilAt: null });
    expect(atHub('t2').mergedIntoId).toBe('t1');
  });

  test('a copy of an earlier merge is not taken for the one it is in now', async () => {
    await merge('t2', 't1');
    await bo.app.tickets.unmerge({ ticketId: 't2' });
    await bo.app.tickets.set({ ticketId: 't2', fields: { status: 'solved' } });
    await bo.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    await sync();
    expect((await seenBy(ana, 't2')).mergedInto?.out).toEqual({ status: 'solved', waitingSinceAt: null });
    expect(await ana.app.tickets.unmerge({ ticketId: 't2' })).toMatchObject({ status: 'solved' });
  });

  test('lets nobody wait who was answered where it went on', async () => {
    await merge('t2', 't1');
    lab.hub.store.put([reply('r1', 't1', lab.clock.now())]);
    await given('t1', { waitingSinceAt: null });
    expect((await seenBy(ana, 't2')).mergedInto?.out).toEqual({ status: 'open', waitingSinceAt: null });
    await ana.app.tickets.unmerge({ ticketId: 't2' });
    await sync();
    expect(atHub('t2')).toMatchObject({ status: 'open', waitingSinceAt: null });
  });
});

describe('a chain of merges', () => {
  test('lets one link out of the middle: what hangs below stays with what it was merged into', async () => {
    await merge('t2', 't1');
    await merge('t1', 't3');
    expect(atHub('t3').waitingSinceAt).toBe(T0);
    expect((await seenBy(bo, 't2')).mergedInto).toMatchObject({ ticketId: 't1', number: 1001, isHere: true });
    await outAtBo('t1');
    expect(atHub('t2').mergedIntoId).toBe('t1');
    expect((await seenBy(bo, 't1')).mergedFrom).toMatchObject([{ ticketId: 't2' }]);
    expect((await seenBy(bo, 't3')).mergedFrom).toEqual([]);
  });

  test('a reply at its end answers who wrote at its beginning; undone, that one goes to the end', async () => {
    await merge('t2', 't1');
    await merge('t1', 't3');
    lab.hub.store.put([reply('r1', 't3', lab.clock.now())]);
    await given('t3', { waitingSinceAt: null });
    expect((await seenBy(bo, 't2')).mergedInto?.out).toEqual({ status: 'open', waitingSinceAt: null });
    const { undoId } = await bo.app.tickets.unmerge({ ticketId: 't2' });
    await sync();
    expect(await bo.app.tickets.undo({ undoId: undoId ?? '' })).toEqual({ undone: 1, kept: 0 });
    await sync();
    expect(atHub('t2').mergedIntoId).toBe('t3');
  });
});

describe('a ticket whose other is not here', () => {
  test('still says where it went, and comes out', async () => {
    await merge('t2', 't1');
    lab.hub.store.commit([{ tbl: 'ticket', id: 't1', data: null }], { by: 'hub', agentId: null, at: 0 });
    lab.hub.poke();
    await sync();
    const number = 1001;
    expect((await seenBy(bo, 't2')).mergedInto).toMatchObject({ ticketId: 't1', number, isHere: false });
    expect(await outAtBo('t2')).toEqual({ status: 'open', waitingSinceAt: T0 });
    const { items } = await bo.app.messages.timeline({ ticketId: 't2', before: null, limit: 50 });
    expect(items.at(-1)?.event).toMatchObject({ type: 'merged', direction: 'out', number: 0 });
  });
});
