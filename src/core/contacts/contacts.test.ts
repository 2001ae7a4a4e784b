import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aTicket, row } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
const customer = (id: string, name: string, phones: string[]) =>
  row('customer', {
    id: id as never,
    name,
    tier: 'gold',
    phones,
    emails: [],
    language: 'zh',
    facts: [],
    createdAt: 1,
  });

beforeEach(async () => {
  lab = openLab();
  lab.hub.store.put([
    customer('c1', '周岚', ['+8613800138000', '+861065529988']),
    customer('c2', '赵先生', ['+8613911110000']),
    customer('c3', '赵太太', ['+8613911110000']),
    ...['c1', 'c2', 'c3'].map((id, i) =>
      row('ticket', aTicket(`of-${id}`, { customerId: id as never, number: 90 + i })),
    ),
  ]);
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
});
afterEach(() => lab.close());

const hear = (event: Partial<CallEventInput> & Pick<CallEventInput, 'type'>, source: 'desk' | 'claimed' = 'desk') =>
  desk.core.hear({ callId: 'call-1', at: lab.clock.now(), ...event }, source);
const live = async () => (await desk.app.contacts.live({})).contacts;
const only = async () => {
  const [one, ...more] = await live();
  expect(more).toEqual([]);
  return one!;
};
const saved = (id: string) => lab.hub.store.data('contact', id) as Record<string, unknown> | undefined;

describe('whose number it is', () => {
  test('is found as it is dialled, nearly found, shared, not known, not shown, or one of ours', async () => {
    const kinds = [
      ['138-0013-8000', 'one', '周岚', 1],
      ['00861065529988', 'one', '周岚', 1],
      // Somebody dials with another area code; the last eight digits are those of a landline of hers.
      ['+862165529988', 'maybe', '周岚', 1],
      ['13911110000', 'several', undefined, 2],
      ['+14155550132', 'unknown', undefined, 0],
      ['anonymous', 'withheld', undefined, 0],
      ['8001', 'internal', undefined, 0],
    ] as const;
    for (const [address] of kinds) expect(hear({ type: 'ring', address, callId: address }).taken).toBe(true);
    const found = (await live()).map(({ contact, card }) => [
      contact.match,
      card?.customer.name,
      contact.candidates.length,
    ]);
    expect(found).toEqual(kinds.map(([, ...rest]) => rest));
  });

  test('what anybody can claim is a maybe, however well it fits', async () => {
    hear({ type: 'ring', address: '13800138000' }, 'claimed');
    expect((await only()).contact).toMatchObject({ match: 'maybe', source: 'claimed' });
  });

  test('the agent knows better: another one, or none of these', async () => {
    hear({ type: 'ring', address: '13911110000' });
    const { contact } = await only();
    await desk.app.contacts.pick({ contactId: contact.id, customerId: 'c3' });
    expect((await only()).card?.customer.name).toBe('赵太太');
    await desk.app.contacts.pick({ contactId: contact.id, customerId: null });
    expect((await only()).card).toBeNull();
  });

  test('is read as it is dialled in the country of its queue', async () => {
    const usual = { country: 'CN', acwMs: MINUTE, isDispositionRequired: false };
    const contacts = { usual, queues: { q1: { country: 'GB' } }, dispositions: [], blocked: [] };
    lab.hub.store.put([
      customer('c4', 'Ann Lee', ['+442079460018']),
      row('ticket', aTicket('of-c4', { customerId: 'c4' as never, number: 94 })),
      row('team', { id: 'team', reviewAfterDays: 180, signature: null, contacts } as never),
    ]);
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    hear({ type: 'ring', address: '020 7946 0018', queueId: 'q1' });
    expect(await only()).toMatchObject({ contact: { match: 'one', address: { e164: '+442079460018' } } });
    hear({ type: 'hangup' });
    hear({ type: 'ring', callId: 'call-2', address: '020 7946 0018' });
    // Of no queue it is one of Guangzhou, which ends alike.
    expect(await only()).toMatchObject({ contact: { match: 'maybe', address: { e164: '+862079460018' } } });
  });

  test('who is blocked rings nobody, and is told that it is busy', async () => {
    const usual = { country: 'CN', acwMs: MINUTE, isDispositionRequired: false };
    const contacts = { usual, queues: {}, dispositions: [], blocked: [{ number: '+8613800138000', note: '' }] };
    lab.hub.store.put([row('team', { id: 'team', reviewAfterDays: 180, signature: null, contacts })]);
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(hear({ type: 'ring', address: '138 0013 8000' })).toEqual({ taken: true, reject: 'busy' });
    expect(await live()).toEqual([]);
  });
});

const ring = () => hear({ type: 'ring', address: '13800138000', name: 'Zhou' });

describe('a call', () => {
  test('is said whole with every event, and goes through its states', async () => {
    const stop = new AbortController();
    const events = await desk.app.events.subscribe({}, { signal: stop.signal });
    const told: unknown[] = [];
    const listening = (async () => {
      for await (const event of events) {
        if (event.type === 'contact') told.push([event.contact.state, event.card?.customer.name]);
        if (told.length === 4) break;
      }
    })();
    await lab.clock.advance(100);
    ring();
    for (const type of ['answer', 'hold', 'resume'] as const) {
      await lab.clock.advance(10 * SECOND);
      hear({ type });
    }
    for (let i = 0; i < 40 && told.length < 4; i += 1) await lab.clock.advance(50);
    stop.abort();
    await listening.catch(() => undefined);
    expect(told.at(-1)).toEqual(['answered', '周岚']);
    expect((await only()).contact).toMatchObject({ state: 'answered', heldMs: 10 * SECOND });
  });

  test('twice, late, out of order or without a ring is still one call', async () => {
    hear({ type: 'answer' });
    ring();
    ring();
    hear({ type: 'answer' });
    expect((await only()).contact).toMatchObject({ state: 'answered', match: 'one' });
  });

  test('whose hang-up came first rings nobody, and is noted as missed', async () => {
    hear({ type: 'hangup' });
    ring();
    expect(await live()).toEqual([]);
    await lab.clock.advance(5000);
    const { items } = await desk.app.contacts.list({ view: 'missed', queueId: null, after: null, limit: 9 });
    expect(items.map(({ customerName, end }) => [customerName, end])).toEqual([['周岚', 'missed']]);
    expect(saved(items[0]!.id)).toMatchObject({ agentId: null, customerId: 'c1', address: '+8613800138000' });
  });

  test('that a colleague takes goes away without a trace of mine', async () => {
    ring();
    hear({ type: 'answer', users: ['bo'] });
    expect(await live()).toEqual([]);
    await lab.clock.advance(5000);
    expect((await desk.app.contacts.list({ view: 'all', queueId: null, after: null, limit: 9 })).items).toEqual([]);
  });

  test('is answered here where the exchange names me, or an extension nobody else has', async () => {
    ring();
    hear({ type: 'answer', users: ['8001'] });
    expect((await only()).contact.state).toBe('answered');
  });

  test('whose end nobody heard is given up, and one in hand waits for its wrap-up', async () => {
    ring();
    await lab.clock.advance(2 * MINUTE);
    expect(await live()).toEqual([]);
    // Heard of long ago: a desk that was asleep all the while.
    hear({ type: 'answer', callId: 'call-2', address: '13800138000', at: lab.clock.now() - 5 * HOUR });
    expect((await only()).contact).toMatchObject({ state: 'ended', end: 'lost' });
  });

  test('stands again after a restart, with what was jotted down', async () => {
    ring();
    hear({ type: 'answer' });
    const { contact } = await only();
    await desk.app.contacts.jot({ contactId: contact.id, notes: '退款未到账', disposition: null });
    await desk.core.stop();
    desk = startDesk(desk.ports);
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect((await only()).contact).toMatchObject({ state: 'answered', notes: '退款未到账' });
    hear({ type: 'hangup' });
    expect((await only()).contact.state).toBe('ended');
  });

  test('that I have answered stays mine when a colleague takes it over', async () => {
    ring();
    hear({ type: 'answer' });
    await lab.clock.advance(MINUTE);
    hear({ type: 'answer', users: ['bo'] });
    expect((await only()).contact.state).toBe('answered');
  });

  test('whose other side gave up while the desk was closed is missed when it opens', async () => {
    ring();
    await lab.clock.advance(100);
    await desk.core.stop();
    await lab.clock.advance(3 * MINUTE);
    desk = startDesk(desk.ports);
    await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    await lab.clock.advance(5000);
    expect(await live()).toEqual([]);
    const { items } = await desk.app.contacts.list({ view: 'missed', queueId: null, after: null, limit: 9 });
    expect(items.map(({ end }) => end)).toEqual(['lost']);
  });

  test('from a link writes nothing by itself', async () => {
    hear({ type: 'ring', address: '13800138000' }, 'claimed');
    hear({ type: 'hangup' }, 'claimed');
    expect(await live()).toEqual([]);
    await lab.clock.advance(5000);
    expect((await desk.app.contacts.list({ view: 'all', queueId: null, after: null, limit: 9 })).items).toEqual([]);
  });

  test('beyond what anybody can look at is left out and counted', async () => {
    for (let i = 0; i < 60; i += 1) hear({ type: 'ring', callId: `flood-${i}`, address: '13800138000' });
    const { contacts, shed } = await desk.app.contacts.live({});
    expect([contacts.length, shed.count]).toEqual([40, 20]);
  });

  test('is not taken while nobody is signed in', async () => {
    await desk.app.session.signOut({});
    expect(ring()).toEqual({ taken: false, reject: null });
  });
});

const call = async (address: string) => {
  hear({ type: 'ring', address });
  await lab.clock.advance(4 * SECOND);
  hear({ type: 'answer' });
  await lab.clock.advance(MINUTE);
  hear({ type: 'hangup', cause: 'normal' });
  return (await only()).contact;
};
const settle = () => lab.clock.advance(5000);

describe('after the call', () => {
  test('its end is with the hub at once, and the wrap-up completes it: row, note on the ticket, nothing left here', async () => {
    const { id } = await call('13800138000');
    await settle();
    expect(saved(id)).toMatchObject({ agentId: 'ana', end: 'finished', wrappedAt: null, customerId: 'c1' });
    await desk.app.contacts.open({ contactId: id });
    await desk.app.contacts.attach({ contactId: id, ticketId: 'of-c1' });
    await desk.app.contacts.wrap({ contactId: id, summary: ' 退款周三到账 ', disposition: null });
    expect(await live()).toEqual([]);
    await settle();
    expect(saved(id)).toMatchObject({
      summary: '退款周三到账',
      ticketId: 'of-c1',
      wrappedAt: expect.any(Number) as number,
    });
    const { items } = await desk.app.messages.timeline({ ticketId: 'of-c1', before: null, limit: 9 });
    expect(items.at(-1)).toMatchObject({ kind: 'note', body: '退款周三到账', delivery: 'synced' });
  });

  test('late words of it open nothing again and take nothing back', async () => {
    const { id } = await call('13800138000');
    await desk.app.contacts.wrap({ contactId: id, summary: '已解决', disposition: null });
    hear({ type: 'hangup' });
    hear({ type: 'answer' });
    hear({ type: 'ring', address: '13800138000' });
    expect(await live()).toEqual([]);
    await settle();
    expect(saved(id)).toMatchObject({ summary: '已解决' });
  });

  test('no ticket is no ticket, and the ticket of one customer is not kept for another', async () => {
    const { id } = await call('13800138000');
    await desk.app.contacts.open({ contactId: id });
    expect((await only()).contact.ticketId).toBe('of-c1');
    await desk.app.contacts.pick({ contactId: id, customerId: 'c2' });
    expect((await only()).contact.ticketId).toBeNull();
    await desk.app.contacts.attach({ contactId: id, ticketId: 'of-c2' });
    await desk.app.contacts.attach({ contactId: id, ticketId: null });
    expect((await only()).contact.ticketId).toBeNull();
  });

  test('offline it waits in the outbox, and a colleague reads it when the line is back', async () => {
    lab.hub.isDown = true;
    const { id } = await call('13800138000');
    await desk.app.contacts.wrap({ contactId: id, summary: '离线整理', disposition: null });
    expect(saved(id)).toEqual({});
    lab.hub.isDown = false;
    await lab.clock.advance(2 * MINUTE);
    const bo = lab.desk('two');
    await bo.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    await settle();
    const { items } = await bo.app.contacts.list({ view: 'all', queueId: null, after: null, limit: 9 });
    expect(items).toMatchObject([{ id, summary: '离线整理', customerName: '周岚', agentName: 'Agent ana' }]);
  });

  test('somebody new becomes a customer with a ticket, and the same number is known the next time', async () => {
    const { id } = await call('+14155550132');
    const made = await desk.app.contacts.create({ contactId: id, name: 'Dana', subject: 'Call', queueId: null });
    expect((await desk.app.tickets.get({ ticketId: made.ticketId })).number).toBe(0);
    expect((await desk.app.tickets.get({ ticketId: made.ticketId })).isEditable).toBe(true);
    await desk.app.contacts.wrap({ contactId: id, summary: 'asked for prices', disposition: null });
    await settle();
    expect((await desk.app.tickets.get({ ticketId: made.ticketId })).number).toBeGreaterThan(0);
    hear({ type: 'ring', callId: 'again', address: '+1 (415) 555-0132' });
    expect((await only()).contact).toMatchObject({ match: 'one', customerId: made.customerId });
  });

  test('a queue that asks for a disposition gets one before it is finished with', async () => {
    const usual = { country: 'CN', acwMs: MINUTE, isDispositionRequired: true };
    const dispositions = [{ key: 'refund', label: { zh: '退款', en: 'Refund' }, queueIds: [], isActive: true }];
    const contacts = { usual, queues: {}, dispositions, blocked: [] };
    lab.hub.store.put([row('team', { id: 'team', reviewAfterDays: 180, signature: null, contacts } as never)]);
    await desk.app.sync.now({});
    await settle();
    const { id } = await call('13800138000');
    const wrap = (disposition: string | null) =>
      desk.app.contacts.wrap({ contactId: id, summary: '', disposition: disposition });
    await expect(wrap(null)).rejects.toMatchObject({ code: 'DISPOSITION_MISSING' });
    await wrap('refund');
    const { items } = await desk.app.contacts.list({ view: 'mine', queueId: null, after: null, limit: 9 });
    expect(items[0]?.dispositionLabel).toEqual({ zh: '退款', en: 'Refund' });
  });

  test('one that goes on is not finished with', async () => {
    hear({ type: 'answer', address: '13800138000' });
    const { contact } = await only();
    const wrap = desk.app.contacts.wrap({ contactId: contact.id, summary: '', disposition: null });
    await expect(wrap).rejects.toMatchObject({ code: 'STILL_GOING' });
  });

  test('the contacts tell what the agent does, above what they said themselves', async () => {
    await desk.app.contacts.setPresence({ state: 'break', reason: 'lunch' });
    expect(await desk.app.contacts.presence({})).toMatchObject({ state: 'break', reason: 'lunch' });
    hear({ type: 'answer', address: '13800138000' });
    expect((await desk.app.contacts.presence({})).state).toBe('on-contact');
    hear({ type: 'hangup' });
    expect((await desk.app.contacts.presence({})).state).toBe('acw');
    await desk.app.contacts.wrap({ contactId: (await only()).contact.id, summary: '', disposition: null });
    expect((await desk.app.contacts.presence({})).state).toBe('break');
  });
});
