import { describe, expect, test } from 'vitest';
import { publishOf, sampleScenario, sampleShare, shareOf } from '#testkit/practice-sample.ts';
import { ROLES } from '../role.ts';
import { decide, Mutation, type Stored, type View, type WriteContext } from './index.ts';

type Rows = Readonly<Record<string, object>>;
const viewOf = (rows: Rows): View => ({
  get: (tbl, id) => {
    const data = rows[`${tbl}/${id}`];
    return data && ({ data, fields: {} } as Stored<typeof tbl>);
  },
});
const TIA: WriteContext = { agentId: 'tia', role: 'trainee', writer: 'd', now: 100, teamIds: ['one', 'two'] };
const LEA: WriteContext = { ...TIA, agentId: 'lea', role: 'lead' };
const done = (rows: Rows, raw: object, by: WriteContext) => decide(Mutation.parse(raw), viewOf(rows), by);
const code = ({ outcome }: ReturnType<typeof done>) => (outcome.status === 'rejected' ? outcome.code : outcome.status);
const NOTHING = { effects: [], outcome: { status: 'ok' } };

const SHARED = { 'share/s1': sampleShare('s1') };
const CASE = { 'scenario/c1': sampleScenario('c1') };
const withdraw = { name: 'practice.withdraw', shareId: 's1' };
const retire = (isRetired: boolean) => ({ name: 'scenario.retire', scenarioId: 'c1', isRetired });

describe('practice that is shared', () => {
  test('stands in the name of whoever shared it, in their own team, with the time of the hub', () => {
    const share = { ...sampleShare('s1'), sharedAt: 100 };
    expect(done({}, shareOf('s1'), TIA).effects).toEqual([{ tbl: 'share', id: 's1', data: share }]);
    const named = { ...shareOf('s1'), share: { ...shareOf('s1').share, agentId: 'tom', teamId: 'night', sharedAt: 1 } };
    expect(done({}, named, TIA).effects).toEqual([{ tbl: 'share', id: 's1', data: share }]);
  });

  test('is shared once, and under nobody else’s name', () => {
    expect(done(SHARED, shareOf('s1', { end: 'left' }), TIA)).toEqual(NOTHING);
    expect(code(done(SHARED, shareOf('s1'), LEA))).toBe('invalid');
  });

  test('is shown to nobody where its trainee belongs to no team', () => {
    expect(code(done({}, shareOf('s1'), { ...TIA, teamIds: [] }))).toBe('scope');
    const { teamIds: _none, ...nowhere } = TIA;
    expect(code(done({}, shareOf('s1'), nowhere))).toBe('scope');
  });

  test('goes by the word of who shared it, also where they have left the team; nobody else takes it away', () => {
    expect(done(SHARED, withdraw, { ...TIA, teamIds: [] }).effects).toEqual([{ tbl: 'share', id: 's1', data: null }]);
    for (const role of ROLES) expect(code(done(SHARED, withdraw, { ...LEA, role }))).toBe('forbidden');
    expect(done({}, withdraw, TIA)).toEqual(NOTHING);
  });
});

describe('a case of the team', () => {
  test('is written with who published it and when', () => {
    const published = sampleScenario('c1', { publishedAt: 100 });
    expect(done({}, publishOf('c1'), LEA).effects).toEqual([{ tbl: 'scenario', id: 'c1', data: published }]);
    expect(code(done({}, publishOf('c1'), { ...LEA, teamIds: [] }))).toBe('scope');
  });

  test('sent again is the same, in whatever order a database kept its fields; another edition needs another id', () => {
    const stored = { 'scenario/c1': Object.fromEntries(Object.entries(sampleScenario('c1')).toReversed()) };
    expect(done(stored, publishOf('c1'), LEA)).toEqual(NOTHING);
    expect(code(done(stored, publishOf('c1', { title: '别的' }), LEA))).toBe('outdated');
    expect(code(done(stored, publishOf('c1'), { ...LEA, agentId: 'ada' }))).toBe('outdated');
  });

  test('stands under a name of its own, never under one that comes with the program', () => {
    expect(code(done({}, publishOf('c1', { key: 'refund-not-arrived' }), LEA))).toBe('invalid');
    expect(code(done({}, publishOf('c1', { key: 'team-refund-not-arrived' }), LEA))).toBe('ok');
  });

  test('keeps the time at which it was retired first, and can be brought back', () => {
    const gone = { 'scenario/c1': sampleScenario('c1', { retiredAt: 50 }) };
    expect(done(CASE, retire(true), LEA).effects).toMatchObject([{ data: { retiredAt: 100 } }]);
    expect(done(gone, retire(true), LEA)).toEqual(NOTHING);
    expect(done(gone, retire(false), LEA).effects).toEqual([{ tbl: 'scenario', id: 'c1', data: sampleScenario('c1') }]);
    expect(code(done({}, retire(true), LEA))).toBe('gone');
  });
});

const allowed = (raw: object, rows: Rows) => ROLES.filter((role) => code(done(rows, raw, { ...TIA, role })) === 'ok');

test('everybody shares their own practice; leads make cases of it', () => {
  for (const raw of [shareOf('s2'), withdraw]) expect(allowed(raw, SHARED)).toEqual([...ROLES]);
  for (const raw of [publishOf('c2'), retire(true)]) expect(allowed(raw, CASE)).toEqual(['lead', 'admin']);
});
