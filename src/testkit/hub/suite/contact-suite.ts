import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contactPart, queuePart } from '#shared/domain/part.ts';
import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { BILLING, TECH, agentIdOf } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';

const AT = Date.UTC(2026, 10, 27, 9);
type Save = MutationOf<'contact.save'>;
type Create = MutationOf<'ticket.create'>;

const save = (contactId: string, over: Partial<Save> = {}, contact: Partial<Save['contact']> = {}): Mutation => ({
  name: 'contact.save',
  contactId: contactId as never,
  ticketId: null,
  contact: {
    channel: 'phone',
    direction: 'in',
    queueId: BILLING as never,
    customerId: null,
    address: '+8613800138000',
    match: 'unknown',
    ringingAt: AT,
    answeredAt: AT + 4000,
    endedAt: AT + 90_000,
    heldMs: 0,
    end: 'finished',
    disposition: null,
    summary: '问账单',
    wrappedAt: AT + 120_000,
    ...contact,
  },
  isMine: true,
  note: null,
  ...over,
});

const create = (ticketId: string, customerId: string, over: Partial<Create['ticket']> = {}): Mutation => ({
  name: 'ticket.create',
  ticketId: ticketId as never,
  ticket: {
    subject: '来电：账单',
    priority: 'normal',
    queueId: BILLING as never,
    assigneeId: agentIdOf('ann') as never,
    customerId: customerId as never,
    channel: 'phone',
    tags: [],
    ...over,
  },
  customer: {
    id: customerId as never,
    name: '王芳',
    tier: 'standard',
    phones: ['+8613800138000'],
    emails: [],
    language: 'zh',
    facts: [],
  },
  isAnswered: false,
  note: { id: `note-${ticketId}` as never, kind: 'note', body: '第一次来电', attachments: [], mentions: [] },
});

const day = (month: number) => ({ kind: 'birthday' as const, month, day: 1, year: null, isLunar: false, label: '' });
const fresh = (what: string): string => `${what}-${randomUUID()}`;

/** What is written of contacts and of the customers and tickets they bring. Ann holds billing, Lea and Ben both queues. */
export function contactSuite(current: () => TestHub): void {
  const tools = toolsOf(current);
  rowSuite(current, tools);
  meanwhileSuite(current, tools);
  customerSuite(current, tools);
}

type Tools = ReturnType<typeof toolsOf>;

function toolsOf(current: () => TestHub) {
  const doc = async (tbl: string, id: string) =>
    (
      await current()
        .store.db.selectFrom('doc')
        .select('data')
        .where('tbl', '=', tbl)
        .where('id', '=', id)
        .executeTakeFirst()
    )?.data;
  const outcomeOf = async (handle: string, ...mutations: Mutation[]) => {
    const desk = await current().signIn(handle);
    await desk.push(mutations);
    return (await desk.pull()).body.results.map(([, outcome]) => ('code' in outcome ? outcome.code : outcome.status));
  };
  return { doc, outcomeOf };
}

function rowSuite(current: () => TestHub, { doc, outcomeOf }: Tools): void {
  test('a contact stands in the part of its queue, and goes to whoever holds it', async () => {
    const id = fresh('contact');
    const before = (await (await current().signIn('lea')).snapshot(contactPart(BILLING))).head.s;
    expect(await outcomeOf('ann', save(id))).toEqual(['ok']);
    const lea = await current().signIn('lea');
    const { rows } = (await lea.pull({ cursor: before, live: [contactPart(BILLING)] })).body;
    expect(rows.map(([, part, tbl, key]) => [part, tbl, key])).toContainEqual([contactPart(BILLING), 'contact', id]);
    expect(await doc('contact', id)).toMatchObject({ agentId: agentIdOf('ann'), summary: '问账单' });
  });

  test('nobody writes of a contact in a queue they do not hold, nor over what a colleague has taken', async () => {
    const id = fresh('contact');
    expect(await outcomeOf('ann', save(id, {}, { queueId: TECH as never }))).toEqual(['scope']);
    expect(await outcomeOf('ann', save(id))).toEqual(['ok']);
    expect(await outcomeOf('lea', save(id, {}, { summary: 'mine' }))).toEqual(['taken']);
    // Who only heard it ring adds nothing.
    expect(await outcomeOf('lea', save(id, { isMine: false }, { end: 'missed' }))).toEqual(['ok']);
    expect(await doc('contact', id)).toMatchObject({ summary: '问账单', end: 'finished' });
  });

  test('a ticket made at a desk gets its number here, once, together with its customer and first note', async () => {
    const [ticketId, customerId] = [fresh('ticket'), fresh('customer')];
    const twice = [create(ticketId, customerId), create(ticketId, customerId)];
    expect(await outcomeOf('ann', ...twice, create(fresh('ticket'), customerId))).toEqual(['ok', 'ok', 'ok']);
    const ticket = await doc('ticket', ticketId);
    expect(ticket?.['number']).toBeGreaterThan(0);
    expect(await doc('customer', customerId)).toMatchObject({ name: '王芳' });
    expect(await doc('message', `note-${ticketId}`)).toMatchObject({ body: '第一次来电', ticketId });
    const { rows } = await (await current().signIn('ann')).snapshot(queuePart(BILLING));
    expect(rows.filter(([, id]) => id === customerId)).toHaveLength(1);
    const numbers = rows.flatMap(([tbl, , , data]) => (tbl === 'ticket' ? [data['number']] : []));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
}

/** What the desk's view of a contact cannot know: where it stands already, and where its ticket went meanwhile. */
function meanwhileSuite(current: () => TestHub, { doc, outcomeOf }: Tools): void {
  test('a contact keeps the queue it was written in first, and what is written of it', async () => {
    const id = fresh('contact');
    const missed = save(id, { isMine: false }, { end: 'missed', summary: '', wrappedAt: null, answeredAt: null });
    expect(await outcomeOf('ben', missed)).toEqual(['ok']);
    expect(await outcomeOf('ben', save(id, {}, { queueId: TECH as never }))).toEqual(['ok']);
    expect(await doc('contact', id)).toMatchObject({ queueId: BILLING, summary: '问账单', agentId: agentIdOf('ben') });
  });

  test('a second desk that finishes with nothing to say takes nothing away', async () => {
    const id = fresh('contact');
    const first = save(id, {}, { summary: '已查到', disposition: 'solved' });
    expect(await outcomeOf('ann', first, save(id, {}, { summary: '' }))).toEqual(['ok', 'ok']);
    expect(await doc('contact', id)).toMatchObject({ summary: '已查到', disposition: 'solved' });
  });

  test('a ticket that moved away and a customer of another queue cost nobody their words', async () => {
    const [id, ticketId, customerId] = [fresh('contact'), fresh('ticket'), fresh('customer')];
    expect(await outcomeOf('ben', create(ticketId, customerId, { queueId: TECH as never }))).toEqual(['ok']);
    const note = { id: fresh('note') as never, kind: 'note' as const, body: '问账单', attachments: [], mentions: [] };
    const wrapUp = save(id, { ticketId: ticketId as never, note }, { customerId: customerId as never });
    expect(await outcomeOf('ann', wrapUp)).toEqual(['ok']);
    expect(await doc('contact', id)).toMatchObject({ summary: '问账单', ticketId: null, customerId: null });
    expect(await doc('message', note.id)).toBeUndefined();
  });

  test('who was talked to has been answered, unless they wrote after it', async () => {
    const [ticketId, customerId] = [fresh('ticket'), fresh('customer')];
    const talked = save(fresh('contact'), { ticketId: ticketId as never }, { customerId: customerId as never });
    const made = create(ticketId, customerId, { channel: 'email' });
    expect(await outcomeOf('ann', made, talked)).toEqual(['ok', 'ok']);
    const ticket = await doc('ticket', ticketId);
    expect(ticket?.['firstReplyAt']).toBe(Math.max(AT + 4000, Number(ticket?.['createdAt'])));
    const waiting = async (since: number) => {
      const waits = { ...ticket, waitingSinceAt: since } as never;
      await current().write([{ tbl: 'ticket', id: ticketId, data: waits }]);
      const again = save(fresh('contact'), { ticketId: ticketId as never }, { customerId: customerId as never });
      expect(await outcomeOf('ann', again)).toEqual(['ok']);
      return (await doc('ticket', ticketId))?.['waitingSinceAt'];
    };
    expect(await waiting(AT + 90_000)).toBeNull();
    expect(await waiting(AT + 90_001)).toBe(AT + 90_001);
  });

  test('days that two desks add to one customer both stay', async () => {
    const customerId = fresh('customer');
    expect(await outcomeOf('ann', create(fresh('ticket'), customerId))).toEqual(['ok']);
    const change = (add: number[], remove: number[] = []): Mutation => ({
      name: 'customer.change',
      customerId: customerId as never,
      seenVersion: 0,
      set: {},
      phones: { add: [], remove: [] },
      emails: { add: [], remove: [] },
      moments: { add: add.map(day), remove: remove.map(day) },
    });
    expect(await outcomeOf('ann', change([1]))).toEqual(['ok']);
    expect(await outcomeOf('ben', change([2]), change([1, 3], [2]))).toEqual(['ok', 'ok']);
    expect(await doc('customer', customerId)).toMatchObject({ moments: [{ month: 1 }, { month: 3 }] });
  });
}

function customerSuite(current: () => TestHub, { doc, outcomeOf }: Tools): void {
  test('a ticket brings its own customer and no other', async () => {
    const [own, foreign] = [fresh('customer'), fresh('customer')];
    expect(await outcomeOf('ben', create(fresh('ticket'), foreign, { queueId: TECH as never }))).toEqual(['ok']);
    const mixed = create(fresh('ticket'), own) as Create;
    const stolen = { ...mixed, customer: { ...mixed.customer!, id: foreign as never, name: 'overwritten' } };
    expect(await outcomeOf('ann', stolen)).toEqual(['invalid']);
    expect(await doc('customer', foreign)).toMatchObject({ name: '王芳' });
  });

  test('what is finished with is not begun again by a late word of its end', async () => {
    const id = fresh('contact');
    expect(await outcomeOf('ann', save(id), save(id, {}, { wrappedAt: null, summary: '' }))).toEqual(['ok', 'ok']);
    expect(await doc('contact', id)).toMatchObject({ summary: '问账单' });
  });

  test('a customer is changed by whoever may read of them, and by nobody else', async () => {
    const customerId = fresh('customer');
    const change = (name: string, add: string[] = []): Mutation => ({
      name: 'customer.change',
      customerId: customerId as never,
      seenVersion: 0,
      set: { name },
      phones: { add, remove: [] },
      emails: { add: [], remove: [] },
      moments: { add: [], remove: [] },
    });
    expect(await outcomeOf('ben', create(fresh('ticket'), customerId, { queueId: TECH as never }))).toEqual(['ok']);
    expect(await outcomeOf('ann', change('not hers'))).toEqual(['scope']);
    expect(await outcomeOf('lea', change('王芳芳', ['+85223456789']))).toEqual(['merged']);
    expect(await doc('customer', customerId)).toMatchObject({
      name: '王芳芳',
      phones: ['+8613800138000', '+85223456789'],
    });
  });

  test('a promise is made, and stays as a colleague has settled it', async () => {
    const [customerId, promiseId] = [fresh('customer'), fresh('promise')];
    const promise = {
      id: promiseId,
      customerId,
      ticketId: null,
      contactId: null,
      queueId: BILLING,
      agentId: agentIdOf('ann'),
    };
    const settle = (state: 'kept' | 'broken'): Mutation => ({
      name: 'promise.settle',
      promiseId: promiseId as never,
      state,
    });
    const made = { name: 'promise.make', promise: { ...promise, text: '今天回电', dueAt: AT } } as unknown as Mutation;
    expect(await outcomeOf('ann', made)).toEqual(['gone']);
    expect(await outcomeOf('ann', create(fresh('ticket'), customerId), made, settle('kept'))).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(await outcomeOf('lea', settle('broken'))).toEqual(['taken']);
    expect(await doc('promise', promiseId)).toMatchObject({ state: 'kept', settledBy: agentIdOf('ann') });
  });

  test('where a disposition is required, nobody has finished without one', async () => {
    const usual = { country: 'CN', acwMs: 60_000, isDispositionRequired: true };
    const contacts = { usual, queues: {}, dispositions: [], blocked: [] };
    const team = { id: 'team' as const, reviewAfterDays: 180, signature: null, contacts };
    const put = (row: typeof team | Omit<typeof team, 'contacts'>): Mutation => ({
      name: 'directory.put',
      row: { tbl: 'team', data: row },
      seenVersion: Number.MAX_SAFE_INTEGER,
    });
    expect(await outcomeOf('ada', put(team))).toEqual(['ok']);
    const [open, whole] = [fresh('contact'), fresh('contact')];
    expect(await outcomeOf('ann', save(open, {}, { wrappedAt: null }), save(open))).toEqual(['ok', 'invalid']);
    expect(await outcomeOf('ann', save(whole, {}, { disposition: 'bill' }))).toEqual(['ok']);
    const { contacts: _, ...without } = team;
    expect(await outcomeOf('ada', put(without))).toEqual(['ok']);
  });
}
