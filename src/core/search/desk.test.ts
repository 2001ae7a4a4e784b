import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TicketId } from '#shared/kernel/ids.ts';
import { aMessage, row, T0, type aTicket } from '#testkit/core-team.ts';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { idOfHit } from '#testkit/core-search.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());

async function ids(app: AppClient, query: string): Promise<string[]> {
  const { groups } = await app.search.find({ query, kinds: [], after: null, limit: 20, customerId: null });
  return groups.flatMap((group) => group.hits.map(idOfHit));
}
const signIn = async (app: AppClient): Promise<void> => {
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
};
const t1 = 't1' as TicketId;

test('a desk finds what it has loaded, edits made here at once, and all of it after a restart without the hub', async () => {
  const one = lab.desk('one');
  await signIn(one.app);
  expect(await ids(one.app, 'parcel')).toEqual(['t1', 'x1']);
  await one.app.tickets.set({ ticketId: t1, fields: { subject: '宽带断网' } });
  await lab.clock.advance(500);
  expect(await ids(one.app, '宽带')).toEqual(['t1']);
  expect(await one.app.search.progress({})).toMatchObject({ isBuilding: false });
  await one.core.stop();
  lab.hub.isDown = true;
  const again = lab.desk('one');
  await signIn(again.app);
  expect(await ids(again.app, '宽带')).toEqual(['t1']);
});

test('what the hub refuses is not found by the words it had here', async () => {
  const { app } = lab.desk('one');
  await signIn(app);
  await app.tickets.tag({ ticketId: t1, add: ['加急'], remove: [] });
  await lab.clock.advance(5000);
  lab.hub.isDown = true;
  await app.tickets.set({ ticketId: t1, fields: { subject: '临时主题' } });
  await lab.clock.advance(500);
  expect(await ids(app, '临时主题')).toEqual(['t1']);
  const held = lab.hub.store.docs.get('ticket/t1')?.data as ReturnType<typeof aTicket>;
  lab.hub.store.put([row('ticket', { ...held, status: 'spam', queueId: 'q2' as never })]);
  lab.hub.isDown = false;
  await app.sync.now({});
  await lab.clock.advance(60_000);
  expect(await ids(app, '临时主题')).toEqual([]);
});

test('a part of the scope that is lost is found no more, and comes back with it', async () => {
  const { app } = lab.desk('one');
  await signIn(app);
  const account = lab.hub.accounts.get('ana');
  if (!account) throw new Error('no account');
  const scope = [...account.scope];
  account.scope = scope.filter((part) => part !== 'q:q1');
  await app.sync.now({});
  await lab.clock.advance(10_000);
  expect(await ids(app, 'parcel')).toEqual([]);
  account.scope = scope;
  await app.sync.now({});
  await lab.clock.advance(10_000);
  expect(await ids(app, 'parcel')).toEqual(['t1', 'x1']);
});

test('a hub that came back as another timeline is indexed anew', async () => {
  const { app } = lab.desk('one');
  await signIn(app);
  lab.hub.epoch = 'e2';
  lab.hub.store.put([row('message', aMessage('x9', { body: '全新的话', at: T0 + 5000 }))]);
  await app.sync.now({});
  await lab.clock.advance(10_000);
  expect(await ids(app, '全新')).toEqual(['x9']);
  expect(await ids(app, 'parcel')).toEqual(['t1', 'x1']);
});

test('recent and saved searches, and what completes an operator', async () => {
  const { app } = lab.desk('one');
  await signIn(app);
  for (const query of ['退款', ' 宽带 ', '退款']) {
    await lab.clock.advance(1000);
    await app.search.remember({ query });
  }
  expect(await app.search.recent({})).toEqual({ queries: ['退款', '宽带'] });
  await app.search.forgetRecent({});
  expect(await app.search.recent({})).toEqual({ queries: [] });
  const saved = await app.search.save({ name: 'Mine', query: 'assignee:me' });
  expect((await app.search.saved({})).searches).toEqual([saved]);
  await app.search.forget({ searchId: saved.id });
  expect((await app.search.saved({})).searches).toEqual([]);
  const complete = async (query: string): Promise<string[]> =>
    (await app.search.complete({ query })).completions.map((one) => one.query);
  expect(await complete('parcel sta')).toEqual(['parcel status:']);
  expect(await complete('状态：已')).toContain('状态：已解决 ');
  expect(await complete('status:so')).toEqual(['status:solved ']);
  expect(await complete('queue:After')).toEqual(['queue:"After sales" ']);
  expect(await complete('nothing like it')).toEqual([]);
  expect(await complete('from:bo')).toEqual(['from:"Agent bo" ']);
});
