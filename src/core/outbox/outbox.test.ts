import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aTicket, row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

const reply = (body: string) => ({
  id: crypto.randomUUID(),
  ticketId: 't1',
  kind: 'reply' as const,
  body,
  attachmentIds: [],
  status: null,
});
const backOnline = async (): Promise<void> => {
  lab.hub.isDown = false;
  await desk.app.sync.now({});
  await lab.clock.advance(3000);
};

describe('the outbox', () => {
  test('shows what waits, with the ticket it belongs to', async () => {
    lab.hub.isDown = true;
    await desk.app.tickets.set({ ticketId: 't1', fields: { priority: 'high' } });
    const { items } = await desk.app.outbox.list({});
    expect(items).toMatchObject([
      { mid: 1, state: 'waiting', ticketNumber: 1001, ticketSubject: 'Subject t1', outcome: null },
    ]);
  });

  test('returns the words of a refused message to the draft, behind what was begun since', async () => {
    lab.hub.isDown = true;
    await desk.app.messages.add(reply('we are on it'));
    lab.hub.store.put([row('ticket', aTicket('t1', { status: 'spam' }))]);
    await desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body: 'also', attachments: [] } });
    await backOnline();
    const { items } = await desk.app.outbox.list({});
    expect(items).toMatchObject([{ state: 'refused', outcome: { status: 'rejected', code: 'closed' } }]);
    expect((await desk.app.sync.status({})).unread).toBe(1);
    const bodies = (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items.map(
      (item) => item.body,
    );
    expect(bodies).not.toContain('we are on it');
    await desk.app.outbox.acknowledge({ mid: items[0]!.mid, keepAsDraft: true });
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts.map((draft) => draft.body)).toEqual([
      'also\n\nwe are on it',
    ]);
    expect((await desk.app.outbox.list({})).items).toEqual([]);
    expect((await desk.app.sync.status({})).unread).toBe(0);
  });

  test('shows both values where a colleague was faster, and who it was', async () => {
    const other = lab.desk('two');
    await other.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    await lab.clock.advance(3000);
    lab.hub.intercept = ({ headers }) => (headers['authorization'] === undefined ? undefined : 'unreachable');
    await desk.app.tickets.set({ ticketId: 't1', fields: { assigneeId: 'ana' } });
    await lab.clock.advance(500);
    lab.hub.intercept = () => undefined;
    await other.app.tickets.set({ ticketId: 't1', fields: { assigneeId: 'bo' } });
    await other.app.sync.now({});
    await lab.clock.settle();
    await backOnline();
    const all = [...(await desk.app.outbox.list({})).items, ...(await other.app.outbox.list({})).items];
    const refused = all.filter((item) => item.state === 'refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.outcome).toMatchObject({ code: 'taken', clashes: [{ field: 'assigneeId' }] });
    const assignees = await Promise.all(
      [desk, other].map(async ({ app }) => (await app.tickets.get({ ticketId: 't1' })).assigneeId),
    );
    expect(assignees[0]).toBe(assignees[1]);
  });

  test('sends everything after the last known number again when the hub was restored', async () => {
    await desk.app.messages.add(reply('before the restore'));
    await desk.app.tickets.tag({ ticketId: 't1', add: ['kept'], remove: [] });
    await lab.clock.advance(3000);
    const device = [...lab.hub.devices.values()][0]!;
    expect(device.lastMid).toBe(2);
    device.lastMid = 0;
    device.outcomes.clear();
    lab.hub.epoch = 'e2';
    lab.hub.store.v += 1000;
    for (const key of lab.hub.store.docs.keys()) if (key.startsWith('message/')) lab.hub.store.docs.delete(key);
    for (const members of lab.hub.store.members.values())
      for (const key of members.keys()) if (key.startsWith('message/')) members.delete(key);
    lab.hub.store.put([row('ticket', aTicket('t1'))]);
    await backOnline();
    await lab.clock.advance(3000);
    expect(device.lastMid).toBe(2);
    const items = (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items;
    expect(items.filter((item) => item.body === 'before the restore')).toHaveLength(1);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toEqual(['kept']);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
  });

  test('keeps decided mutations for a month, and no longer', async () => {
    await desk.app.tickets.tag({ ticketId: 't1', add: ['old'], remove: [] });
    await lab.clock.advance(3000);
    lab.clock.set(lab.clock.now() + 31 * DAY);
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    await desk.app.tickets.tag({ ticketId: 't1', add: ['new'], remove: [] });
    await lab.clock.advance(3000);
    const device = [...lab.hub.devices.values()][0]!;
    device.lastMid = 0;
    lab.hub.epoch = 'e2';
    await backOnline();
    await lab.clock.advance(3000);
    // The first number is gone; the desk says so instead of asking the hub without end.
    expect(desk.ports.log.lines.filter((line) => line.event === 'push.conflict').length).toBeLessThan(4);
  });

  test('does not know a number it never gave', async () => {
    await expect(desk.app.outbox.acknowledge({ mid: 99, keepAsDraft: false })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
