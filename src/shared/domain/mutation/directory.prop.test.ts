import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../rights.ts';
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
function apply(rows: Rows, effects: readonly Effect[]): Rows {
  const next = new Map(rows);
  for (const { tbl, id, data } of effects) {
    if (data === null) next.delete(keyOf(tbl, id));
    else next.set(keyOf(tbl, id), { data, fields: rows.get(keyOf(tbl, id))?.fields ?? {} });
  }
  return next;
}

const text = (zh: string, en: string) => ({ zh, en });
const WEEK = Array.from({ length: 7 }, () => [{ from: 540, to: 1080 }]);
const calendar = (id: string, name = '平日') => ({
  id,
  name,
  timeZone: 'Asia/Shanghai',
  week: WEEK,
  holidays: [],
  extra: [],
});
const policy = (id: string, calendarId: string, name = '标准') => ({
  id,
  name,
  order: 1,
  isActive: true,
  queueIds: [],
  priorities: [],
  tiers: [],
  channels: [],
  firstMs: 3_600_000,
  nextMs: null,
  resolveMs: null,
  atRiskShare: 0.2,
  calendarId,
});
const macro = (id: string, name: string, queueId?: string) => ({
  id,
  name: text(name, name),
  body: null,
  kind: 'reply',
  note: null,
  set: queueId === undefined ? {} : { queueId },
  assign: 'keep',
  snoozeMs: null,
  follow: false,
  fill: {},
  articleIds: [],
  addTags: [],
  removeTags: [],
  queueIds: [],
  isActive: true,
});
const field = (id: string, key: string, kind: string) => ({
  id,
  key,
  label: text('单号', 'Number'),
  kind,
  choices: [],
  queueIds: [],
  required: 'no',
  order: 0,
  isActive: true,
});
const tag = (id: string, word: string) => ({ id, tag: word, note: '', isActive: true });
const team = (reviewAfterDays: number) => ({ id: 'team', reviewAfterDays, signature: null });

const nth = (kind: string) => fc.integer({ min: 1, max: 2 }).map((n) => `${kind}${n}`);
const anyRow = fc.oneof(
  fc.tuple(nth('cal'), fc.constantFrom('平日', '周末')).map(([id, name]) => ({
    tbl: 'calendar',
    data: calendar(id, name),
  })),
  fc.tuple(nth('p'), nth('cal')).map(([id, calendarId]) => ({ tbl: 'policy', data: policy(id, calendarId) })),
  fc
    .tuple(nth('m'), fc.constantFrom('甲', '乙'), fc.option(nth('q'), { nil: undefined }))
    .map(([id, name, queueId]) => ({
      tbl: 'macro',
      data: macro(id, name, queueId),
    })),
  fc
    .tuple(nth('f'), fc.constantFrom('order', 'serial'), fc.constantFrom('text', 'number'))
    .map(([id, key, kind]) => ({ tbl: 'field', data: field(id, key, kind) })),
  fc.tuple(nth('g'), fc.constantFrom('退款', 'vip')).map(([id, word]) => ({ tbl: 'tag', data: tag(id, word) })),
  fc.integer({ min: 7, max: 1000 }).map((days) => ({ tbl: 'team', data: team(days) })),
);
const anyMutation = fc
  .oneof(
    fc.record({ name: fc.constant('directory.put'), row: anyRow, seenVersion: fc.integer({ min: 0, max: 20 }) }),
    fc.oneof(
      nth('cal').map((id) => ({ name: 'directory.remove', tbl: 'calendar', id, policyIds: ['p1', 'p2'] })),
      nth('f').map((id) => ({ name: 'directory.remove', tbl: 'field', id, policyIds: [] })),
      nth('m').map((id) => ({ name: 'directory.remove', tbl: 'macro', id, policyIds: [] })),
    ),
    fc.record({
      name: fc.constant('agent.sign'),
      agentId: nth('a'),
      signature: fc.constantFrom('', '小林', '{agent}'),
    }),
    fc.record({
      name: fc.constant('search.save'),
      search: fc.record({ id: nth('s'), name: fc.constant('x'), query: fc.constant('tag:vip') }),
    }),
    nth('s').map((searchId) => ({ name: 'search.forget', searchId })),
  )
  .map((raw) => Mutation.parse(raw));

const put = <T extends TableName>(rows: Rows, tbl: T, data: unknown, fields: Stored<T>['fields'] = {}) => {
  const row = TABLES[tbl].parse(data) as Entity[T];
  rows.set(keyOf(tbl, row.id), { data: row, fields });
};
const agent = (id: string) => ({
  id,
  handle: id,
  name: id,
  role: 'agent',
  queueIds: [],
  isActive: true,
  signature: '',
});
type Facts = { writer: string; version: number; owner: string };
function worldOf({ writer, version, owner }: Facts): Rows {
  const rows: Rows = new Map();
  const stamp = { version, by: writer, agentId: 'a2', at: 4 };
  put(rows, 'calendar', calendar('cal1'), { name: stamp });
  put(rows, 'policy', policy('p1', 'cal1'), { name: stamp });
  put(rows, 'macro', macro('m1', '甲'), { name: stamp });
  put(rows, 'field', field('f1', 'order', 'text'), { label: stamp });
  put(rows, 'tag', tag('g1', 'vip'), { tag: stamp });
  put(rows, 'queue', { id: 'q1', name: text('一', 'one') });
  put(rows, 'agent', agent('a1'));
  put(rows, 'agent', agent('a2'));
  put(rows, 'search', { id: 's1', agentId: owner, name: 'n', query: 'q', at: 1 });
  return rows;
}
const anyWorld = fc
  .record({
    writer: fc.constantFrom('device-me', 'device-other'),
    version: fc.integer({ min: 0, max: 30 }),
    owner: fc.constantFrom('a1', 'a2'),
  })
  .map(worldOf);
const anyRole = fc.constantFrom(...ROLES);
const me = (role: WriteContext['role']): WriteContext => ({ agentId: 'a1', role, writer: 'device-me', now: 100 });
const ADMIN = me('admin');

describe('what is kept in the directory', () => {
  test('1: a rejected mutation has no effect', () => {
    fc.assert(
      fc.property(anyWorld, anyMutation, anyRole, (rows, mutation, role) => {
        const { effects, outcome } = decide(mutation, viewOf(rows), me(role));
        return outcome.status !== 'rejected' || effects.length === 0;
      }),
    );
  });

  test('2: a mutation reads only the rows it names, and changes only those', () => {
    fc.assert(
      fc.property(anyWorld, anyMutation, (rows, mutation) => {
        const named = new Set(keysOf(mutation).map(({ tbl, id }) => keyOf(tbl, id)));
        const read: string[] = [];
        const { effects } = decide(mutation, viewOf(rows, read), ADMIN);
        expect([...read, ...effects.map(({ tbl, id }) => keyOf(tbl, id))].filter((key) => !named.has(key))).toEqual([]);
      }),
    );
  });

  test('3: a mutation that ran once changes nothing when it runs again', () => {
    fc.assert(
      fc.property(anyWorld, anyMutation, (rows, mutation) => {
        const once = apply(rows, decide(mutation, viewOf(rows), ADMIN).effects);
        const twice = apply(once, decide(mutation, viewOf(once), ADMIN).effects);
        expect([...twice]).toEqual([...once]);
      }),
    );
  });

  test('no policy that stands is ever left without its calendar', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(anyMutation, { maxLength: 12 }), (rows, mutations) => {
        const end = mutations.reduce((now, one) => apply(now, decide(one, viewOf(now), ADMIN).effects), rows);
        const policies = [...end.values()].map(({ data }) => data).filter((data) => 'calendarId' in data);
        return policies.every(({ calendarId }) => end.has(keyOf('calendar', calendarId)));
      }),
    );
  });

  test('agents and trainees keep nothing of it, leads keep macros, administrators everything', () => {
    fc.assert(
      fc.property(anyWorld, anyMutation, anyRole, (rows, mutation, role) => {
        if (mutation.name !== 'directory.put' && mutation.name !== 'directory.remove') return;
        const tbl = mutation.name === 'directory.put' ? mutation.row.tbl : mutation.tbl;
        const { outcome } = decide(mutation, viewOf(rows), me(role));
        const isAllowed = role === 'admin' || (role === 'lead' && tbl === 'macro');
        expect(outcome.status === 'rejected' && outcome.code === 'forbidden').toBe(!isAllowed);
      }),
    );
  });

  test('an agent signs for themselves alone', () => {
    fc.assert(
      fc.property(anyWorld, anyMutation, anyRole, (rows, mutation, role) => {
        if (mutation.name !== 'agent.sign') return;
        const { outcome } = decide(mutation, viewOf(rows), me(role));
        expect(outcome.status).toBe(mutation.agentId === 'a1' ? 'ok' : 'rejected');
      }),
    );
  });
});

const over = (writer: string, version: number) => worldOf({ writer, version, owner: 'a1' });
const putMacro = (name: string, seenVersion: number) =>
  Mutation.parse({ name: 'directory.put', row: { tbl: 'macro', data: macro('m1', name) }, seenVersion });

describe('two people on one row', () => {
  test('the last arrival wins, and hears whose words it replaced', () => {
    const { effects, outcome } = decide(putMacro('乙', 3), viewOf(over('device-other', 7)), ADMIN);
    expect(effects).toHaveLength(1);
    expect(outcome).toEqual({
      status: 'merged',
      clashes: [{ field: 'macro', theirs: '甲', mine: '乙', by: 'a2', at: 4 }],
    });
  });

  test('nobody hears of their own earlier words, nor of words they had seen', () => {
    expect(decide(putMacro('乙', 3), viewOf(over('device-me', 7)), ADMIN).outcome.status).toBe('ok');
    expect(decide(putMacro('乙', 7), viewOf(over('device-other', 7)), ADMIN).outcome.status).toBe('ok');
  });

  test('the same content is no conflict, in whatever order its keys came back', () => {
    const rows = over('device-other', 7);
    const stored = rows.get('macro/m1')!;
    const turned = Object.fromEntries(Object.entries(stored.data).toReversed());
    rows.set('macro/m1', { data: turned as never, fields: stored.fields });
    expect(decide(putMacro('甲', 0), viewOf(rows), ADMIN)).toEqual({ effects: [], outcome: { status: 'ok' } });
  });
});

test('a field keeps its key and its kind: tickets keep their values under them', () => {
  for (const data of [field('f1', 'serial', 'text'), field('f1', 'order', 'number')]) {
    const mutation = Mutation.parse({ name: 'directory.put', row: { tbl: 'field', data }, seenVersion: 30 });
    const { outcome } = decide(mutation, viewOf(over('device-me', 1)), ADMIN);
    expect(outcome).toMatchObject({ status: 'rejected', code: 'invalid' });
  }
});
