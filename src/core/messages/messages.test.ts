import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMessage, row, T0 } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

const words = (more: object = {}) => ({
  id: crypto.randomUUID(),
  ticketId: 't1',
  kind: 'reply' as const,
  body: 'hello',
  attachmentIds: [],
  status: null,
  ...more,
});

describe('a timeline', () => {
  test('comes in pages from the newest back to the beginning, each oldest first', async () => {
    lab.hub.store.put(
      Array.from({ length: 25 }, (_, i) =>
        row(
          'message',
          aMessage(`y${String(i).padStart(2, '0')}`, { at: T0 + 5000 + Math.floor(i / 3), body: `line ${i}` }),
        ),
      ),
    );
    lab.hub.poke();
    await lab.clock.advance(3000);
    const lines: string[] = [];
    for (let before: string | null = null; ;) {
      const page = await desk.app.messages.timeline({ ticketId: 't1', before, limit: 4 });
      lines.unshift(...page.items.map((item) => item.body));
      if (page.before === null) break;
      before = page.before;
    }
    expect(lines).toEqual(['where is my parcel', 'hello?', ...Array.from({ length: 25 }, (_, i) => `line ${i}`)]);
  });

  test('says how far each line has got: here only, at the hub, in every copy', async () => {
    const message = words();
    const delivery = async (): Promise<string | undefined> =>
      (await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 })).items.find(
        (item) => item.id === message.id,
      )?.delivery;
    lab.hub.isDown = true;
    await desk.app.messages.add(message);
    expect(await delivery()).toBe('local');
    lab.hub.isDown = false;
    lab.hub.intercept = ({ path }) => (path === '/sync/v1/pull' ? 'unreachable' : undefined);
    await desk.app.sync.now({});
    await lab.clock.settle();
    await lab.clock.advance(20);
    expect(await delivery()).toBe('sent');
    lab.hub.intercept = () => undefined;
    await desk.app.sync.now({});
    await lab.clock.advance(3000);
    expect(await delivery()).toBe('synced');
  });
});

describe('writing a message', () => {
  test('twice under the same id writes one line and one mutation', async () => {
    lab.hub.isDown = true;
    const message = words();
    await desk.app.messages.add(message);
    await desk.app.messages.add(message);
    expect((await desk.app.outbox.list({})).items).toHaveLength(1);
  });

  test('without words or files is refused', async () => {
    await expect(desk.app.messages.add(words({ body: ' \n ' }))).rejects.toMatchObject({
      code: 'EMPTY',
      defined: true,
    });
  });

  test('clears the draft of its kind in the same step, and no other', async () => {
    await desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body: 'hel', attachments: [] } });
    await desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'note', body: 'thought', attachments: [] } });
    await desk.app.messages.add(words());
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts.map((draft) => draft.kind)).toEqual(['note']);
  });

  test('that is refused keeps the draft', async () => {
    await desk.app.tickets.set({ ticketId: 't1', fields: { status: 'spam' } });
    await desk.app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body: 'hel', attachments: [] } });
    await expect(desk.app.messages.add(words())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await desk.app.drafts.get({ ticketId: 't1' })).drafts).toHaveLength(1);
    expect((await desk.app.outbox.list({})).items).toHaveLength(1);
  });

  test('with a status that stands already sends only the words', async () => {
    lab.hub.isDown = true;
    await desk.app.messages.add(words({ status: 'open' }));
    expect((await desk.app.outbox.list({})).items.map((item) => item.mutation.name)).toEqual(['message.add']);
  });
});
