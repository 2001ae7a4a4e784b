import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TABLES, type Entity, type TableName } from '../tables.ts';
import { isFinished, PRIORITIES, TICKET_STATUSES, type Ticket } from '../ticket.ts';
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
    snoozedUntilAt: fc.option(fc.integer({ min: 0, max: 500 })),
  },
  { requiredKeys: [] },
);
const ids = ['subject', 'status', 'priority', 'queueId', 'assigneeId', 'snoozedUntilAt', 'order', 'size'];
const eventIds = fc.constant(Object.fromEntries(ids.map((name, i) => [name, `e${i + 1}`])));
const mergeIds = fc.constant({ from: 'e20', into: 'e21' });
const tags = fc.record({ add: fc.array(tag, { maxLength: 3 }), remove: fc.array(tag, { maxLength: 3 }) });
const values = fc.dictionary(
  fc.constantFrom('order', 'size'),
  fc.option(fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean())),
);
const message = fc.record({
  id: id('m'),
  kind: fc.constantFrom('reply' as const, 'note' as const),
  body: fc.string({ minLength: 1, maxLength: 40 }),
  attachments: fc.constant([]),
  mentions: fc.array(id('a'), { maxLength: 3 }),
});
const articles = fc.array(id('k'), { maxLength: 2 });
const seen = fc.dictionary(
  fc.constantFrom('status', 'assigneeId', 'priority', 'order'),
  fc.integer({ min: 0, max: 20 }),
);
const since = fc.option(fc.integer({ min: 0, max: 200 }));
const beforeMerge = fc.record({
  status: fc.constantFrom(...TICKET_STATUSES),
  waitingSinceAt: since,
  snoozedUntilAt: since,
  preview: fc.constantFrom('', 'x'),
  followerIds: fc.array(id('a'), { maxLength: 2 }),
});
const ticketId = id('t');
const called = <N extends string>(name: N) => fc.constant(name);
const anyMutation = fc
  .oneof(
    fc.record({ name: called('ticket.set'), ticketId, fields, seen, eventIds, waitingSinceAt: since }),
    fc.record({ name: called('ticket.tag'), ticketId, tags, eventId: fc.constant('e10') }),
    fc.record({ name: called('ticket.fill'), ticketId, values, seen, eventIds }),
    fc.record({ name: called('ticket.follow'), ticketId, agentId: id('a'), isFollowing: fc.boolean() }),
    fc.record({ name: called('ticket.link'), ticketId, add: articles, remove: articles }),
    fc.record({ name: called('ticket.merge'), ticketId, intoId: id('t'), eventIds: mergeIds }),
    fc.record({
      name: called('ticket.unmerge'),
      ticketId,
      intoId: id('t'),
      status: fc.constantFrom(...TICKET_STATUSES),
      eventIds: mergeIds,
      waitingSinceAt: since,
      other: fc.option(beforeMerge, { nil: undefined }),
    }),
    fc.record({ name: called('message.add'), ticketId, message }),
    fc.record({
      name: called('macro.apply'),
      macroId: fc.constant('mac1'),
      ticketId,
      fields,
      seen,
      tags,
      values,
      articleIds: articles,
      follow: fc.boolean(),
      message: fc.option(message),
      note: fc.option(message.map((note) => ({ ...note, id: `${note.id}n`, kind: 'note' as const }))),
      eventId: fc.constant('e11'),
    }),
    fc.record({ name: called('notice.dismiss'), noticeId: id('n') }),
    fc.record({ name: called('nothing') }),
  )
  .map((raw) => Mutation.parse(raw));

const ticketOf = (rowId: string, part: Partial<Ticket>): Ticket =>
  TABLES.ticket.parse({
    id: rowId,
    number: Number(rowId.slice(1)),
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
    waitingSinceAt: null,
    firstReplyAt: null,
    solvedAt: null,
    pauses: [],
    snoozedUntilAt: null,
    followerIds: [],
    articleIds: [],
    mergedIntoId: null,
    values: {},
    preview: '',
    ...part,
  });

/** A ticket as it may lie in the hub: its facts fit its status. */
const anyTicket = (rowId: string) =>
  fc
    .record({
      status: fc.constantFrom(...TICKET_STATUSES),
      queueId: id('q'),
      tags: fc.uniqueArray(tag, { maxLength: 4 }),
      followerIds: fc.uniqueArray(id('a'), { maxLength: 3 }),
      pauses: fc.constantFrom(0, 1, 49, 50),
      values: fc.constantFrom({}, { order: 'x' }, { order: 'y', size: 3 }),
      snoozedUntilAt: fc.option(fc.integer({ min: 0, max: 500 })),
      isWaiting: fc.boolean(),
    })
    .map(({ status, pauses, isWaiting, snoozedUntilAt, ...rest }) => {
      const isPending = status === 'pending';
      const spans = Array.from({ length: isPending ? Math.max(1, pauses) : pauses }, (_, i) => ({
        from: i,
        to: i + 1,
      }));
      const last = spans.at(-1);
      return ticketOf(rowId, {
        ...(rest as Partial<Ticket>),
        status,
        pauses: isPending && last ? [...spans.slice(0, -1), { ...last, to: null }] : spans,
        solvedAt: status === 'solved' || status === 'closed' ? 50 : null,
        snoozedUntilAt: isFinished(status) ? null : snoozedUntilAt,
        waitingSinceAt: status === 'open' && isWaiting ? 3 : null,
      });
    });

const anyWorld = fc
  .record({
    t1: anyTicket('t1'),
    t2: anyTicket('t2'),
    isMerged: fc.boolean(),
    lastWriter: fc.constantFrom('device-me', 'device-other'),
    lastVersion: fc.integer({ min: 0, max: 30 }),
    hasNotice: fc.boolean(),
  })
  .map(({ t1, t2, isMerged, lastWriter, lastVersion, hasNotice }) => {
    const rows: Rows = new Map();
    const last = { version: lastVersion, by: lastWriter, agentId: 'a2', at: 4 };
    put(rows, 'ticket', t1, { status: last, assigneeId: last, priority: last, 'values.order': last });
    const merged = { ...t2, status: 'closed' as const, solvedAt: 50, snoozedUntilAt: null, waitingSinceAt: null };
    const over = { ...merged, pauses: [], mergedIntoId: t1.id, queueId: t1.queueId };
    put(rows, 'ticket', isMerged ? over : t2);
    put(rows, 'queue', TABLES.queue.parse({ id: 'q1', name: { zh: '一', en: 'one' } }));
    put(rows, 'queue', TABLES.queue.parse({ id: 'q2', name: { zh: '二', en: 'two' } }));
    const agent = { handle: 'x', name: 'x', role: 'agent', queueIds: [], signature: '' };
    put(rows, 'agent', TABLES.agent.parse({ ...agent, id: 'a1', isActive: true }));
    put(rows, 'agent', TABLES.agent.parse({ ...agent, id: 'a2', isActive: false }));
    put(rows, 'agent', TABLES.agent.parse({ ...agent, id: 'a3', isActive: true }));
    const article = { spaceId: 'kb', title: 't', body: '', language: 'zh', tags: [], questions: [], files: [] };
    const state = { version: 1, status: 'published', authorId: null, reviewedAt: null, reviewAt: null, updatedAt: 1 };
    put(rows, 'article', TABLES.article.parse({ ...article, ...state, id: 'k1' }));
    put(rows, 'article', TABLES.article.parse({ ...article, ...state, id: 'k2' }));
    const told = { ticketId: 't1', articleId: null, messageId: null, fromId: null };
    const notice = { id: 'n1', agentId: 'a1', kind: 'kept', ...told, reason: 'gone', body: 'x', at: 1 };
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

test('a trainee may change nothing but what is their own', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      const { outcome, effects } = decide(mutation, viewOf(rows), { ...context, role: 'trainee' });
      if (mutation.name === 'notice.dismiss') return outcome.status === 'ok';
      if (mutation.name === 'nothing') return outcome.status === 'ok' && effects.length === 0;
      return outcome.status === 'rejected' && outcome.code === 'forbidden';
    }),
  );
});

const ticketsOf = (rows: Rows): Ticket[] =>
  [...rows].filter(([key]) => key.startsWith('ticket/')).map(([, row]) => row.data as Ticket);

test('after any write the facts of a ticket fit its status', () => {
  fc.assert(
    fc.property(anyWorld, fc.array(anyMutation, { maxLength: 4 }), (rows, mutations) => {
      let world = rows;
      for (const [i, mutation] of mutations.entries()) {
        world = apply(world, decide(mutation, viewOf(world), { ...context, now: 100 + i }).effects);
      }
      for (const ticket of ticketsOf(world)) {
        expect(ticket.pauses.at(-1)?.to === null).toBe(ticket.status === 'pending');
        expect(ticket.pauses.slice(0, -1).every((span) => span.to !== null)).toBe(true);
        expect(ticket.solvedAt !== null).toBe(ticket.status === 'solved' || ticket.status === 'closed');
        if (isFinished(ticket.status)) expect(ticket.snoozedUntilAt).toBeNull();
        if (ticket.status !== 'open') expect(ticket.waitingSinceAt).toBeNull();
        if (ticket.mergedIntoId !== null) expect(ticket.status).toBe('closed');
        expect(ticket.mergedIntoId).not.toBe(ticket.id);
      }
    }),
    { numRuns: 300 },
  );
});

const anyMerge = fc.record({ name: called('ticket.merge'), ticketId, intoId: id('t'), eventIds: mergeIds });
const find = (world: Rows, one: string) => ticketsOf(world).find((ticket) => ticket.id === one);
const facts = (ticket: Ticket | undefined) =>
  ticket && [ticket.status, ticket.waitingSinceAt, ticket.snoozedUntilAt, ticket.followerIds.toSorted()];

test('after a merge a customer who waited waits at the other ticket, which is open', () => {
  fc.assert(
    fc.property(anyWorld, anyMerge, (rows, raw) => {
      const mutation = Mutation.parse(raw);
      const { effects } = decide(mutation, viewOf(rows), context);
      const waited = find(rows, raw.ticketId)?.waitingSinceAt ?? null;
      if (effects.length === 0 || waited === null) return;
      const after = find(apply(rows, effects), raw.intoId);
      expect(after).toMatchObject({ status: 'open', snoozedUntilAt: null, mergedIntoId: null });
      expect(after?.waitingSinceAt).toBeLessThanOrEqual(waited);
    }),
    { numRuns: 400 },
  );
});

test('a merge that is taken back at once leaves both tickets waiting as they did', () => {
  fc.assert(
    fc.property(anyWorld, anyMerge, (rows, raw) => {
      const [source, target] = [find(rows, raw.ticketId), find(rows, raw.intoId)];
      const merged = apply(rows, decide(Mutation.parse(raw), viewOf(rows), context).effects);
      if (!source || !target || find(merged, raw.ticketId)?.mergedIntoId === source.mergedIntoId) return;
      const followerIds = (find(merged, raw.intoId)?.followerIds ?? []).filter(
        (one) => !target.followerIds.includes(one),
      );
      const { status, waitingSinceAt } = source;
      const back = { ...raw, name: 'ticket.unmerge', status, waitingSinceAt, other: { ...target, followerIds } };
      back.eventIds = { from: 'e30' as never, into: 'e31' as never };
      const after = apply(merged, decide(Mutation.parse(back), viewOf(merged), context).effects);
      expect(facts(find(after, raw.intoId))).toEqual(facts(target));
      expect(find(after, raw.ticketId)).toMatchObject({ status, waitingSinceAt, mergedIntoId: null });
    }),
    { numRuns: 400 },
  );
});

test('nobody is told of their own words', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, (rows, mutation) => {
      const { effects } = decide(mutation, viewOf(rows), context);
      return effects.every(({ tbl, data }) => tbl !== 'notice' || data === null || data.agentId !== context.agentId);
    }),
  );
});
