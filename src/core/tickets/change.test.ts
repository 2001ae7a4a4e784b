import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Field } from '#shared/domain/field.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMacro, aMessage, anArticle, aTicket, row, T0 } from '#testkit/core-team.ts';

const aField = (key: string, more: object = {}): Field =>
  Field.parse({
    id: `f-${key}`,
    key,
    label: { zh: key, en: key },
    kind: 'text',
    choices: [],
    queueIds: [],
    required: 'no',
    order: 1,
    isActive: true,
    ...more,
  });

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  lab.hub.store.put([
    row('field', aField('order')),
    row('field', aField('cause', { kind: 'choice', choices: [{ key: 'leak', label: { zh: '漏', en: 'leak' } }] })),
    row('field', aField('must', { queueIds: ['q2'], required: 'to-solve' })),
    row('article', anArticle('k2')),
    row('ticket', aTicket('t1', { tags: ['a'] })),
    row('ticket', aTicket('t2', { tags: ['a', 'b'] })),
    row('ticket', aTicket('t3', { queueId: 'q2' as never })),
    row('message', aMessage('y1', { ticketId: 't2' as never, at: T0 + 500, body: 'of the second' })),
  ]);
  const ana = lab.hub.accounts.get('ana');
  ana?.scope.push('q:q2');
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
});
afterEach(() => lab.close());

const get = (ticketId: string) => desk.app.tickets.get({ ticketId });
const sync = async (): Promise<void> => {
  await desk.app.sync.now({});
  await lab.clock.advance(5000);
};
/** A colleague's desk writes to the hub. */
async function elsewhere(ticketId: string, more: object): Promise<void> {
  const data = lab.hub.store.data('ticket', ticketId) as never as ReturnType<typeof aTicket>;
  lab.hub.store.put([row('ticket', { ...data, ...more })]);
  lab.hub.poke();
  await lab.clock.advance(5000);
}
const undo = async (undoId: string | null) => await desk.app.tickets.undo({ undoId: undoId ?? 'none' });

const change = (more: object = {}) => ({ fields: {}, addTags: [], removeTags: [], ...more });
const set = async (priority: 'high' | 'low') =>
  (await desk.app.tickets.set({ ticketId: 't1', fields: { priority } })).undoId;
const fill = (values: object, ticketId = 't1') =>
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- no array
  desk.app.tickets.fill({ ticketId, values: values as never });

describe('changing many tickets', () => {
  test('changes what can be changed, names the others with the reason, and is one step to take back', async () => {
    const ticketIds = ['t1', 't2', 't3', 't1', 'nowhere'];
    const done = await desk.app.tickets.change({
      ticketIds,
      change: change({ fields: { status: 'solved', priority: 'high' }, addTags: ['b'], removeTags: ['a'] }),
    });
    expect(done).toMatchObject({
      changed: 2,
      refused: [
        { ticketId: 't3', code: 'fields-missing' },
        { ticketId: 'nowhere', code: 'gone' },
      ],
    });
    expect(await get('t1')).toMatchObject({ status: 'solved', priority: 'high', tags: ['b'] });
    expect((await get('t3')).priority).toBe('normal');
    await sync();
    expect(await undo(done.undoId)).toEqual({ undone: 2, kept: 0 });
    await sync();
    expect(lab.hub.store.data('ticket', 't1')).toMatchObject({
      status: 'open',
      priority: 'normal',
      tags: ['a'],
      waitingSinceAt: T0,
      solvedAt: null,
    });
    expect(await get('t2')).toMatchObject({ status: 'open', tags: ['b', 'a'] });
  });

  test('of tickets that are as asked for already changes nothing', async () => {
    const done = await desk.app.tickets.change({
      ticketIds: ['t1'],
      change: change({ fields: { status: 'open' }, addTags: ['a'] }),
    });
    expect(done).toEqual({ undoId: null, changed: 0, refused: [] });
    expect((await desk.app.outbox.list({})).items).toEqual([]);
  });

  test('what the rules refuse of one ticket does not keep the others', async () => {
    await desk.app.tickets.merge({ ticketId: 't1', intoId: 't2' });
    const ticketIds = ['t1', 't2'];
    const done = await desk.app.tickets.change({ ticketIds, change: change({ fields: { assigneeId: 'ana' } }) });
    expect(done).toMatchObject({ changed: 1, refused: [{ ticketId: 't1', code: 'forbidden' }] });
  });
});

describe('taking back', () => {
  test('leaves alone what a colleague has changed since', async () => {
    const { undoId } = await desk.app.tickets.set({ ticketId: 't1', fields: { priority: 'high', status: 'pending' } });
    await sync();
    await elsewhere('t1', { priority: 'urgent' });
    expect(await undo(undoId)).toEqual({ undone: 1, kept: 1 });
    expect(await get('t1')).toMatchObject({ priority: 'urgent', status: 'open', waitingSinceAt: T0 });
  });

  test('works once, for a day, and for the last fifty changes', async () => {
    const first = await set('high');
    await undo(first);
    await expect(undo(first)).rejects.toMatchObject({ code: 'UNDO_GONE' });
    const old = await set('high');
    lab.clock.set(lab.clock.now() + 24 * HOUR + 1);
    await expect(undo(old)).rejects.toMatchObject({ code: 'UNDO_GONE' });
    const ids: (string | null)[] = [];
    for (let i = 0; i < 51; i += 1) ids.push(await set(i % 2 === 0 ? 'low' : 'high'));
    await expect(undo(ids[0] ?? null)).rejects.toMatchObject({ code: 'UNDO_GONE' });
    expect(await undo(ids[50] ?? null)).toEqual({ undone: 1, kept: 0 });
  });

  test('brings tags and custom fields back, each as far as it still is as it was left', async () => {
    const tagged = await desk.app.tickets.tag({ ticketId: 't1', add: ['x', 'y'], remove: ['a'] });
    await desk.app.tickets.tag({ ticketId: 't1', add: [], remove: ['x'] });
    expect(await undo(tagged.undoId)).toEqual({ undone: 1, kept: 1 });
    expect((await get('t1')).tags).toEqual(['a']);
    const filled = await fill({ order: 'A1', cause: 'leak' }, 't1');
    await fill({ order: 'B2' }, 't1');
    expect(await undo(filled.undoId)).toEqual({ undone: 1, kept: 1 });
    expect((await get('t1')).values).toEqual({ order: 'B2' });
  });

  test('of a macro takes its fields back and leaves its words', async () => {
    const macro = {
      set: { status: 'pending', priority: 'high' },
      fill: { order: 'M' },
      articleIds: ['k2'],
      follow: true,
    };
    lab.hub.store.put([row('macro', aMacro('m1', macro as never))]);
    lab.hub.poke();
    await lab.clock.advance(5000);
    const { undoId } = await desk.app.tickets.applyMacro({
      ticketId: 't1',
      macroId: 'm1',
      messageId: crypto.randomUUID(),
      body: 'hello',
      note: 'for us',
      attachmentIds: [],
      status: null,
    });
    const after = await get('t1');
    expect(after).toMatchObject({ values: { order: 'M' }, tags: ['a', 'refund'] });
    expect(after.articles).toEqual([{ articleId: 'k2', title: 'Article k2' }]);
    expect(after.followers.map(({ name }) => name)).toEqual(['Agent ana']);
    await undo(undoId);
    expect(await get('t1')).toMatchObject({
      status: 'open',
      priority: 'normal',
      values: {},
      tags: ['a'],
      articles: [],
      followers: [],
    });
    await sync();
    const { items } = await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
    expect(
      items
        .filter(({ kind }) => kind === 'reply' || kind === 'note')
        .map(({ body }) => body)
        .toSorted(),
    ).toEqual(['for us', 'hello']);
  });

  test.each([
    ['a macro that answers and sets pending', { status: 'pending' }, null],
    ['a macro that answers, solved with it', {}, 'solved'],
  ] as const)('of %s does not make the answered customer wait again, nor the ticket sleep', async (_, sets, status) => {
    await elsewhere('t1', { snoozedUntilAt: lab.clock.now() + HOUR });
    lab.hub.store.put([row('macro', aMacro('m1', { set: sets }))]);
    await sync();
    const use = { ticketId: 't1', macroId: 'm1', messageId: crypto.randomUUID(), attachmentIds: [] };
    const { undoId } = await desk.app.tickets.applyMacro({ ...use, body: 'hello', note: null, status });
    await undo(undoId);
    await sync();
    const after = { status: 'open', waitingSinceAt: null, snoozedUntilAt: null, tags: ['a'] };
    expect(lab.hub.store.data('ticket', 't1')).toMatchObject(after);
  });

  test('of a macro that only notes something lets the customer wait as before', async () => {
    lab.hub.store.put([row('macro', aMacro('m1', { kind: 'note', set: { status: 'pending' } }))]);
    await sync();
    const use = { ticketId: 't1', macroId: 'm1', messageId: crypto.randomUUID(), attachmentIds: [] };
    const { undoId } = await desk.app.tickets.applyMacro({ ...use, body: 'hm', note: null, status: null });
    await undo(undoId);
    expect(await get('t1')).toMatchObject({ status: 'open', waitingSinceAt: T0 });
  });

  test('of a ticket that has left this desk is not known any more, and of another still is', async () => {
    const gone = await set('high');
    const { undoId } = await desk.app.tickets.set({ ticketId: 't2', fields: { priority: 'low' } });
    await sync();
    await elsewhere('t1', { queueId: 'q9' });
    await expect(get('t1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(undo(gone)).rejects.toMatchObject({ code: 'UNDO_GONE' });
    expect(await undo(undoId)).toEqual({ undone: 1, kept: 0 });
  });
});

describe('merging', () => {
  test('shows the lines of the one among those of the other, page by page, and can be taken back', async () => {
    const { undoId } = await desk.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    await sync();
    expect(await get('t2')).toMatchObject({ status: 'closed', mergedInto: { ticketId: 't1', number: 1001 } });
    const target = await get('t1');
    expect(target.mergedFrom).toEqual([{ ticketId: 't2', number: 1002, subject: 'Subject t2' }]);
    expect(target.tags).toEqual(['a', 'b']);
    const lines: string[] = [];
    for (let before: string | null = null; ;) {
      const page = await desk.app.messages.timeline({ ticketId: 't1', before, limit: 2 });
      lines.unshift(
        ...page.items.map(({ body, fromTicket, event }) => `${event?.type ?? body} ${fromTicket?.number ?? ''}`),
      );
      if (page.before === null) break;
      before = page.before;
    }
    expect(lines.slice(0, 3)).toEqual(['where is my parcel ', 'of the second 1002', 'hello? ']);
    expect(lines.slice(3).toSorted()).toEqual(['merged ', 'merged 1002']);
    expect(await undo(undoId)).toEqual({ undone: 2, kept: 0 });
    expect(await get('t2')).toMatchObject({ status: 'open', mergedInto: null, waitingSinceAt: T0 });
    expect(await get('t1')).toMatchObject({ tags: ['a'], mergedFrom: [] });
  });

  test.each([
    ['solved', { status: 'solved', solvedAt: T0 + 1, waitingSinceAt: null }],
    ['open, with nobody waiting and asleep', { waitingSinceAt: null, snoozedUntilAt: T0 * 2 }],
    ['open, with somebody waiting for less long', { waitingSinceAt: T0 + 9 }],
  ])('into one that is %s waits there, and taken back only where it did', async (_, facts) => {
    await elsewhere('t1', { ...facts, followerIds: ['ana'] });
    await elsewhere('t2', { followerIds: ['bo'] });
    const before = lab.hub.store.data('ticket', 't1');
    const { undoId } = await desk.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    await sync();
    const merged = { status: 'open', waitingSinceAt: T0, snoozedUntilAt: null, followerIds: ['ana', 'bo'] };
    expect(lab.hub.store.data('ticket', 't1')).toMatchObject(merged);
    expect(await undo(undoId)).toEqual({ undone: 2, kept: 0 });
    await sync();
    const { status, waitingSinceAt, snoozedUntilAt } = before as never as ReturnType<typeof aTicket>;
    expect(lab.hub.store.data('ticket', 't1')).toMatchObject({
      status,
      waitingSinceAt,
      snoozedUntilAt,
      followerIds: ['ana'],
      tags: ['a'],
    });
    expect(lab.hub.store.data('ticket', 't2')).toMatchObject({
      status: 'open',
      waitingSinceAt: T0,
      mergedIntoId: null,
    });
    expect((await desk.app.outbox.list({})).items).toEqual([]);
  });

  test('taken back after the customer wrote to the other leaves that one open, and says so', async () => {
    await elsewhere('t1', { status: 'solved', solvedAt: T0 + 1, waitingSinceAt: null });
    const { undoId } = await desk.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    await sync();
    await elsewhere('t1', { preview: 'are you there?' });
    expect(await undo(undoId)).toMatchObject({ kept: 1 });
    await sync();
    expect(lab.hub.store.data('ticket', 't1')).toMatchObject({ status: 'open', waitingSinceAt: T0 });
  });

  test('into another queue goes there and comes back from there', async () => {
    const { undoId } = await desk.app.tickets.merge({ ticketId: 't2', intoId: 't3' });
    await sync();
    expect((await get('t2')).queueId).toBe('q2');
    await undo(undoId);
    await sync();
    expect(await get('t2')).toMatchObject({ queueId: 'q1', status: 'open', isPending: false });
    expect((await desk.app.outbox.list({})).items).toEqual([]);
  });

  test('brings along what was merged into the one before', async () => {
    await desk.app.tickets.merge({ ticketId: 't3', intoId: 't2' });
    await desk.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    expect((await get('t1')).mergedFrom.map(({ ticketId }) => ticketId)).toEqual(['t2', 't3']);
  });

  test.each([
    ['same', 't1', 't1'],
    ['merged', 't1', 't2'],
    ['spam', 't1', 't3'],
  ])('is refused when the other is the %s', async (reason, ticketId, intoId) => {
    await desk.app.tickets.merge({ ticketId: 't2', intoId: 't1' });
    await desk.app.tickets.set({ ticketId: 't3', fields: { status: 'spam' } });
    await expect(desk.app.tickets.merge({ ticketId, intoId })).rejects.toMatchObject({
      code: 'CANNOT_MERGE',
      data: { reason },
    });
  });
});

describe('custom fields', () => {
  test('that are asked for keep a ticket from being solved, by whatever way', async () => {
    expect((await get('t3')).missing).toEqual(['must']);
    const missing = { code: 'FIELDS_MISSING', data: { keys: ['must'] } };
    const attachmentIds: string[] = [];
    const solved = { attachmentIds, status: 'solved' as const };
    const words = { id: crypto.randomUUID(), kind: 'reply' as const, body: 'done', ...solved };
    const macro = { macroId: 'm1', messageId: crypto.randomUUID(), body: 'x', ...solved };
    await expect(desk.app.tickets.set({ ticketId: 't3', fields: { status: 'closed' } })).rejects.toMatchObject(missing);
    await expect(desk.app.messages.add({ ...words, ticketId: 't3' })).rejects.toMatchObject(missing);
    await expect(desk.app.tickets.applyMacro({ ...macro, ticketId: 't3' })).rejects.toMatchObject(missing);
    const moved = { status: 'solved', queueId: 'q2' } as const;
    await expect(desk.app.tickets.set({ ticketId: 't1', fields: moved })).rejects.toMatchObject(missing);
    expect((await desk.app.outbox.list({})).items).toEqual([]);
    await desk.app.tickets.set({ ticketId: 't3', fields: { status: 'spam' } });
    await desk.app.tickets.set({ ticketId: 't3', fields: { status: 'open' } });
    await fill({ must: 'yes' }, 't3');
    await desk.app.messages.add({ ...words, ticketId: 't3' });
    expect(await get('t3')).toMatchObject({ status: 'solved', missing: [] });
  });

  test('take only what fits them, and nothing under an unknown key', async () => {
    await expect(fill({ cause: 'flood', order: 'x' })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      data: { keys: ['cause'] },
    });
    await expect(fill({ nothing: 'x', must: 'y' })).rejects.toMatchObject({ data: { keys: ['nothing', 'must'] } });
    await fill({ cause: 'leak', nothing: null });
    expect((await get('t1')).values).toEqual({ cause: 'leak' });
  });
});

describe('following', () => {
  test('is chosen by an agent for themselves, and for nobody else', async () => {
    const asked = { ticketId: 't1', agentId: 'bo', isFollowing: true };
    await expect(desk.app.tickets.follow(asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await desk.app.tickets.follow({ ...asked, agentId: 'ana' });
    expect((await get('t1')).followers.map(({ agentId }) => agentId)).toEqual(['ana']);
  });

  test('lists the ticket until it is finished, and tells of what colleagues write there', async () => {
    await desk.app.tickets.follow({ ticketId: 't1', agentId: null, isFollowing: true });
    const view = { view: 'followed', queueId: null, text: '', order: 'waiting', after: null, limit: 9 } as const;
    expect((await desk.app.tickets.list(view)).items.map(({ id }) => id)).toEqual(['t1']);
    await sync();
    const bo = lab.desk('two');
    await bo.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    await lab.clock.advance(5000);
    const line = { ticketId: 't1', attachmentIds: [] as string[], status: null };
    await bo.app.messages.add({ ...line, id: crypto.randomUUID(), kind: 'reply', body: 'we are on it' });
    await bo.app.messages.add({ ...line, id: crypto.randomUUID(), kind: 'note', body: '@ana see', mentions: ['ana'] });
    await lab.clock.advance(5000);
    await sync();
    const { items } = await desk.app.notices.list({});
    expect(items.map(({ kind, fromName, ticketNumber, body }) => [kind, fromName, ticketNumber, body])).toEqual([
      ['mention', 'Agent bo', 1001, '@ana see'],
      ['followed', 'Agent bo', 1001, 'we are on it'],
    ]);
    expect((await bo.app.notices.list({})).items).toEqual([]);
    expect(await desk.app.sync.status({})).toMatchObject({ unread: 0 });
    await desk.app.notices.dismiss({ noticeIds: items.map(({ id }) => id) });
    await sync();
    expect((await desk.app.notices.list({})).items).toEqual([]);
    await desk.app.tickets.set({ ticketId: 't1', fields: { status: 'solved' } });
    expect((await desk.app.tickets.list(view)).items).toEqual([]);
  });
});

test('tags of the team are offered first, and retired ones not at all', async () => {
  lab.hub.store.put([
    row('tag', { id: 'g1' as never, tag: 'zz', note: '', isActive: true }),
    row('tag', { id: 'g2' as never, tag: 'b', note: '', isActive: false }),
  ]);
  await sync();
  expect((await get('t1')).knownTags).toEqual(['zz', 'a']);
});

test('an article is linked and taken off again', async () => {
  await desk.app.tickets.linkArticle({ ticketId: 't1', articleId: 'k2', isLinked: true });
  expect((await get('t1')).articles).toEqual([{ articleId: 'k2', title: 'Article k2' }]);
  await desk.app.tickets.linkArticle({ ticketId: 't1', articleId: 'k2', isLinked: false });
  expect((await get('t1')).articles).toEqual([]);
});
