import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

const use = (more: object = {}) => ({
  ticketId: 't1',
  macroId: 'm1',
  messageId: crypto.randomUUID(),
  body: 'hello' as string | null,
  attachmentIds: [] as string[],
  status: null,
  ...more,
});
const timeline = async () => (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items;
const waiting = async () => (await desk.app.outbox.list({})).items.map((item) => item.mutation.name);

describe('applying a macro', () => {
  test('a second time with the same id, because the answer was lost, writes one line and asks for one change', async () => {
    lab.hub.isDown = true;
    const same = use();
    const before = await timeline();
    await desk.app.tickets.applyMacro(same);
    await desk.app.tickets.applyMacro(same);
    const added = (await timeline()).slice(before.length);
    expect(added.map((line) => line.kind).toSorted()).toEqual(['event', 'reply']);
    expect(added.find((line) => line.kind === 'reply')?.id).toBe(same.messageId);
    expect(await waiting()).toEqual(['macro.apply']);
  });

  test('a second time without any text writes one event', async () => {
    lab.hub.isDown = true;
    const same = use({ body: null });
    const before = await timeline();
    await desk.app.tickets.applyMacro(same);
    await desk.app.tickets.applyMacro(same);
    expect((await timeline()).slice(before.length).map((line) => line.kind)).toEqual(['event']);
    expect(await waiting()).toEqual(['macro.apply']);
  });

  test('a second time after the hub took the first writes nothing more', async () => {
    const same = use();
    await desk.app.tickets.applyMacro(same);
    await lab.clock.advance(3000);
    await desk.app.tickets.applyMacro(same);
    await lab.clock.advance(3000);
    expect((await timeline()).filter((line) => line.body === 'hello')).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  test('clears the draft of its kind with it, and leaves the other', async () => {
    for (const kind of ['reply', 'note'] as const) {
      await desk.app.drafts.save({ ticketId: 't1', draft: { kind, body: `a ${kind}`, attachments: [] } });
    }
    await desk.app.tickets.applyMacro(use());
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts.map((draft) => draft.kind)).toEqual(['note']);
  });

  test('solves in the same change when asked to, whatever state the macro sets', async () => {
    lab.hub.isDown = true;
    await desk.app.tickets.applyMacro(use({ status: 'solved' }));
    expect((await desk.app.tickets.get({ ticketId: 't1' })).status).toBe('solved');
    expect(await waiting()).toEqual(['macro.apply']);
  });

  test('carries files in the same change', async () => {
    const { uploadId } = await desk.app.attachments.begin({ name: 'a.txt', mime: 'text/plain', bytes: 3 });
    await desk.app.attachments.append({ uploadId, offset: 0, base64: 'YWJj' });
    const file = await desk.app.attachments.finish({ uploadId });
    const asked = use({ body: null, attachmentIds: [file.id] });
    await desk.app.tickets.applyMacro(asked);
    await lab.clock.advance(3000);
    const line = (await timeline()).find((one) => one.id === asked.messageId);
    expect(line).toMatchObject({ kind: 'reply', delivery: 'synced' });
    expect(line?.attachments.map((one) => one.id)).toEqual([file.id]);
  });

  test('that is refused gives both its texts back as drafts', async () => {
    lab.hub.isDown = true;
    await desk.app.tickets.applyMacro(use({ note: 'for us' }));
    const closed = { ...lab.hub.store.data('ticket', 't1'), status: 'closed', solvedAt: 1, waitingSinceAt: null };
    lab.hub.store.put([row('ticket', closed as never)]);
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    const [item] = (await desk.app.outbox.list({})).items;
    expect(item).toMatchObject({ state: 'refused' });
    await desk.app.outbox.acknowledge({ mid: item!.mid, keepAsDraft: true });
    const { drafts } = await desk.app.drafts.get({ ticketId: 't1' });
    expect(drafts.map(({ kind, body }) => [kind, body])).toEqual([
      ['note', 'for us'],
      ['reply', 'hello'],
    ]);
  });
});
