import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversation, ImportResult } from '#shared/contract/team/import.ts';
import { TABLES, type TableName } from '#shared/domain/tables.ts';
import { startTestHub, type TestDevice, type TestHub } from '#testkit/hub/start-test-hub.ts';

let hub: TestHub;
let ada: TestDevice;
beforeAll(async () => {
  hub = await startTestHub({ tickets: [] });
  ada = await hub.signIn('ada');
});
afterAll(() => hub?.close());

const AT = Date.UTC(2026, 10, 19, 10);
const conversation = (id: string, over: Partial<Conversation> = {}): Conversation => ({
  id,
  source: 'stc3',
  language: 'zh',
  channel: 'chat',
  subject: '流量用完了',
  customerName: '李娜',
  tags: ['stc3'],
  status: 'solved',
  turns: [
    { speaker: 'customer', text: '流量怎么用完了？', at: AT },
    { speaker: 'agent', text: '我来帮您查一下。', at: AT + 1000 },
    { speaker: 'note', text: '套餐 20G', at: AT + 2000 },
  ],
  ...over,
});
type Refused = { code?: string; message?: string; data?: { issues: { path: string[] }[] } };
const load = (conversations: unknown[], queueId = 'billing', who = ada) =>
  who.post<ImportResult & Refused>('/api/v1/conversations/import', { queueId, conversations });

const scopeOf = async (handle: string) => (await (await hub.signIn(handle)).pull()).body.scope;

const docs = (tbl: TableName, like: string) =>
  hub.store.db
    .selectFrom('doc')
    .select(['id', 'data'])
    .where('tbl', '=', tbl)
    .where('id', 'like', like)
    .orderBy('id')
    .execute();

test('a conversation becomes a customer, a ticket and its messages, in words and order', async () => {
  const { status, body } = await load([conversation('one')]);
  expect([status, body]).toEqual([200, { created: ['one'], known: [] }]);
  const [ticket] = await docs('ticket', 't-one');
  expect(ticket?.data).toMatchObject({
    status: 'solved',
    queueId: 'billing',
    waitingSinceAt: null,
    preview: '我来帮您查一下。',
    firstReplyAt: AT + 1000,
    solvedAt: AT + 2000,
    pauses: [],
  });
  const messages = await docs('message', 'm-one-%');
  expect(messages.map(({ data }) => [data['kind'], data['body']])).toEqual([
    ['event', ''],
    ['customer', '流量怎么用完了？'],
    ['reply', '我来帮您查一下。'],
    ['note', '套餐 20G'],
  ]);
  for (const tbl of ['customer', 'ticket', 'message'] as const) {
    for (const { data } of await docs(tbl, '%one%')) expect(TABLES[tbl].safeParse(data).error).toBeUndefined();
  }
});

test('loading it again, together with others, loads only the others', async () => {
  await load([conversation('two')]);
  const [before] = await docs('ticket', 't-two');
  const { body } = await load([
    conversation('two', { subject: 'changed' }),
    conversation('three'),
    conversation('three'),
  ]);
  expect(body).toEqual({ created: ['three'], known: ['two', 'three'] });
  expect((await docs('ticket', 't-two'))[0]).toEqual(before);
});

test('two imports of the same conversations at once load them once', async () => {
  const batch = Array.from({ length: 20 }, (_, i) => conversation(`race-${i}`));
  const answers = await Promise.all([load(batch), load(batch), load(batch)]);
  expect(answers.flatMap(({ body }) => body.created).length).toBe(20);
  const numbers = (await docs('ticket', 't-race-%')).map(({ data }) => data['number']);
  expect(new Set(numbers).size).toBe(20);
});

test('an open ticket waits since the first words nobody answered', async () => {
  const turns = [
    { speaker: 'agent' as const, text: '您好', at: AT },
    { speaker: 'customer' as const, text: '还是不行', at: AT + 5000 },
    { speaker: 'customer' as const, text: '在吗', at: AT + 9000 },
  ];
  await load([conversation('open', { status: 'open', turns })]);
  expect((await docs('ticket', 't-open'))[0]?.data['waitingSinceAt']).toBe(AT + 5000);
});

test('what cannot be stored is refused with its place, and nothing of the batch is loaded', async () => {
  const nul = conversation('nul', { turns: [{ speaker: 'customer', text: 'a\u0000b', at: AT }] });
  const { status, body } = await load([conversation('beside'), nul]);
  expect([status, body.code, body.data?.issues[0]?.path.join('.')]).toEqual([
    400,
    'BAD_REQUEST',
    'conversations.1.turns.0.text',
  ]);
  const half = await load([conversation('half', { subject: 'cut \uD83D' })]);
  expect([half.status, half.body.message]).toEqual([400, 'invalid: conversations.0.subject']);
  const time = await load([conversation('time', { turns: [{ speaker: 'customer', text: 'x', at: -1.5 }] })]);
  expect([time.status, time.body.message]).toEqual([400, 'invalid: conversations.0.turns.0.at']);
  expect(await docs('ticket', 't-beside')).toEqual([]);
});

test('an unknown queue is refused; the queue for imports is made when it is missing, for all who read customers', async () => {
  const unknown = await load([conversation('lost')], 'no-such-queue');
  expect([unknown.status, unknown.body.code]).toEqual([422, 'UNKNOWN_QUEUE']);
  const made = await load([conversation('kept')], 'imported');
  expect(made.body.created).toEqual(['kept']);
  expect(await scopeOf('ann')).toContain('q:imported');
  expect(await scopeOf('tia')).not.toContain('q:imported');
});

test('only an administrator imports', async () => {
  const ann = await hub.signIn('ann');
  expect((await load([conversation('no')], 'billing', ann)).status).toBe(403);
});

test('a large batch is cut into commits of about a thousand rows', async () => {
  const turns = Array.from({ length: 120 }, (_, i) => ({
    speaker: 'customer' as const,
    text: `第 ${i} 句`,
    at: AT + i,
  }));
  const batch = Array.from({ length: 30 }, (_, i) => conversation(`large-${i}`, { turns }));
  const { v: before } = await hub.store.db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow();
  expect((await load(batch)).body.created.length).toBe(30);
  const { v: after } = await hub.store.db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow();
  expect(after - before).toBe(4);
});

test('an import leaves an audit entry', async () => {
  await load([conversation('watched')]);
  const list = await ada.call('/api/v1/audit?customerId=c-watched');
  expect(await list.json()).toMatchObject({ entries: [{ action: 'import', agentId: 'agent-ada', rows: 1 }] });
});
