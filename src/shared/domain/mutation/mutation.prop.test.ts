import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TABLES, type Entity, type TableName } from '../tables.ts';
import { PRIORITIES, TICKET_STATUSES, type Ticket } from '../ticket.ts';
import { decide, keysOf, Mutation, type Effect, type Stored, type View, type WriteContext } from './index.ts';

type Rows = Map<string, Stored<TableName>>;
const keyOf = (tbl: string, id: string) => `${tbl}/${id}`;
const viewOf = (rows: Rows, read: string[] = []): View => ({
  get<T extends TableName>(tbl: T, id: string) {
    read.push(keyOf(tbl, id));
    return rows.get(keyOf(tbl, id)) as Stored<T> | undefined;
  },
});
const put = <T extends TableName>(rows: Rows, tbl: T, data: Entity[T], fields: Stored<T>['fields'] = {}) =>
  rows.set(keyOf(tbl, data.id), { data, fields });

function apply(rows: Rows, effects: readonly Effect[]): Rows {
  const next = new Map(rows);
  for (const { tbl, id, data } of effects) {
    if (data === null) next.delete(keyOf(tbl, id));
    else next.set(keyOf(tbl, id), { data, fields: rows.get(keyOf(tbl, id))?.fields ?? {} });
  }
  return next;
}

const tag = fc.constantFrom('退款', 'vip', 'refund', '投诉', 'router');
const id = (kind: string) => fc.integer({ min: 1, max: 3 }).map((n) => `${kind}${n}`);
const fields = fc.record(
  {
    subject: fc.string({ maxLength: 20 }),
    status: fc.constantFrom(...TICKET_STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    queueId: id('q'),
    assigneeId: fc.option(id('a')),
  },
  { requiredKeys: [] },
);
const eventIds = fc.constant({ subject: 'e1', status: 'e2', priority: 'e3', queueId: 'e4', assigneeId: 'e5' });
const tags = fc.record({ add: fc.array(tag, { maxLength: 3 }), remove: fc.array(tag, { maxLength: 3 }) });
const message = fc.record({
  id: id('m'),
  kind: fc.constantFrom('reply' as const, 'note' as const),
  body: fc.string({ minLength: 1, maxLength: 40 }),
  attachments: fc.constant([]),
});
const seen = fc.dictionary(fc.constantFrom('status', 'assigneeId', 'priority'), fc.integer({ min: 0, max: 20 }));
const anyMutation = fc
  .oneof(
    fc.record({ name: fc.constant('ticket.set'), ticketId: id('t'), fields, seen, eventIds }),
    fc.record({ name: fc.constant('ticket.tag'), ticketId: id('t'), tags, eventId: fc.constant('e6') }),
    fc.record({ name: fc.constant('message.add'), ticketId: id('t'), message }),
    fc.record({
      name: fc.constant('macro.apply'),
      macroId: fc.constant('mac1'),
      ticketId: id('t'),
      fields,
      seen,
      tags,
      message: fc.option(message),
      eventId: fc.constant('e7'),
    }),
    fc.record({ name: fc.constant('notice.dismiss'), noticeId: id('n') }),
    fc.record({ name: fc.constant('nothing') }),
  )
  .map((raw) => Mutation.parse(raw));

const ticketOf = (ticketId: string, part: Partial<Ticket>): Ticket =>
  TABLES.ticket.parse({
    id: ticketId,
    number: 7,
    subject: 's',
    status: 'open',
    priority: 'normal',
    queueId: 'q1',
    assigneeId: null,
    customerId: 'c1',
    channel: 'chat',
    tags: [],
    createdAt: 1,
    updatedAt: 5,
    waitingSinceAt: 3,
    preview: '',
    ...part,
  });
const anyWorld = fc
  .record({
    status: fc.constantFrom(...TICKET_STATUSES),
    tags: fc.uniqueArray(tag, { maxLength: 4 }),
    lastWriter: fc.constantFrom('device-me', 'device-other'),
    lastVersion: fc.integer({ min: 0, max: 30 }),
    hasNotice: fc.boolean(),
  })
  .map(({ status, tags: some, lastWriter, lastVersion, hasNotice }) => {
    const rows: Rows = new Map();
    const last = { version: lastVersion, by: lastWriter, agentId: 'a2', at: 4 };
    put(rows, 'ticket', ticketOf('t1', { status, tags: some }), { status: last, assigneeId: last, priority: last });
    put(rows, 'queue', TABLES.queue.parse({ id: 'q1', name: { zh: '一', en: 'one' } }));
    put(rows, 'queue', TABLES.queue.parse({ id: 'q2', name: { zh: '二', en: 'two' } }));
    const agent = { handle: 'x', name: 'x', role: 'agent', queueIds: [] };
    put(rows, 'agent', TABLES.agent.parse({ ...agent, id: 'a1', isActive: true }));
    put(rows, 'agent', TABLES.agent.parse({ ...agent, id: 'a2', isActive: false }));
    const notice = { id: 'n1', agentId: 'a1', ticketId: 't1', reason: 'gone', body: 'x', at: 1 };
    if (hasNotice) put(rows, 'notice', TABLES.notice.parse(notice));
    return rows;
  });
const context: WriteContext = { agentId: 'a1', role: 'agent', writer: 'device-me', now: 100 };

test('1: a rejected mutation has no effect', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      const { effects, outcome } = decide(mutation, viewOf(rows), context);
      return outcome.status !== 'rejected' || effects.length === 0;
    }),
  );
});

test('2: a mutation reads only the rows it names, and changes only those or rows it makes', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      const named = new Set(keysOf(mutation).map(({ tbl, id: row }) => keyOf(tbl, row)));
      const read: string[] = [];
      const { effects } = decide(mutation, viewOf(rows, read), context);
      expect(read.filter((key) => !named.has(key))).toEqual([]);
      const changed = effects.map((effect) => keyOf(effect.tbl, effect.id));
      expect(changed.filter((key) => rows.has(key) && !named.has(key))).toEqual([]);
    }),
  );
});

test('3: a mutation that ran once changes nothing when it runs again', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      const once = apply(rows, decide(mutation, viewOf(rows), context).effects);
      const twice = apply(once, decide(mutation, viewOf(once), context).effects);
      expect([...twice]).toEqual([...once]);
    }),
  );
});

test('every effect fits the schema of its table', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      for (const { tbl, data } of decide(mutation, viewOf(rows), context).effects) {
        if (data !== null) expect(TABLES[tbl].safeParse(data).success).toBe(true);
      }
    }),
  );
});

test('nobody is ever in conflict with an edit of their own device', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      for (const row of rows.values()) {
        for (const field of Object.values(row.fields)) Object.assign(field, { by: context.writer });
      }
      const { outcome } = decide(mutation, viewOf(rows), context);
      return outcome.status !== 'merged' && !(outcome.status === 'rejected' && outcome.code === 'taken');
    }),
  );
});

test('a trainee may change nothing', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      const { outcome, effects } = decide(mutation, viewOf(rows), { ...context, role: 'trainee' });
      if (mutation.name === 'nothing') return outcome.status === 'ok' && effects.length === 0;
      return outcome.status === 'rejected' && outcome.code === 'forbidden';
    }),
  );
});
