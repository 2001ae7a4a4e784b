import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLab, type Lab } from '#testkit/core-desk.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());

describe('a desk', () => {
  test('signs in, loads its scope, and shows what the hub has', async () => {
    const { app } = lab.desk('one');
    const { mode, agent } = await app.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect([mode, agent.name]).toEqual(['online', 'Agent ana']);
    await lab.clock.advance(3000);
    expect(await app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, loading: null });
    const list = await app.tickets.list({
      view: 'all',
      queueId: null,
      text: '',
      order: 'waiting',
      after: null,
      limit: 50,
    });
    expect(list.items.map((item) => [item.id, item.customerName])).toEqual([['t1', 'Customer c1']]);
  });

  test('shows an edit at once, sends it, and shows it to a colleague', async () => {
    const [one, two] = [lab.desk('one'), lab.desk('two')];
    await one.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    await two.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    await lab.clock.advance(3000);
    await one.app.tickets.set({ ticketId: 't1', fields: { priority: 'urgent' } });
    await one.app.messages.add({
      id: '01900000-0000-7000-8000-000000000001',
      ticketId: 't1',
      kind: 'reply',
      body: 'On its way',
      attachmentIds: [],
      status: 'solved',
    });
    const here = await one.app.tickets.get({ ticketId: 't1' });
    expect(here).toMatchObject({ priority: 'urgent', status: 'solved', isPending: true, isEditable: true });
    await lab.clock.advance(3000);
    lab.hub.poke();
    await lab.clock.advance(3000);
    expect(await one.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
    const there = await two.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
    expect(there.items.filter((item) => item.kind === 'reply').map((item) => item.body)).toEqual(['On its way']);
    expect(lab.hub.devices.values().next().value?.lastMid).toBe(3);
  });
});
