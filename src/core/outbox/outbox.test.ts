import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BODY } from '#shared/kernel/limits.ts';
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
    // The words were sent with a signature under them: no other is put there.
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts).toMatchObject([{ signature: '' }]);
    expect((await desk.app.outbox.list({})).items).toEqual([]);
    expect((await desk.app.sync.status({})).unread).toBe(0);
  });

  test('gives back no words it would have to cut: the item stays until there is room', async () => {
    lab.hub.isDown = true;
    await desk.app.messages.add(reply('a'.repeat(MAX_BODY - 10)));
    lab.hub.store.put([row('ticket', aTicket('t1', { status: 'spam' }))]);
    await backOnline();
    const begun = { kind: 'reply' as const, body: 'b'.repeat(20), attachments: [] };
    await desk.app.drafts.save({ ticketId: 't1', draft: begun });
    await expect(desk.app.outbox.acknowledge({ mid: 1, keepAsDraft: true })).rejects.toMatchObject({
      code: 'DRAFT_FULL',
    });
    expect((await desk.app.outbox.list({})).items).toHaveLength(1);
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts).toMatchObject([{ body: begun.body }]);
    await desk.app.drafts.save({ ticketId: 't1', draft: { ...begun, body: '' } });
    await desk.app.outbox.acknowledge({ mid: 1, keepAsDraft: true });
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts[0]?.body).toHaveLength(MAX_BODY - 10);
    expect((await desk.app.outbox.list({})).items).toEqual([]);
  });

  test('takes no text that no request could carry', async () => {
    await expect(desk.app.messages.add(reply('\u001b'.repeat(50_000)))).rejects.toMatchObject({ code: 'TOO_LONG' });
    const macro = {
      ticketId: 't1',
      macroId: 'm1',
      body: '\u001b'.repeat(50_000),
      messageId: crypto.randomUUID(),
      attachmentIds: [],
      status: null,
    };
    await expect(desk.app.tickets.applyMacro(macro)).rejects.toMatchObject({ code: 'TOO_LONG' });
    expect((await desk.app.outbox.list({})).items).toEqual([]);
    await desk.app.messages.add(reply('字'.repeat(MAX_BODY)));
    await lab.clock.advance(3000);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
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
    // What is no longer kept goes out as nothing, so that what comes after it is not held up.
    expect(device.lastMid).toBe(2);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toEqual(['old', 'new']);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, unread: 0 });
    await desk.app.tickets.tag({ ticketId: 't1', add: ['newest'], remove: [] });
    await lab.clock.advance(3000);
    expect(device.lastMid).toBe(3);
    expect(desk.ports.log.lines.filter((line) => line.event === 'push.conflict')).toEqual([]);
  });

  test('supplies a number the hub misses without being restored', async () => {
    for (const tag of ['a', 'b', 'c']) await desk.app.tickets.tag({ ticketId: 't1', add: [tag], remove: [] });
    await lab.clock.advance(3000);
    const device = [...lab.hub.devices.values()][0]!;
    device.lastMid = 1;
    await desk.app.tickets.tag({ ticketId: 't1', add: ['d'], remove: [] });
    await lab.clock.advance(10_000);
    expect(device.lastMid).toBe(4);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).tags).toEqual(['a', 'b', 'c', 'd']);
  });

  test('never sends refused words again by itself, not even to a hub that was restored', async () => {
    lab.hub.isDown = true;
    await desk.app.messages.add(reply('your refund is on its way'));
    const spam = row('ticket', aTicket('t1', { status: 'spam' }));
    lab.hub.store.put([spam]);
    await backOnline();
    const [item] = (await desk.app.outbox.list({})).items;
    expect(item).toMatchObject({ state: 'refused' });
    await desk.app.outbox.acknowledge({ mid: item!.mid, keepAsDraft: true });
    lab.hub.store.put([row('ticket', aTicket('t1'))]);
    await backOnline();
    await desk.app.messages.add(reply('your refund is on its way'));
    await lab.clock.advance(3000);
    const device = [...lab.hub.devices.values()][0]!;
    device.lastMid = 0;
    device.outcomes.clear();
    lab.hub.epoch = 'e2';
    lab.hub.store.v += 1000;
    await backOnline();
    await lab.clock.advance(3000);
    expect(device.lastMid).toBe(2);
    const lines = (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items;
    expect(lines.filter((line) => line.body === 'your refund is on its way')).toHaveLength(1);
    expect(await desk.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, unread: 0 });
  });

  test('tells the agent of an edit whose outcome nobody knows any more, and keeps its words', async () => {
    lab.hub.intercept = ({ path }) => {
      if (path === '/sync/v1/pull') [...lab.hub.devices.values()][0]!.outcomes.clear();
      return undefined;
    };
    await desk.app.messages.add(reply('did it arrive'));
    await lab.clock.advance(3000);
    const [item] = (await desk.app.outbox.list({})).items;
    expect(item).toMatchObject({ state: 'refused', outcome: { status: 'rejected', code: 'unknown' } });
    expect((await desk.app.sync.status({})).unread).toBe(1);
    await desk.app.outbox.acknowledge({ mid: item!.mid, keepAsDraft: true });
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts).toMatchObject([{ body: 'did it arrive' }]);
  });

  test('keeps refused words that have no draft to go back to, until the agent puts them away', async () => {
    lab.hub.intercept = ({ path }) => {
      if (path === '/sync/v1/pull') [...lab.hub.devices.values()][0]!.outcomes.clear();
      return undefined;
    };
    await desk.app.tickets.set({ ticketId: 't1', fields: { subject: 'a long subject, well thought of' } });
    await desk.app.knowledge.judge({ articleId: 'k1', verdict: 'wrong', note: 'the price is old', ticketId: null });
    await desk.app.tickets.tag({ ticketId: 't1', add: ['wordless'], remove: [] });
    await lab.clock.advance(3000);
    const { items } = await desk.app.outbox.list({});
    expect(items.map(({ state }) => state)).toEqual(['refused', 'refused', 'refused']);
    const keep = (mid: number) =>
      desk.app.outbox.acknowledge({ mid, keepAsDraft: true }).then(
        () => 'put away',
        (error: unknown) => (error as { code: string }).code,
      );
    const results = [];
    for (const { mid } of items) results.push(await keep(mid));
    expect(results).toEqual(['DRAFT_FULL', 'DRAFT_FULL', 'put away']);
    const left = (await desk.app.outbox.list({})).items;
    expect(left).toEqual(items.slice(0, 2));
    expect((await desk.app.sync.status({})).unread).toBe(2);
    for (const { mid } of left) await desk.app.outbox.acknowledge({ mid, keepAsDraft: false });
    expect((await desk.app.outbox.list({})).items).toEqual([]);
  });

  test('does not know a number it never gave', async () => {
    await expect(desk.app.outbox.acknowledge({ mid: 99, keepAsDraft: false })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
