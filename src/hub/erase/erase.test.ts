import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contact } from '#shared/domain/contact.ts';
import { queuePart } from '#shared/domain/part.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { importConversations, IMPORT_QUEUE } from '#hub/conversations/import.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { BILLING, startTestHub, type TestDevice, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { addMessage } from '#testkit/hub/suite/mutations.ts';
import { eraseCustomer, keepErased, receipts, type Erasure, type Ledger } from './index.ts';

let hub: TestHub;
let device: TestDevice;
beforeAll(async () => {
  hub = await startTestHub({ tickets: [] });
  device = await hub.signIn('ann');
});
afterAll(() => hub?.close());

function memoryLedger(erased: Erasure[] = []): Ledger & { readonly erased: Erasure[] } {
  return { erased, read: () => Promise.resolve([...erased]), append: async (more) => void erased.push(...more) };
}
const doer = () => commandLine(hub.clock.now());
const PART = queuePart(BILLING);
const head = async (): Promise<number> =>
  (await hub.store.db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow()).v;
const idsOf = async (tbl: string): Promise<string[]> =>
  (await hub.store.db.selectFrom('doc').select('id').where('tbl', '=', tbl).orderBy('id').execute()).map(
    ({ id }) => id,
  );

/** A ticket with as many lines as a commit may not delete at once, and a file. */
async function written(lines: number) {
  const rows = await hub.addTicket({});
  const { id: ticketId, customerId } = rows.ticket;
  const bytes = Buffer.from(`a file of ${ticketId}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect((await device.call(`/files/v1/${sha256}`, { method: 'PUT', body: bytes })).status).toBe(204);
  const file = { id: `file-${ticketId}`, name: 'a.txt', mime: 'text/plain', bytes: bytes.length, sha256 };
  const first = addMessage(ticketId, 'with a file');
  const withFile = { ...first, message: { ...(first as { message: object }).message, attachments: [file] } };
  await device.push([withFile]);
  for (let sent = 0; sent < lines; sent += 100)
    await device.push(Array.from({ length: Math.min(100, lines - sent) }, (_, i) => addMessage(ticketId, `line ${i}`)));
  return { ticketId, customerId, sha256 };
}

test('a customer goes with every line, file and notice; desks drop them, and the others keep theirs', async () => {
  const [gone, stays] = [await written(620), await written(1)];
  const cursor = await head();
  expect((await idsOf('attachment')).length).toBe(2);
  const done = await eraseCustomer(hub.store.db, gone.customerId, doer());
  expect(done.tickets).toBe(1);
  expect(done.rows).toBeGreaterThan(620);
  expect(await idsOf('ticket')).toEqual([stays.ticketId]);
  expect(await idsOf('customer')).toEqual([stays.customerId]);
  expect(await idsOf('attachment')).toEqual([`file-${stays.ticketId}`]);
  expect((await hub.store.db.selectFrom('blob').select('sha256').execute()).map(({ sha256 }) => sha256)).toEqual([
    stays.sha256,
  ]);
  const all = JSON.stringify(await hub.store.db.selectFrom('doc').select('data').execute());
  expect(all).not.toContain(gone.ticketId);
  const left = new Set<string>();
  for (let from = cursor, more = true; more;) {
    const { body } = await device.pull({ cursor: from, live: [PART] });
    for (const [, , tbl, id, op] of body.rows) if (op === 0) left.add(`${tbl}/${id}`);
    [from, more] = [body.to, body.more];
  }
  expect([left.has(`ticket/${gone.ticketId}`), left.has(`customer/${gone.customerId}`)]).toEqual([true, true]);
  expect(left.size).toBeGreaterThan(620);
  expect(await device.push([addMessage(gone.ticketId, 'too late')])).toMatchObject({ status: 200 });
  expect((await device.pull({ cursor: await head() })).body.results.at(-1)?.[1]).toMatchObject({ status: 'rejected' });
  expect(await idsOf('ticket')).toEqual([stays.ticketId]);
}, 180_000);

test('which desks have dropped the rows is known by what they ask from', async () => {
  const { customerId } = await written(1);
  const before = await head();
  const other = await hub.signIn('ann');
  await eraseCustomer(hub.store.db, customerId, doer());
  const { scope: live } = (await device.pull({ cursor: before })).body;
  // Level up to now, but with a part that is still being loaded: nothing is known of that part.
  await device.pull({ cursor: await head(), live: [PART] });
  const waiting = (await receipts(hub.store.db)).find((one) => one.customerId === customerId);
  expect(waiting?.missing.map(({ deviceId }) => deviceId)).toEqual(
    expect.arrayContaining([device.session.deviceId, other.session.deviceId]),
  );
  await device.pull({ cursor: await head(), live });
  const after = (await receipts(hub.store.db)).find((one) => one.customerId === customerId);
  expect(after?.missing.map(({ deviceId }) => deviceId)).not.toContain(device.session.deviceId);
  expect(after?.missing.map(({ deviceId }) => deviceId)).toContain(other.session.deviceId);
});

test('a backup that brings them back loses them again before anything is served; list and database tell each other', async () => {
  const { customerId, ticketId } = await written(1);
  const known = await hub.store.db.selectFrom('erased').select('customer').execute();
  const ledger = memoryLedger([{ customerId, at: 1 }]);
  // The database is that of a backup: it knows nothing of this erasure.
  expect(await keepErased(hub.store.db, ledger, { now: hub.clock.now(), log: silentLog })).toBe(1);
  expect(await idsOf('ticket')).not.toContain(ticketId);
  const listed = new Set(ledger.erased.map((one) => one.customerId));
  expect(listed).toEqual(new Set([customerId, ...known.map(({ customer }) => customer)]));
  expect(await keepErased(hub.store.db, ledger, { now: hub.clock.now(), log: silentLog })).toBe(0);
  expect((await receipts(hub.store.db)).map((one) => one.customerId)).toContain(customerId);
});

test('the file they came from does not bring them back', async () => {
  const conversation = {
    id: 'conv-1',
    language: 'zh',
    subject: '退款',
    status: 'solved',
    channel: 'chat',
    source: 'test',
    customerName: '周岚',
    tags: [],
    turns: [{ speaker: 'customer', at: 1000, text: '什么时候到账' }],
  } as never;
  const who = { agentId: 'agent-ada', role: 'admin', deviceId: null, untilAt: Number.MAX_SAFE_INTEGER } as never;
  const load = async () =>
    importConversations({ db: hub.store.db, clock: hub.clock }, who, {
      queueId: IMPORT_QUEUE.id,
      conversations: [conversation],
    });
  expect(await load()).toMatchObject({ kind: 'ok', result: { created: ['conv-1'], known: [] } });
  await eraseCustomer(hub.store.db, 'c-conv-1', doer());
  expect(await load()).toMatchObject({ kind: 'ok', result: { created: [], known: ['conv-1'] } });
  expect(await idsOf('customer')).not.toContain('c-conv-1');
});

const rang = (id: string, address: string): Contact => ({
  id: id as Contact['id'],
  channel: 'phone',
  direction: 'in',
  queueId: BILLING as Contact['queueId'],
  agentId: null,
  customerId: null,
  ticketId: null,
  address,
  match: 'several',
  ringingAt: 1,
  answeredAt: null,
  endedAt: 2,
  heldMs: 0,
  end: 'missed',
  disposition: null,
  summary: '',
  wrappedAt: null,
});

test('their number goes from contacts that name nobody; that somebody rang stays, and a number that is also another’s', async () => {
  const [own, shared] = ['+8613812340001', '+8613812340002'];
  const { customer: gone } = await hub.addTicket({});
  const { customer: stays } = await hub.addTicket({});
  const contacts = [rang('rang-own', own), rang('rang-shared', shared), rang('rang-other', '+8613812340003')];
  await hub.write([
    { tbl: 'customer', id: gone.id, data: { ...gone, phones: [own, shared] } },
    { tbl: 'customer', id: stays.id, data: { ...stays, phones: [shared] } },
    ...contacts.map((data) => ({ tbl: 'contact' as const, id: data.id, data })),
  ]);
  await eraseCustomer(hub.store.db, gone.id, doer());
  const rows = await hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'contact').orderBy('id').execute();
  expect(rows.map(({ data }) => [data['id'], data['address'], data['match']])).toEqual([
    ['rang-other', '+8613812340003', 'several'],
    ['rang-own', null, 'unknown'],
    ['rang-shared', shared, 'several'],
  ]);
});
