import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../kernel/units.ts';
import { articleNoticeId, feedbackIdOf, unsignedRevisionId, usageIdOf } from '../knowledge-ids.ts';
import { TABLES, type Entity, type TableName } from '../tables.ts';
import { decide, keysOf, Mutation, type Effect, type Stored, type View, type WriteContext } from './index.ts';

type Rows = Map<string, Stored<TableName>>;
const keyOf = (tbl: string, id: string) => `${tbl}/${id}`;
const viewOf = (rows: Rows, read: string[] = []): View => ({
  get<T extends TableName>(tbl: T, id: string) {
    read.push(keyOf(tbl, id));
    return rows.get(keyOf(tbl, id)) as Stored<T> | undefined;
  },
});
const rowOf = <T extends TableName>(rows: Rows, tbl: T, id: string) =>
  rows.get(keyOf(tbl, id))?.data as Entity[T] | undefined;

function put(rows: Rows, tbl: TableName, raw: object): void {
  const data = TABLES[tbl].parse(raw);
  rows.set(keyOf(tbl, data.id), { data, fields: {} });
}

function apply(rows: Rows, effects: readonly Effect[]): Rows {
  const next = new Map(rows);
  for (const { tbl, id, data } of effects) {
    if (data === null) next.delete(keyOf(tbl, id));
    else next.set(keyOf(tbl, id), { data, fields: {} });
  }
  return next;
}

const content = { title: '退款', body: '三天', language: 'zh', tags: [], questions: [], files: [] };
const articleOf = (id: string, more: object = {}) => ({
  ...content,
  id,
  spaceId: 'home',
  version: 2,
  status: 'published',
  authorId: null,
  updatedAt: 5,
  reviewedAt: null,
  reviewAt: null,
  ...more,
});
const proposalOf = (id: string, more: object = {}) => ({
  ...content,
  id,
  articleId: 'k1',
  spaceId: 'home',
  baseVersion: 2,
  authorId: 'a2',
  summary: '',
  ticketId: null,
  at: 3,
  ...more,
});
const item = (key: string, more: object = {}) => ({
  key,
  label: '',
  doneAt: null,
  doneBy: null,
  articleId: null,
  ...more,
});

const words = fc.constantFrom('', ' ', '三天', 'new words');
const space = fc.constantFrom('home', 'other');
const id = (kind: string) => fc.integer({ min: 1, max: 3 }).map((n) => `${kind}${n}`);
const anyContent = fc
  .record({ title: fc.constantFrom('t', ' '), body: words })
  .map((part) => ({ ...content, ...part }));
const version = fc.integer({ min: 0, max: 3 });
const verdict = fc.constantFrom('useful', 'not-useful', 'wrong');
const who = fc.constantFrom('a1', 'a2');
const how = fc.constantFrom('opened', 'inserted');
const named = <N extends string>(name: N) => fc.constant(name);

const anyMutation = fc
  .oneof(
    fc.record({
      name: named('article.propose'),
      proposal: fc
        .record({ id: id('p'), articleId: id('k'), spaceId: space, baseVersion: version, with: anyContent })
        .map(({ with: some, ...rest }) => ({ ...rest, ...some, summary: '', ticketId: null })),
    }),
    fc.record({ name: named('proposal.close'), proposalId: id('p'), words }),
    fc.record({
      name: named('article.publish'),
      articleId: id('k'),
      spaceId: space,
      baseVersion: version,
      revisionId: id('r'),
      content: anyContent,
      summary: fc.constant(''),
      proposalId: fc.option(id('p')),
      reviewAt: fc.option(fc.constant(900)),
    }),
    fc.record({ name: named('article.archive'), articleId: id('k'), isArchived: fc.boolean() }),
    fc.record({ name: named('article.review'), articleId: id('k'), reviewAt: fc.constant(900) }),
    fc.record({
      name: named('feedback.add'),
      feedback: fc
        .record({ articleId: id('k'), spaceId: space, version, agent: who, verdict, note: words })
        .map(({ agent, ...rest }) => ({
          ...rest,
          id: feedbackIdOf(rest.articleId, agent, rest.version),
          ticketId: null,
        })),
    }),
    fc.record({ name: named('feedback.resolve'), feedbackId: fc.constantFrom('k1.a2.v2', 'k1.a1.v2', 'k9.a1.v1') }),
    fc.record({
      name: named('usage.add'),
      usage: fc
        .record({ articleId: id('k'), spaceId: space, agent: who, how })
        .map(({ agent, ...rest }) => ({ ...rest, id: usageIdOf(rest.articleId, agent, '2026-11-21', rest.how) })),
    }),
    fc.record({
      name: named('checklist.save'),
      checklist: fc
        .record({
          id: id('c'),
          spaceId: space,
          closedAt: fc.option(fc.constant(50)),
          keys: fc.array(fc.constantFrom('price', 'return', 'safety'), { maxLength: 3 }),
        })
        .map(({ keys, ...rest }) => ({
          ...rest,
          name: 'n',
          dueAt: null,
          items: keys.map((key) => item(key, { doneAt: 1, doneBy: 'a9' })),
        })),
    }),
    fc.record({
      name: named('checklist.tick'),
      checklistId: id('c'),
      itemKey: fc.constantFrom('price', 'return', 'gone'),
      isDone: fc.boolean(),
      articleId: fc.option(id('k')),
    }),
  )
  .map((raw) => Mutation.parse(raw));

const anyWorld = fc
  .record({
    authorId: fc.option(who),
    isArchived: fc.boolean(),
    proposalBy: fc.option(who),
    days: fc.option(fc.integer({ min: 7, max: 400 })),
    resolvedAt: fc.option(fc.constant(7)),
    tickedBy: fc.option(who),
    closedAt: fc.option(fc.constant(9)),
    hasRevision: fc.boolean(),
  })
  .map((some) => {
    const rows: Rows = new Map();
    const status = some.isArchived ? 'archived' : 'published';
    put(rows, 'article', articleOf('k1', { authorId: some.authorId, status }));
    put(rows, 'article', articleOf('k2', { spaceId: 'other' }));
    if (some.proposalBy) put(rows, 'proposal', proposalOf('p1', { authorId: some.proposalBy }));
    if (some.days) put(rows, 'team', { id: 'team', reviewAfterDays: some.days, signature: null });
    const said = {
      articleId: 'k1',
      spaceId: 'home',
      verdict: 'wrong',
      note: '过期',
      version: 2,
      ticketId: null,
      at: 4,
    };
    const resolved = { resolvedAt: some.resolvedAt, resolvedBy: some.resolvedAt ? 'a1' : null };
    put(rows, 'feedback', { ...said, ...resolved, id: 'k1.a2.v2', agentId: 'a2' });
    const ticked = { doneAt: some.tickedBy ? 6 : null, doneBy: some.tickedBy };
    const items = [item('price', ticked), item('return')];
    const list = { id: 'c1', spaceId: 'home', name: 'n', dueAt: null, createdBy: 'a2', at: 1, closedAt: some.closedAt };
    put(rows, 'checklist', { ...list, items });
    if (some.hasRevision) {
      const about = { articleId: 'k1', spaceId: 'home', version: 2, authorId: 'a2', summary: '', at: 2 };
      put(rows, 'revision', { ...content, ...about, id: 'r1' });
    }
    return rows;
  });
const lead: WriteContext = { agentId: 'a1', role: 'lead', writer: 'device-me', now: 100 };
const context = fc.constantFrom(lead, { ...lead, role: 'agent' as const }, { ...lead, role: 'trainee' as const });

const runs = { numRuns: 400 };

test('1: a rejected mutation has no effect', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, context, (rows, mutation, by) => {
      const { effects, outcome } = decide(mutation, viewOf(rows), by);
      return outcome.status !== 'rejected' || effects.length === 0;
    }),
    runs,
  );
});

test('2: a mutation reads only the rows it names, and changes only those or rows it makes', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, context, (rows, mutation, by) => {
      const keys = new Set(keysOf(mutation).map(({ tbl, id: row }) => keyOf(tbl, row)));
      const read: string[] = [];
      const { effects } = decide(mutation, viewOf(rows, read), by);
      expect(read.filter((key) => !keys.has(key))).toEqual([]);
      const changed = effects.map((effect) => keyOf(effect.tbl, effect.id));
      expect(changed.filter((key) => rows.has(key) && !keys.has(key))).toEqual([]);
      // A notice may stand already on the desk of the agent it is for, where this view does not see it.
      expect(changed.filter((key) => key.startsWith('notice/') && !keys.has(key))).toEqual([]);
    }),
    runs,
  );
});

test('3: a mutation that ran once changes nothing when it runs again', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, context, (rows, mutation, by) => {
      const once = apply(rows, decide(mutation, viewOf(rows), by).effects);
      const twice = apply(once, decide(mutation, viewOf(once), by).effects);
      expect([...twice]).toEqual([...once]);
    }),
    runs,
  );
});

test('every effect fits the schema of its table', () => {
  fc.assert(
    fc.property(anyWorld, anyMutation, context, (rows, mutation, by) => {
      for (const { tbl, data } of decide(mutation, viewOf(rows), by).effects) {
        if (data !== null) expect(TABLES[tbl].safeParse(data)).toMatchObject({ success: true });
      }
    }),
    runs,
  );
});

test('the cases above reach every kind of outcome, so that none of them holds for want of trying', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyWorld, anyMutation, context, (rows, mutation, by) => {
      const { outcome, effects } = decide(mutation, viewOf(rows), by);
      seen.add(
        `${mutation.name} ${outcome.status === 'rejected' ? outcome.code : effects.length > 0 ? 'does' : 'idle'}`,
      );
    }),
    { numRuns: 3000 },
  );
  const does = [...seen].filter((text) => text.endsWith('does')).length;
  expect(does).toBe(10);
  for (const code of [
    'article.publish outdated',
    'article.publish gone',
    'checklist.tick closed',
    'feedback.add invalid',
  ])
    expect([...seen]).toContain(code);
});

const worldWith = (...some: [TableName, object][]): Rows => {
  const rows: Rows = new Map();
  for (const [tbl, raw] of some) put(rows, tbl, raw);
  return rows;
};
const publish = (more: object = {}) =>
  Mutation.parse({
    name: 'article.publish',
    articleId: 'k1',
    spaceId: 'home',
    baseVersion: 2,
    revisionId: 'r9',
    content: { ...content, body: '五天' },
    summary: '改期限',
    proposalId: null,
    reviewAt: null,
    ...more,
  });

const proposed = (authorId: string): Rows =>
  worldWith(['article', articleOf('k1')], ['proposal', proposalOf('p1', { authorId })]);

describe('publishing', () => {
  test('makes the next version with its revision, and is looked at again after the team’s usual time', () => {
    const rows = worldWith(
      ['article', articleOf('k1', { authorId: 'a2', status: 'archived' })],
      ['team', { id: 'team', reviewAfterDays: 30, signature: null }],
    );
    const after = apply(rows, decide(publish(), viewOf(rows), lead).effects);
    expect(rowOf(after, 'article', 'k1')).toMatchObject({
      version: 3,
      body: '五天',
      authorId: 'a1',
      status: 'published',
      reviewedAt: 100,
      reviewAt: 100 + 30 * DAY,
    });
    expect(rowOf(after, 'revision', 'r9')).toMatchObject({
      version: 3,
      summary: '改期限',
      body: '五天',
      articleId: 'k1',
    });
    expect([...after.keys()].filter((key) => key.startsWith('revision/'))).toHaveLength(1);
  });

  test('keeps the words of a version that had no revision of its own', () => {
    const rows = worldWith(['article', articleOf('k1')]);
    const after = apply(rows, decide(publish(), viewOf(rows), lead).effects);
    expect(rowOf(after, 'revision', unsignedRevisionId('k1', 2))).toMatchObject({ version: 2, body: '三天', at: 5 });
  });

  test('over a version the author has not seen is refused; the same again, after it arrived, is not', () => {
    const rows = worldWith(['article', articleOf('k1')]);
    const first = apply(rows, decide(publish(), viewOf(rows), lead).effects);
    const late = decide(publish({ revisionId: 'r10' }), viewOf(first), { ...lead, agentId: 'a3' });
    expect(late.outcome).toMatchObject({ status: 'rejected', code: 'outdated' });
    expect(decide(publish(), viewOf(first), lead)).toEqual({ effects: [], outcome: { status: 'ok' } });
  });

  test('a proposal takes it away, names its author as the author and tells them, but nobody of their own', () => {
    const theirs = proposed('a2');
    const after = apply(theirs, decide(publish({ proposalId: 'p1' }), viewOf(theirs), lead).effects);
    expect(rowOf(after, 'proposal', 'p1')).toBeUndefined();
    expect(rowOf(after, 'article', 'k1')).toMatchObject({ authorId: 'a2' });
    expect(rowOf(after, 'revision', 'r9')).toMatchObject({ authorId: 'a2' });
    expect(rowOf(after, 'notice', articleNoticeId('p1'))).toMatchObject({
      agentId: 'a2',
      fromId: 'a1',
      kind: 'article',
      reason: 'published',
      articleId: 'k1',
    });
    const own = proposed('a1');
    const { effects } = decide(publish({ proposalId: 'p1' }), viewOf(own), lead);
    expect(effects.map(({ tbl }) => tbl)).not.toContain('notice');
  });
});

describe('a proposal', () => {
  const close = Mutation.parse({ name: 'proposal.close', proposalId: 'p1', words: '已有同类文章' });
  const rows = worldWith(['proposal', proposalOf('p1')]);

  test('declined tells its author why', () => {
    const after = apply(rows, decide(close, viewOf(rows), lead).effects);
    expect(rowOf(after, 'notice', articleNoticeId('p1'))).toMatchObject({ reason: 'declined', body: '已有同类文章' });
    expect(rowOf(after, 'proposal', 'p1')).toBeUndefined();
  });

  test('is taken back by its author without a word, and by no other agent', () => {
    const author = { ...lead, agentId: 'a2', role: 'agent' as const };
    expect(decide(close, viewOf(rows), author).effects).toEqual([{ tbl: 'proposal', id: 'p1', data: null }]);
    const other = decide(close, viewOf(rows), { ...author, agentId: 'a3' });
    expect(other.outcome).toMatchObject({ status: 'rejected', code: 'forbidden' });
  });
});

const judge = (agentId: string, verdictNow: string, note = '') =>
  Mutation.parse({
    name: 'feedback.add',
    feedback: {
      id: feedbackIdOf('k1', agentId, 2),
      articleId: 'k1',
      spaceId: 'home',
      verdict: verdictNow,
      note,
      version: 2,
      ticketId: null,
    },
  });

describe('a verdict', () => {
  test('of the same agent on the same version stands in the place of the earlier one, open again', () => {
    let rows = worldWith(['article', articleOf('k1')]);
    const agent = { ...lead, agentId: 'a2', role: 'agent' as const };
    rows = apply(rows, decide(judge('a2', 'wrong', '少了一步'), viewOf(rows), agent).effects);
    const resolve = Mutation.parse({ name: 'feedback.resolve', feedbackId: feedbackIdOf('k1', 'a2', 2) });
    rows = apply(rows, decide(resolve, viewOf(rows), lead).effects);
    expect(rowOf(rows, 'notice', articleNoticeId(feedbackIdOf('k1', 'a2', 2)))).toMatchObject({
      agentId: 'a2',
      reason: 'resolved',
      body: '少了一步',
    });
    rows = apply(rows, decide(judge('a2', 'useful'), viewOf(rows), agent).effects);
    const all = [...rows.keys()].filter((key) => key.startsWith('feedback/'));
    expect(all).toHaveLength(1);
    expect(rowOf(rows, 'feedback', feedbackIdOf('k1', 'a2', 2))).toMatchObject({ verdict: 'useful', resolvedAt: null });
  });

  test('cannot be written in a colleague’s name', () => {
    const rows = worldWith(['article', articleOf('k1')]);
    expect(decide(judge('a2', 'wrong'), viewOf(rows), lead).outcome).toMatchObject({ code: 'invalid' });
  });
});

const tick = (itemKey: string, isDone = true) =>
  Mutation.parse({ name: 'checklist.tick', checklistId: 'c1', itemKey, isDone, articleId: null });

describe('a checklist', () => {
  const list = { id: 'c1', spaceId: 'home', name: '新品', dueAt: null, closedAt: null };

  test('ticked by two people at once keeps both ticks, and the first on the same item', () => {
    let rows = worldWith(['checklist', { ...list, createdBy: 'a1', at: 1, items: [item('price'), item('return')] }]);
    rows = apply(rows, decide(tick('price'), viewOf(rows), { ...lead, agentId: 'a2' }).effects);
    rows = apply(rows, decide(tick('return'), viewOf(rows), { ...lead, agentId: 'a3' }).effects);
    rows = apply(rows, decide(tick('price'), viewOf(rows), { ...lead, agentId: 'a4', now: 200 }).effects);
    expect(rowOf(rows, 'checklist', 'c1')?.items.map(({ doneBy, doneAt }) => [doneBy, doneAt])).toEqual([
      ['a2', 100],
      ['a3', 100],
    ]);
  });

  test('changed as a whole keeps the ticks of the items that stay', () => {
    const before = [item('price', { doneAt: 4, doneBy: 'a2' }), item('return')];
    const rows = worldWith(['checklist', { ...list, createdBy: 'a2', at: 1, items: before }]);
    const items = [item('safety', { doneAt: 1, doneBy: 'a9' }), item('price')];
    const save = Mutation.parse({ name: 'checklist.save', checklist: { ...list, name: '新品 2', items } });
    const after = rowOf(apply(rows, decide(save, viewOf(rows), lead).effects), 'checklist', 'c1');
    expect(after).toMatchObject({ name: '新品 2', createdBy: 'a2', at: 1 });
    expect(after?.items.map(({ key, doneAt, doneBy }) => [key, doneAt, doneBy])).toEqual([
      ['safety', null, null],
      ['price', 4, 'a2'],
    ]);
  });
});

const long = (seed: string): string => seed.repeat(120);
test('ids of another system that are long together still make one valid id each', () => {
  const ids = ['a', 'b'].flatMap((seed) => [feedbackIdOf(long(seed), 'x', 1), feedbackIdOf(long(seed), 'x', 2)]);
  expect(new Set(ids).size).toBe(4);
  expect(ids.every((one) => one.length <= 128)).toBe(true);
});
