/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Answers } from '#shared/contract/team/inbound.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Ticket, TicketFields } from '#shared/domain/ticket.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { eraseCustomer } from '#hub/erase/index.ts';
import { testChannel } from '../live-line.ts';
import { BILLING, type TestDevice, type TestHub } from '../start-test-hub.ts';
import { addMessage, setFields } from './mutations.ts';

/** As of a desk that has seen everything. */
const set = (ticketId: string, fields: TicketFields): Mutation => setFields(ticketId, fields, Number.MAX_SAFE_INTEGER);
const note = (ticketId: string, body: string): Mutation => {
  const made = addMessage(ticketId, body);
  return made.name === 'message.add' ? { ...made, message: { ...made.message, kind: 'note' } } : made;
};
const withFile = (made: Mutation, sha256: string): Mutation => {
  if (made.name !== 'message.add') return made;
  const file = { id: randomUUID() as never, name: 'b.png', mime: 'image/png', bytes: 9, sha256 };
  return { ...made, message: { ...made.message, attachments: [file] } };
};

const DAY = 86_400_000;
type Written = { ticketId: string; messageId: string; isNew: boolean };

/** Messages of channels: what every database has to carry alike. */
export function inboundSuite(hub: () => TestHub): void {
  let channel: Awaited<ReturnType<typeof testChannel>>;
  let ann: TestDevice;
  beforeAll(async () => {
    [channel, ann] = [await testChannel(hub(), 'inbound', BILLING), await hub().signIn('ann')];
  });
  const rows = async <T>(tbl: string, id: string, by: 'id' | 'ref' = 'id'): Promise<T[]> =>
    (await hub().store.db.selectFrom('doc').select('data').where('tbl', '=', tbl).where(by, '=', id).execute()).map(({ data }) => data as T); // prettier-ignore
  const ticket = async (id: string) => (await rows<Ticket>('ticket', id))[0]!;
  const write = async (over: Record<string, unknown> = {}) => {
    const message = {
      channel: 'email',
      conversationId: randomUUID(),
      messageId: randomUUID(),
      from: { name: '王伟' },
      text: '您好',
    };
    const answer = await channel.write({ ...message, ...over });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body as Written;
  };
  const answers = async (conversationId: string, after = '') => {
    const headers = { authorization: `Bearer ${channel.token}` };
    const path = `/inbound/v1/conversations/${encodeURIComponent(conversationId)}/messages?after=${encodeURIComponent(after)}`;
    return (await (await hub().fetch(path, { headers })).json()) as Answers;
  };

  test('the first message makes a customer and a ticket with a number that waits; the next stands on the same', async () => {
    const conversationId = 'conv / 1?';
    const from = { name: '王\u202E伟', phone: '138 0013 8123', email: 'Wei@Example.com', handle: 'wx_1' };
    const first = await write({ conversationId, from, subject: '退货', text: '我要退货' });
    hub().clock.advance(1000);
    const second = await write({ conversationId, from, text: '在吗' });
    expect([second.ticketId, second.isNew]).toEqual([first.ticketId, true]);
    const made = await ticket(first.ticketId);
    expect(made).toMatchObject({
      subject: '退货',
      status: 'open',
      queueId: BILLING,
      channel: 'email',
      preview: '在吗',
    });
    expect(made.number).toBeGreaterThan(0);
    expect(made.waitingSinceAt).toBe(hub().clock.now() - 1000);
    const [customer] = await rows<Customer>('customer', made.customerId);
    expect(customer).toMatchObject({ name: '王 伟', phones: ['+8613800138123'], emails: ['Wei@Example.com'] });
    const lines = await rows<Message>('message', first.ticketId, 'ref');
    expect(lines.map(({ body }) => body).toSorted()).toEqual(['在吗', '我要退货']);
    const member = hub().store.db.selectFrom('member').select('part').where('tbl', '=', 'ticket').where('op', '=', 1);
    expect(await member.where('id', '=', first.ticketId).execute()).toEqual([{ part: `q:${BILLING}` }]);
  });

  test('a message sent again, also at the same moment, is written once', async () => {
    const same = { conversationId: randomUUID(), messageId: randomUUID(), text: '一次' };
    const sent = await Promise.all(Array.from({ length: 5 }, () => write(same)));
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(sent.map(({ ticketId, messageId }) => `${ticketId} ${messageId}`)).size).toBe(1);
    expect(await rows('message', sent[0]?.ticketId ?? '', 'ref')).toHaveLength(1);
  });

  test('messages that begin a conversation at the same moment make one ticket', async () => {
    const conversationId = randomUUID();
    const sent = await Promise.all(Array.from({ length: 4 }, (_, i) => write({ conversationId, text: `${i}` })));
    expect(new Set(sent.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(await rows('message', sent[0]?.ticketId ?? '', 'ref')).toHaveLength(4);
  });

  test('a customer is known by handle, number or e-mail; where several have a number, nobody is taken for another', async () => {
    const phone = '+8613700137000';
    const first = await write({ from: { phone, email: 'a@b.example', handle: 'h1' } });
    const { customerId } = await ticket(first.ticketId);
    const again = [{ handle: 'h1' }, { phone: '0086 137 0013 7000' }, { email: 'A@B.example' }];
    for (const from of again) expect((await ticket((await write({ from })).ticketId)).customerId).toBe(customerId);
    const [known] = await rows<Customer>('customer', customerId);
    const twin = { ...known!, id: `twin-${randomUUID()}` as Customer['id'] };
    await hub().write([{ tbl: 'customer', id: twin.id, data: twin }]);
    const third = await ticket((await write({ from: { phone } })).ticketId);
    expect([customerId, twin.id]).not.toContain(third.customerId);
  });

  test('who begins several conversations at the same moment is one customer', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => write({ from: { handle: 'hasty', phone: '+8613500135000' } })));
    const customers = await Promise.all(sent.map(async ({ ticketId }) => (await ticket(ticketId)).customerId));
    expect([new Set(sent.map(({ ticketId }) => ticketId)).size, new Set(customers).size]).toEqual([3, 1]);
  });

  test('what was solved a short while ago is open again, what was solved long ago or closed begins anew', async () => {
    const conversationId = randomUUID();
    const first = await write({ conversationId });
    await ann.push([set(first.ticketId, { status: 'solved' })]);
    hub().clock.advance(6 * DAY);
    await hub()
      .signIn('ann', ann.id)
      .then((device) => (ann.session = device.session));
    expect((await write({ conversationId, text: '还没好' })).ticketId).toBe(first.ticketId);
    expect(await ticket(first.ticketId)).toMatchObject({
      status: 'open',
      solvedAt: null,
      waitingSinceAt: hub().clock.now(),
    });
    const lines = await rows<Message>('message', first.ticketId, 'ref');
    expect(
      lines.some(({ event }) => event?.type === 'field-changed' && event.from === 'solved' && event.to === 'open'),
    ).toBe(true);
    await ann.push([set(first.ticketId, { status: 'closed' })]);
    const second = await write({ conversationId, text: '又来了' });
    expect(second.ticketId).not.toBe(first.ticketId);
    expect((await ticket(second.ticketId)).customerId).toBe((await ticket(first.ticketId)).customerId);
    expect((await write({ conversationId })).ticketId).toBe(second.ticketId);
  });

  test('who writes in the conversation of somebody else stays who they are', async () => {
    const conversationId = randomUUID();
    const own = await write({ from: { handle: 'second' } });
    const first = await write({ conversationId, from: { handle: 'first' } });
    await ann.push([set(first.ticketId, { status: 'closed' })]);
    const next = await write({ conversationId, from: { handle: 'second' } });
    expect((await ticket(next.ticketId)).customerId).toBe((await ticket(first.ticketId)).customerId);
    const later = await write({ from: { handle: 'second' } });
    expect((await ticket(later.ticketId)).customerId).toBe((await ticket(own.ticketId)).customerId);
  });

  test('a sleeping ticket wakes, one that waited for the customer waits for us, spam stays what it is', async () => {
    const conversationId = randomUUID();
    const { ticketId } = await write({ conversationId });
    await ann.push([set(ticketId, { status: 'pending' }), set(ticketId, { snoozedUntilAt: hub().clock.now() + DAY })]);
    hub().clock.advance(1000);
    await write({ conversationId });
    const woken = await ticket(ticketId);
    expect(woken).toMatchObject({ status: 'open', snoozedUntilAt: null, waitingSinceAt: hub().clock.now() });
    expect(woken.pauses.every(({ to }) => to !== null)).toBe(true);
    await ann.push([set(ticketId, { status: 'spam' })]);
    expect((await write({ conversationId })).ticketId).toBe(ticketId);
    expect(await ticket(ticketId)).toMatchObject({ status: 'spam', waitingSinceAt: null });
  });

  test('a merged ticket is answered where it went, and the channel hears of it', async () => {
    const conversationId = randomUUID();
    const [first, other] = [await write({ conversationId }), await write()];
    await ann.push([addMessage(first.ticketId, '第一个回复'), addMessage(other.ticketId, '别人的')]);
    const merge = {
      name: 'ticket.merge',
      ticketId: first.ticketId,
      intoId: other.ticketId,
      eventIds: { from: randomUUID(), into: randomUUID() },
    };
    await ann.push([merge]);
    expect((await ticket(first.ticketId)).mergedIntoId).toBe(other.ticketId);
    const sha256 = createHash('sha256').update('after').digest('hex');
    await ann.call(`/files/v1/${sha256}`, { method: 'PUT', body: 'after' });
    await ann.push([withFile(addMessage(other.ticketId, '合并后'), sha256)]);
    const headers = { authorization: `Bearer ${channel.token}` };
    expect(await (await hub().fetch(`/inbound/v1/files/${sha256}`, { headers })).text()).toBe('after');
    expect((await answers(conversationId)).messages.map(({ text }) => text)).toEqual(['第一个回复', '合并后']);
    expect((await write({ conversationId })).ticketId).toBe(other.ticketId);
    expect((await answers(conversationId)).messages.map(({ text }) => text)).toEqual(['第一个回复', '合并后']);
  });

  test('agents’ answers are fetched in pages, each once, and no note ever', async () => {
    const conversationId = randomUUID();
    const { ticketId } = await write({ conversationId });
    expect(await answers(conversationId)).toEqual({ messages: [], next: '', more: false });
    await ann.push([note(ticketId, '内部'), ...Array.from({ length: 101 }, (_, i) => addMessage(ticketId, `答 ${i}`))].slice(0, 100)); // prettier-ignore
    await ann.push([addMessage(ticketId, '最后'), addMessage(ticketId, '再见')]);
    const first = await answers(conversationId);
    expect([first.messages.length, first.more, first.messages[0]?.name]).toEqual([100, true, '安小雨']);
    const rest = await answers(conversationId, first.next);
    expect([rest.messages.length, rest.more]).toEqual([1, false]);
    const texts = [...first.messages, ...rest.messages].map(({ text }) => text);
    expect(new Set(texts).size).toBe(101);
    expect(texts).not.toContain('内部');
    expect((await answers(conversationId, rest.next)).messages).toEqual([]);
  });

  test('files come with the message and are kept; those of an answer are fetched by the channel only', async () => {
    const base64 = Buffer.from('a picture').toString('base64');
    const conversationId = randomUUID();
    const { ticketId } = await write({
      conversationId,
      text: '',
      attachments: [{ name: '../../evil\u202E.png', mime: 'image/png', base64 }],
    });
    const [file] = await rows<Attachment>('attachment', ticketId, 'ref');
    expect(file).toMatchObject({ name: 'evil .png', mime: 'image/png', bytes: 9 });
    const got = await ann.call(`/files/v1/${file?.sha256}`);
    expect(await got.text()).toBe('a picture');
    const headers = { authorization: `Bearer ${channel.token}` };
    expect((await hub().fetch(`/inbound/v1/files/${file?.sha256}`, { headers })).status).toBe(404);
    await ann.push([withFile(addMessage(ticketId, '见附件'), file?.sha256 ?? '')]);
    expect((await answers(conversationId)).messages[0]?.attachments).toMatchObject([
      { name: 'b.png', sha256: file?.sha256 },
    ]);
    expect(await (await hub().fetch(`/inbound/v1/files/${file?.sha256}`, { headers })).text()).toBe('a picture');
    const other = await testChannel(hub(), 'inbound', BILLING);
    const strange = await hub().fetch(`/inbound/v1/files/${file?.sha256}`, {
      headers: { authorization: `Bearer ${other.token}` },
    });
    expect(strange.status).toBe(404);
  });

  test('who was erased is somebody new when they write again, and what they had sent does not come back', async () => {
    const same = {
      conversationId: randomUUID(),
      messageId: randomUUID(),
      from: { name: '李', handle: 'gone', phone: '+8613600136000' },
    };
    const first = await write(same);
    const { customerId } = await ticket(first.ticketId);
    await eraseCustomer(hub().store.db, customerId, commandLine(hub().clock.now()));
    expect((await write(same)).isNew).toBe(false);
    expect(await rows('ticket', first.ticketId)).toEqual([]);
    const second = await write({ ...same, messageId: randomUUID() });
    const after = await ticket(second.ticketId);
    expect([second.ticketId, after.customerId]).not.toContain(customerId);
    expect(await rows('customer', customerId)).toEqual([]);
    const left = await hub()
      .store.db.selectFrom('inbound_handle')
      .selectAll()
      .where('customer', '=', customerId)
      .execute();
    expect(left).toEqual([]);
  });

  test('what does not fit is refused with its place, and makes nothing', async () => {
    const good = { channel: 'chat', conversationId: 'bad', messageId: 'm', from: {}, text: 'x' };
    const bad: [Record<string, unknown>, string][] = [
      [{ channel: 'pigeon' }, 'channel'],
      [{ channel: 'phone' }, 'channel'],
      [{ conversationId: '' }, 'conversationId'],
      [{ messageId: 'a\u0000b' }, 'messageId'],
      [{ from: { email: 'nobody' } }, 'from.email'],
      [{ text: '  ' }, 'text'],
      [{ text: 'x'.repeat(64_001) }, 'text'],
      [{ queue: 'nowhere' }, 'queue'],
      [{ attachments: [{ name: 'a', mime: 'text/plain', base64: '***' }] }, 'attachments.0.base64'],
      [{ at: -1 }, 'at'],
    ];
    for (const [over, detail] of bad) {
      const answer = await channel.write({ ...good, ...over });
      expect([detail, answer.status, answer.body]).toEqual([detail, 400, { code: 'invalid', detail }]);
    }
    const left = await hub()
      .store.db.selectFrom('inbound_conversation')
      .selectAll()
      .where('conversation', '=', 'bad')
      .execute();
    expect(left).toEqual([]);
    expect((await channel.write({ ...good, text: 'x\u0000\uD800y' })).status).toBe(200);
    const none = await hub().fetch('/inbound/v1/messages', { method: 'POST', body: JSON.stringify(good) });
    expect(none.status).toBe(401);
    expect((await ann.call('/inbound/v1/messages', { method: 'POST', body: JSON.stringify(good) })).status).toBe(401);
    const headers = { authorization: `Bearer ${channel.token}` };
    expect((await hub().fetch('/inbound/v1/conversations/nobody/messages', { headers })).status).toBe(404);
    expect((await hub().fetch('/inbound/v1/conversations/bad/messages?after=x', { headers })).status).toBe(400);
  });
}
