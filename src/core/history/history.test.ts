import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HistoryItem } from '#shared/contract/app/history.ts';
import type { Gesture } from '#shared/domain/gesture.ts';
import { gestureIdOf } from '#shared/domain/moments.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aContact, aCustomer, aMessage, aPromise, aTicket, row, T0 } from '#testkit/core-team.ts';

let lab: Lab;
let ana: TestDesk;
beforeEach(() => {
  lab = openLab();
  ana = lab.desk('one');
});
afterEach(() => lab.close());

const contact = (...given: Parameters<typeof aContact>) => row('contact', aContact(...given));
const promise = (...given: Parameters<typeof aPromise>) => row('promise', aPromise(...given));
const gesture = (id: string, at: number): ReturnType<typeof row> =>
  row('gesture', {
    id,
    customerId: 'c1',
    queueId: 'q1',
    kind: 'renewal',
    day: '2026-11-01',
    state: 'done',
    note: 'sent a card',
    agentId: 'bo',
    at,
  } as unknown as Gesture);

async function open(rows: ReturnType<typeof row>[]): Promise<void> {
  lab.hub.store.put(rows);
  await ana.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
}
const list = (filter: object = {}, after: string | null = null, limit = 20) =>
  ana.app.history.list({ customerId: 'c1', filter: { text: '', ...filter }, after, limit });
const readTicket = (after: string | null, limit: number) => ana.app.history.ofTicket({ ticketId: 't1', after, limit });
const moved = (id: string, at: number, from: string, to: string) =>
  row(
    'message',
    aMessage(id, { kind: 'event', body: '', at, event: { type: 'field-changed', field: 'status', from, to } }),
  );
const change = (more: object) =>
  ana.app.customers.change({
    customerId: 'c1',
    seenVersion: 1,
    set: {},
    phones: { add: [], remove: [] },
    emails: { add: [], remove: [] },
    moments: { add: [], remove: [] },
    ...more,
  });
const ids = (items: readonly HistoryItem[]): string[] => items.map(({ kind, id }) => `${kind} ${id}`);

const MIXED = [
  row('ticket', aTicket('t2', { channel: 'email', subject: '发票 invoice', updatedAt: T0 + HOUR, status: 'closed' })),
  row('message', aMessage('y1', { ticketId: 't2' as never, body: '抬头写错了', at: T0 + HOUR })),
  contact('k1', T0 + 2 * HOUR, { ticketId: 't1' as never, summary: '催退款' }),
  contact('k2', T0 + 3 * HOUR, { channel: 'chat', summary: '问发票' }),
  contact('k3', T0 + 4 * HOUR, { ticketId: 'elsewhere' as never }),
  promise('p1', T0 + DAY),
  promise('p2', T0 + DAY, { ticketId: null, madeAt: T0 + 5 * HOUR }),
  gesture('g1', T0 + 6 * HOUR),
];

const walked = (id: string, startedAt: number, more: object) =>
  row('run', {
    id,
    sopId: 'sop-a-v1',
    key: 'a',
    version: 1,
    teamId: 'team',
    customerId: 'c1',
    queueId: 'q1',
    agentId: 'bo',
    ticketId: null,
    contactId: null,
    startedAt,
    state: 'completed',
    endedAt: startedAt + HOUR,
    entries: [
      { did: 'skip', id: 'e1', step: 's1', result: 'done', reason: 'urgent', note: '', at: startedAt, agentId: 'bo' },
      { did: 'result', id: 'e2', step: 's2', result: 'done', values: {}, at: startedAt, agentId: 'bo' },
    ],
    ...more,
  } as never);
const step = (key: string, next: string | null) => ({
  key,
  kind: 'info',
  required: 'none',
  next: { done: next },
  title: { zh: key, en: key },
});
const procedure = row('sop', {
  id: 'sop-a-v1',
  key: 'a',
  version: 1,
  teamId: 'team',
  title: { zh: '退款', en: 'Refund' },
  tags: [],
  articleIds: [],
  start: 's1',
  steps: [step('s1', 's2'), step('s2', null)],
  skipReasons: [],
  authorId: null,
  publishedAt: null,
  suggest: { queueIds: [], channels: [], tags: [], words: [], fields: [] },
  summary: '',
  lessonId: null,
  retiredAt: null,
} as never);

describe('a history', () => {
  test('has walks through procedures: under their ticket, or beside, with what was done and left out', async () => {
    const account = lab.hub.accounts.get('ana')!;
    lab.hub.accounts.set('ana', { ...account, scope: [...account.scope, 'p:q1', 'sop:team'] });
    await open([procedure, walked('w1', T0 + HOUR, {}), walked('w2', T0 + 2 * HOUR, { ticketId: 't1' })]);
    expect(ids((await list()).items)).toEqual(['run w1', 'ticket t1']);
    expect(ids((await list({ kind: 'run', text: 'refund' })).items)).toEqual(['run w2', 'run w1']);
    expect((await list({ kind: 'run' })).items[0]).toMatchObject({
      run: { title: { zh: '退款' }, version: 1, state: 'completed', done: 1, skipped: 1, agentName: 'Agent bo' },
    });
    expect((await readTicket(null, 50)).entries[0]).toMatchObject({ kind: 'run', id: 'w2' });
  });

  test('has what belongs to a ticket under it, and the rest beside, newest first, over all channels', async () => {
    await open(MIXED);
    const page = await list();
    expect(ids(page.items)).toEqual(['gesture g1', 'promise p2', 'contact k3', 'contact k2', 'ticket t2', 'ticket t1']);
    expect(page.items.at(-1)).toMatchObject({
      ticket: { contacts: 1, openPromises: 1, queueName: { en: 'After sales' } },
    });
    // This desk holds q1 of two queues, and says so.
    expect(page).toMatchObject({ next: null, isPartial: true, isLoading: false });
  });

  test('comes page by page, none twice and none left out, also where moments are equal', async () => {
    const same = Array.from({ length: 7 }, (_, i) => contact(`s${i}`, T0 + 2 * HOUR));
    await open([...MIXED, ...same]);
    const whole = ids((await list()).items);
    const found: string[] = [];
    for (let after: string | null = null, page = 0; page < 20; page += 1) {
      const { items, next } = await list({}, after, 2);
      found.push(...ids(items));
      if (next === null) break;
      after = next;
    }
    expect(found).toEqual(whole);
    expect(whole).toHaveLength(13);
  });

  test('is narrowed by kind, channel and words, also those of lines', async () => {
    await open(MIXED);
    for (const [filter, expected] of [
      [{ channel: 'email' }, ['ticket t2']],
      [{ channel: 'chat' }, ['contact k2', 'ticket t1']],
      [{ kind: 'contact' }, ['contact k3', 'contact k2', 'contact k1']],
      [{ kind: 'promise' }, ['promise p2', 'promise p1']],
      [{ kind: 'gesture' }, ['gesture g1']],
      [{ text: '发票' }, ['contact k2', 'ticket t2']],
      [{ text: '抬头 INVOICE' }, ['ticket t2']],
      [{ text: '100%' }, []],
    ] as const) {
      expect([filter, ids((await list(filter)).items)]).toEqual([filter, expected]);
    }
  });

  test('of one ticket tells its lines, contacts and promises, page by page', async () => {
    const lines = Array.from({ length: 5 }, (_, i) => row('message', aMessage(`z${i}`, { at: T0 + 2 * HOUR })));
    await open([...MIXED, ...lines]);
    const whole = (await readTicket(null, 50)).entries.map(({ id }) => id);
    expect(whole).toEqual(['k1', 'z0', 'z1', 'z2', 'z3', 'z4', 'x2', 'p1', 'x1']);
    const found: string[] = [];
    for (let after: string | null = null, page = 0; page < 20; page += 1) {
      const { entries, next } = await readTicket(after, 2);
      found.push(...entries.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    expect(found).toEqual(whole);
  });

  test('of a customer who is not on this desk is not there', async () => {
    await open([]);
    await expect(
      ana.app.history.list({ customerId: 'c9', filter: { text: '' }, after: null, limit: 5 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the account', () => {
  test('reads what happened on tickets from their lines, what was promised, and who called', async () => {
    const now = lab.clock.now();
    await open([
      moved('e1', now - 3 * HOUR, 'open', 'solved'),
      moved('e2', now - 2 * HOUR, 'solved', 'open'),
      promise('p1', now - HOUR),
      promise('p2', now - HOUR, { state: 'kept', settledAt: now - 2 * HOUR, settledBy: 'bo' as never }),
      contact('k1', now - 5 * HOUR, { end: 'missed', answeredAt: null }),
    ]);
    const account = await ana.app.history.account({ customerId: 'c1' });
    expect(account.entries.map(({ ruleKey, evidence }) => [ruleKey, evidence.id, evidence.messageId])).toEqual([
      ['promise-overdue', 'p1', null],
      ['promise-kept', 'p2', null],
      ['reopened', 't1', 'e2'],
      ['missed-call', 'k1', null],
    ]);
    expect([account.standing, account.trend]).toEqual(['strained', 'falling']);
  });
});

const daysAgo = (days: number): number => lab.clock.now() - days * DAY;

describe('a gesture', () => {
  const wrote = row('message', aMessage('w1', { ticketId: 't2' as never, at: T0 }));
  const onHold = { heldMs: 4 * 60_000 };

  test('tells what happened since, beside itself and beside its entry in the account', async () => {
    const [before, since] = [contact('k1', daysAgo(30), onHold), contact('k2', daysAgo(5))];
    const made = row('ticket', aTicket('t2', { createdAt: T0, channel: 'email', status: 'closed' }));
    await open([gesture('g1', daysAgo(20)), before, since, made, wrote]);
    const told = { ended: null, contacts: 3, talk: 'calmer', balance: 'unchanged' };
    expect((await list({ kind: 'gesture' })).items).toMatchObject([{ id: 'g1', since: told }]);
    const { entries } = await ana.app.history.account({ customerId: 'c1' });
    expect(entries.map(({ ruleKey, since: after }) => [ruleKey, after])).toEqual([
      ['goodwill', told],
      ['kept-on-the-line', null],
    ]);
  });

  test('tells nothing of what came after it where this desk does not hold all of it', async () => {
    const many = Array.from({ length: 100 }, (_, i) => contact(`k${i}`, daysAgo(10) + i * HOUR));
    await open([gesture('g1', daysAgo(20)), gesture('g2', daysAgo(8)), ...many]);
    const { items } = await list({ kind: 'gesture' });
    expect(items).toMatchObject([
      { id: 'g2', since: { talk: 'alike' } },
      { id: 'g1', since: null },
    ]);
  });
});

describe('promises', () => {
  const made = 'p-made' as never;
  test('are made once, on the ticket’s queue, mine where nobody is named, and settled', async () => {
    await open([]);
    const now = lab.clock.now();
    const input = {
      promiseId: made,
      customerId: 'c1',
      ticketId: 't1',
      contactId: null,
      text: '明天中午回电',
      dueAt: now + HOUR,
    };
    await ana.app.promises.make(input);
    await ana.app.promises.make(input);
    const { items } = await ana.app.history.promises({ customerId: 'c1' });
    expect(items).toMatchObject([
      { id: made, agentId: 'ana', queueId: 'q1', isMine: true, ticketNumber: 1001, state: 'open' },
    ]);
    const due = async (untilAt: number) => (await ana.app.promises.due({ untilAt })).items.map(({ id }) => id);
    expect([await due(now + HOUR - 1), await due(now + HOUR)]).toEqual([[], [made]]);
    await ana.app.promises.settle({ promiseId: made, state: 'kept' });
    expect(await due(now + DAY)).toEqual([]);
    await lab.clock.advance(5000);
    expect(lab.hub.store.data('promise', made)).toMatchObject({ state: 'kept', settledBy: 'ana' });
  });

  test('cannot be made for what is past', async () => {
    await open([]);
    const input = { promiseId: made, customerId: 'c1', ticketId: null, contactId: null, text: 'x', dueAt: T0 - DAY };
    await expect(ana.app.promises.make(input as never)).rejects.toMatchObject({ code: 'PAST' });
  });
});

describe('moments', () => {
  const birthday = { kind: 'birthday', month: 11, day: 25, year: 2020, isLunar: false, label: '女儿' } as const;
  test('are listed with what was done about them; one gesture is suggested until somebody has said', async () => {
    await open([row('customer', aCustomer('c1', { moments: [birthday] }))]);
    const read = () => ana.app.history.moments({ customerId: 'c1' });
    const gestureId = gestureIdOf('c1', 'birthday', '女儿', 2026);
    const before = await read();
    expect(before).toMatchObject({
      suggested: gestureId,
      unfitting: null,
      items: [{ day: '2026-11-25', years: 6, gestureId, gesture: null }],
    });
    const said = { customerId: 'c1', gestureId, kind: 'birthday', day: '2026-11-25', state: 'done', note: '寄了贺卡' };
    await ana.app.history.noteGesture(said as never);
    expect(await read()).toMatchObject({
      suggested: null,
      items: [{ gesture: { note: '寄了贺卡', agentName: 'Agent ana' } }],
    });
    const account = await ana.app.history.account({ customerId: 'c1' });
    expect(account.entries).toMatchObject([{ ruleKey: 'goodwill', evidence: { id: gestureId } }]);
  });
});

describe('a customer', () => {
  test('is changed: numbers as they are dialled here, moments one by one', async () => {
    await open([]);
    await change({ phones: { add: ['138 0013 8099'], remove: ['+8613800000001'] }, set: { name: '周岚' } });
    const renewal = { kind: 'renewal', month: 2, day: 1, year: null, isLunar: false, label: '' } as const;
    await change({ moments: { add: [renewal], remove: [] } });
    const card = await ana.app.customers.get({ customerId: 'c1' });
    expect(card).toMatchObject({ name: '周岚', phones: ['+8613800138099'], isEditable: true, moments: [{ month: 2 }] });
    await lab.clock.advance(5000);
    expect(lab.hub.store.data('customer', 'c1')).toMatchObject({ phones: ['+8613800138099'] });
  });

  test('keeps its numbers when one cannot be read, and says which', async () => {
    await open([]);
    await expect(change({ phones: { add: ['12'], remove: [] } })).rejects.toMatchObject({
      code: 'NOT_A_NUMBER',
      data: { text: '12' },
    });
    await expect(change({ emails: { add: ['nobody'], remove: [] } })).rejects.toMatchObject({ code: 'NOT_AN_ADDRESS' });
  });
});
