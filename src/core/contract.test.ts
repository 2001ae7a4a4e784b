import { getEventMeta } from '@orpc/client';
import { traverseContractProcedures } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appContract } from '#shared/contract/app/index.ts';
import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { fromBase64, toBase64 } from '#core/kernel/base64.ts';
import { openLab, type AppClient, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import { walkTeamCalls } from '#testkit/contract-walk.ts';
import { practiceCalls } from '#testkit/contract-walk-practice.ts';
import { scenarioCalls } from '#testkit/contract-walk-scenarios.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { anAgent, aTicket, row, T0 } from '#testkit/core-team.ts';

const practice = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
let lab: Lab;
beforeEach(() => {
  lab = openLab({ practice });
});
afterEach(() => lab.close());

/** A client that notes the name of every call made through it. */
function recording(app: AppClient, calls: Set<string>): AppClient {
  const wrap = (target: object, path: string[]): unknown =>
    new Proxy(target, {
      get: (inner, key) => {
        const value: unknown = Reflect.get(inner, key);
        if (typeof key !== 'string' || key === 'then') return value;
        return path.length === 0
          ? wrap(value as object, [key])
          : (...args: unknown[]) => {
              calls.add([...path, key].join('.'));
              return (value as (...all: unknown[]) => unknown)(...args);
            };
      },
    });
  return wrap(app, []) as AppClient;
}

function everyName(): string[] {
  const names: string[] = [];
  traverseContractProcedures({ router: appContract, path: [] }, ({ path }) => names.push(path.join('.')));
  return names.toSorted();
}

/** Those of the desk for practice are the same calls once more, answered by the same code. */
const isOnStage = (name: string): boolean => name.startsWith('rehearsal.');
const everyCall = (): string[] => everyName().filter((name) => !isOnStage(name));

const ANA = { handle: 'ana', password: 'ana-password' };
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 } as const;
const content = new TextEncoder().encode('the photo of a broken parcel');

/** The basics of a day at the desk; everything is as before at the end. */
async function deskCalls(app: AppClient): Promise<void> {
  lab.hub.store.put([row('ticket', aTicket('t8', { status: 'closed', solvedAt: T0, waitingSinceAt: null }))]);
  const told = { kind: 'followed', ticketId: 't1', articleId: null, messageId: 'x1', fromId: 'bo' };
  lab.hub.store.put([row('notice', { id: 'n9', agentId: 'ana', ...told, reason: '', body: 'look', at: 1 } as never)]);
  lab.hub.poke();
  await lab.clock.advance(3000);
  await app.tickets.merge({ ticketId: 't8', intoId: 't1' });
  await app.tickets.unmerge({ ticketId: 't8' });
  const { undoId } = await app.tickets.merge({ ticketId: 't8', intoId: 't1' });
  expect(await app.tickets.undo({ undoId: undoId ?? '' })).toEqual({ undone: 1, kept: 0 });
  const change = { fields: {}, addTags: ['once'], removeTags: [] };
  expect(await app.tickets.change({ ticketIds: ['t1'], change })).toMatchObject({ changed: 1, refused: [] });
  await app.tickets.tag({ ticketId: 't1', add: [], remove: ['once'] });
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- no array
  expect(await app.tickets.fill({ ticketId: 't1', values: { unknown: null } })).toEqual({ undoId: null });
  for (const isFollowing of [true, false]) await app.tickets.follow({ ticketId: 't1', agentId: null, isFollowing });
  for (const isLinked of [true, false]) await app.tickets.linkArticle({ ticketId: 't1', articleId: 'k1', isLinked });
  expect((await app.notices.list({})).items).toMatchObject([{ id: 'n9', fromName: 'Agent bo', ticketNumber: 1001 }]);
  await app.notices.dismiss({ noticeIds: ['n9'] });
  expect((await app.notices.list({})).items).toEqual([]);
  await app.viewers.show({ windowId: 'w1', ticketId: 't1', doing: 'viewing' });
  expect(await app.viewers.of({ ticketId: 't1' })).toEqual({ viewers: [] });
}

async function ticketCalls(app: AppClient): Promise<void> {
  const [item] = (await app.tickets.list(all)).items;
  expect(item).toMatchObject({ id: 't1', isPending: false, hasDraft: false });
  const counts = await app.tickets.counts({});
  expect(counts.views.open).toEqual({ count: 1, isMore: false });
  expect(counts.queues.map((queue) => queue.open.count)).toEqual([1, 0]);
  await app.tickets.set({ ticketId: 't1', fields: { assigneeId: 'ana' } });
  await app.tickets.tag({ ticketId: 't1', add: ['vip'], remove: [] });
  await app.tickets.applyMacro({
    ticketId: 't1',
    macroId: 'm1',
    messageId: crypto.randomUUID(),
    body: 'Hello Customer c1',
    attachmentIds: [],
    status: null,
  });
  const ticket = await app.tickets.get({ ticketId: 't1' });
  expect(ticket).toMatchObject({
    assigneeName: 'Agent ana',
    status: 'pending',
    tags: ['vip', 'refund'],
    isPending: true,
  });
  expect(ticket.knownTags).toEqual(expect.arrayContaining(['vip', 'refund']));
  expect(ticket.queueName.en).toBe('After sales');
}

async function attachmentCalls({ app }: Pick<TestDesk, 'app'>): Promise<string> {
  const { uploadId: dropped } = await app.attachments.begin({ name: 'x.txt', mime: 'text/plain', bytes: 3 });
  await app.attachments.discard({ uploadId: dropped });
  const { uploadId } = await app.attachments.begin({ name: 'photo.jpg', mime: 'image/jpeg', bytes: content.length });
  await app.attachments.append({ uploadId, offset: 0, base64: toBase64(content.subarray(0, 9)) });
  await app.attachments.append({ uploadId, offset: 9, base64: toBase64(content.subarray(9)) });
  const file = await app.attachments.finish({ uploadId });
  expect(file).toMatchObject({ name: 'photo.jpg', bytes: content.length, sha256: nodeCrypto.sha256(content) });
  return file.id;
}

describe('every call of the contract', () => {
  test('does what it says on a desk that is signed in', async () => {
    const calls = new Set<string>();
    const desk = lab.desk('one');
    const app = recording(desk.app, calls);
    const stop = new AbortController();
    const events = await app.events.subscribe({}, { signal: stop.signal });
    expect((await app.events.ping({})).version).toBe('0.0.0-test');
    expect((await app.session.status({})).state).toBe('signed-out');
    expect(await app.settings.set({ theme: 'dark' })).toMatchObject({ theme: 'dark', language: 'system' });
    expect(await app.settings.get({})).toMatchObject({ theme: 'dark' });
    expect(await app.settings.telephony({})).toEqual({ address: null });
    expect(await app.settings.renewTelephony({})).toEqual({ address: null });
    await app.session.signIn(ANA);
    await lab.clock.advance(3000);

    await ticketCalls(app);
    await deskCalls(app);
    const attachmentId = await attachmentCalls({ app });
    await app.drafts.save({ ticketId: 't1', draft: { kind: 'reply', body: 'Dear', attachments: [] } });
    expect((await app.drafts.get({ ticketId: 't1' })).drafts.map((draft) => draft.body)).toEqual(['Dear']);
    expect((await app.tickets.get({ ticketId: 't1' })).hasDraft).toBe(true);
    await app.drafts.sawReplies({ ticketId: 't1', messageIds: [] });
    const id = crypto.randomUUID();
    await app.messages.add({
      id,
      ticketId: 't1',
      kind: 'reply',
      body: 'See photo',
      attachmentIds: [attachmentId],
      status: 'solved',
    });
    expect((await app.drafts.get({ ticketId: 't1' })).drafts).toEqual([]);
    const timeline = await app.messages.timeline({ ticketId: 't1', before: null, limit: 500 });
    expect(timeline.items.find((line) => line.id === id)).toMatchObject({
      isMine: true,
      authorName: 'Agent ana',
      delivery: 'local',
    });
    expect((await app.customers.get({ customerId: 'c1' })).tickets.map((ticket) => ticket.id).toSorted()).toEqual([
      't1',
      't8',
    ]);
    expect((await app.directory.get({})).macros.map((macro) => macro.id)).toEqual(['m1']);
    expect(
      (await app.knowledge.list({ tags: ['refund'], language: 'en', limit: 10 })).items.map((item) => item.id),
    ).toEqual(['k1']);
    expect((await app.knowledge.get({ articleId: 'k1' })).body).toBe('# Hello');

    expect((await app.outbox.list({})).items.length).toBeGreaterThanOrEqual(4);
    await app.outbox.retry({});
    await app.sync.now({});
    await lab.clock.advance(5000);
    expect(await app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, unread: 0 });
    const read = await app.attachments.read({ attachmentId, offset: 0 });
    expect([fromBase64(read.base64), read.totalBytes]).toEqual([content, content.length]);
    expect(lab.hub.files.get(nodeCrypto.sha256(content))).toEqual(content);

    await app.tickets.set({ ticketId: 't1', fields: { status: 'open' } });
    const { items } = await app.outbox.list({});
    await app.outbox.acknowledge({ mid: items[0]!.mid, keepAsDraft: false });
    const about = { kind: 'kept', ticketId: 't1', articleId: null, messageId: null, fromId: null };
    const notice = { id: 'n1', agentId: 'ana', ...about, reason: 'scope', body: 'my words', at: 1 };
    lab.hub.store.put([row('notice', notice as never)]);
    lab.hub.poke();
    await lab.clock.advance(3000);
    expect((await app.outbox.list({})).notices.map((one) => one.body)).toEqual(['my words']);
    await app.outbox.dismissNotice({ noticeId: 'n1' });
    expect((await app.outbox.list({})).notices).toEqual([]);

    const first = await events.next();
    expect(getEventMeta(first.value as object)?.id).toMatch(/-\d+$/);
    stop.abort();
    expect(await app.session.signOut({})).toEqual({ waiting: 1 });

    const agent = anAgent('ada', { role: 'admin' });
    lab.hub.store.put([row('agent', agent)]);
    lab.hub.accounts.set('ada', {
      agent,
      password: 'ada-password',
      scope: ['dir', 'q:q1', 'kb:help', 'sop:service', 's:service', 'a:ada'],
    });
    await app.session.signIn({ handle: 'ada', password: 'ada-password' });
    await lab.clock.advance(5000);
    lab.hub.isDown = true;
    await walkTeamCalls(app, (event, source) => desk.core.hear(event, source));
    await practiceCalls(app, lab.clock);
    await scenarioCalls(app);
    expect([...calls].toSorted()).toEqual(everyCall());
  });

  test('of the desk is there for practice too, but for those of people, shells and the team that watches', () => {
    const onStage = everyName()
      .filter(isOnStage)
      .map((name) => name.slice('rehearsal.'.length));
    const real = everyCall().filter(
      (name) => !/^(?:admin|board|diagnostics|practice|scenarios|session|settings)\./.test(name),
    );
    expect(onStage).toEqual(real);
  });

  test('is refused with LOCKED while nobody is signed in, except what the sign-in page needs', async () => {
    const { app } = lab.desk('one');
    const refused = [
      app.tickets.counts({}),
      app.tickets.list(all),
      app.tickets.get({ ticketId: 't1' }),
      app.tickets.set({ ticketId: 't1', fields: {} }),
      app.messages.timeline({ ticketId: 't1', before: null, limit: 1 }),
      app.drafts.get({ ticketId: 't1' }),
      app.outbox.list({}),
      app.directory.get({}),
      app.customers.get({ customerId: 'c1' }),
      app.knowledge.list({ tags: [], language: null, limit: 1 }),
      app.attachments.begin({ name: 'x', mime: 'x', bytes: 1 }),
      app.sync.status({}),
      app.sync.now({}),
      app.session.signOut({}),
    ];
    for (const call of refused) await expect(call).rejects.toMatchObject({ code: 'LOCKED', defined: true });
    expect((await app.session.status({})).hubName).toBe('Model hub');
    expect(await app.settings.get({})).toBeDefined();
  });

  test('says NOT_FOUND for what is not here and FORBIDDEN for what the role does not allow', async () => {
    const { app } = lab.desk('one');
    await app.session.signIn({ handle: 'tia', password: 'tia-password' });
    await lab.clock.advance(3000);
    await expect(app.tickets.get({ ticketId: 'nope' })).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true });
    await expect(app.customers.get({ customerId: 'nope' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await app.tickets.get({ ticketId: 't1' })).isEditable).toBe(false);
    await expect(app.tickets.set({ ticketId: 't1', fields: { priority: 'low' } })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await app.outbox.list({})).items).toEqual([]);
  });

  test('answers a defect with a reference that stands in the log, and with nothing of the defect itself', async () => {
    const { app, ports } = lab.desk('one');
    ports.settings.set = () => {
      throw new Error('secret detail');
    };
    const error = await app.settings
      .set({ theme: 'dark' })
      .catch((cause: unknown) => cause as { data: { reference: string } });
    expect(error).toMatchObject({ code: 'FAULT', defined: true });
    expect(JSON.stringify(error)).not.toContain('secret detail');
    const line = ports.log.lines.find((one) => one.event === 'call.fault');
    expect(line?.fields).toMatchObject({
      call: 'settings.set',
      reference: (error as { data: { reference: string } }).data.reference,
    });
  });
});
