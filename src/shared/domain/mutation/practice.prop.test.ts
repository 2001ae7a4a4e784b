import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishOf, sampleScenario, sampleShare, shareOf } from '#testkit/practice-sample.ts';
import type { PracticeShare, TeamScenario } from '../practice/share.ts';
import { ROLES } from '../role.ts';
import { decide, keysOf, Mutation, type Effect, type Stored, type View, type WriteContext } from './index.ts';

type Rows = ReadonlyMap<string, unknown>;
const viewOf = (rows: Rows, read: string[] = []): View => ({
  get: (tbl, id) => {
    read.push(`${tbl}/${id}`);
    const data = rows.get(`${tbl}/${id}`);
    return data ? ({ data, fields: {} } as Stored<typeof tbl>) : undefined;
  },
});
const applied = (rows: Rows, effects: readonly Effect[]): Rows => {
  const next = new Map([...rows, ...effects.map(({ tbl, id, data }) => [`${tbl}/${id}`, data] as const)]);
  return new Map([...next].filter(([, data]) => data !== null));
};

const PEOPLE = ['tia', 'tom', 'lea'];
const shareId = fc.constantFrom('s1', 's2', 's3');
const scenarioId = fc.constantFrom('c1', 'c2');
const anyWrite = fc
  .oneof(
    fc.tuple(shareId, fc.constantFrom('calm' as const, 'left' as const)).map(([id, end]) => shareOf(id, { end })),
    shareId.map((id) => ({ name: 'practice.withdraw', shareId: id })),
    fc.tuple(scenarioId, fc.constantFrom('一', '二')).map(([id, title]) => publishOf(id, { title })),
    fc
      .tuple(scenarioId, fc.boolean())
      .map(([id, isRetired]) => ({ name: 'scenario.retire', scenarioId: id, isRetired })),
  )
  .map((raw) => Mutation.parse(raw));
const context: fc.Arbitrary<WriteContext> = fc.record({
  agentId: fc.constantFrom(...PEOPLE),
  role: fc.constantFrom(...ROLES),
  writer: fc.constant('d'),
  now: fc.integer({ min: 1, max: 999 }),
  teamIds: fc.constantFrom([], ['one'], ['one', 'two'], ['two']),
});
const ROWS: Rows = new Map<string, unknown>([
  ['share/s1', sampleShare('s1')],
  ['scenario/c1', sampleScenario('c1')],
]);
const history = fc.array(fc.tuple(anyWrite, context), { minLength: 1, maxLength: 10 });

test('writes about practice read only what they name, have no effect where they are refused, and said again change nothing more', () => {
  fc.assert(
    fc.property(history, (writes) => {
      let rows = ROWS;
      for (const [mutation, by] of writes) {
        const read: string[] = [];
        const { effects, outcome } = decide(mutation, viewOf(rows, read), by);
        const keys = keysOf(mutation).map(({ tbl, id }) => `${tbl}/${id}`);
        const touched = effects.map(({ tbl, id }) => `${tbl}/${id}`);
        expect([...read, ...touched].filter((one) => !keys.includes(one))).toEqual([]);
        if (outcome.status === 'rejected') expect(effects).toEqual([]);
        rows = applied(rows, effects);
        if (outcome.status === 'ok')
          expect(decide(mutation, viewOf(rows), { ...by, now: 5000 })).toEqual({ effects: [], outcome });
      }
    }),
    { numRuns: 500 },
  );
});

test('what somebody has shared appears in their name and team alone, never changes, and goes by their own word alone', () => {
  fc.assert(
    fc.property(history, (writes) => {
      let rows = ROWS;
      for (const [mutation, by] of writes) {
        const next = applied(rows, decide(mutation, viewOf(rows), by).effects);
        for (const id of ['s1', 's2', 's3'].map((one) => `share/${one}`)) {
          const [before, after] = [rows, next].map((all) => all.get(id) as PracticeShare | undefined);
          if (before && after) expect(after).toEqual(before);
          if (before && !after) expect([mutation.name, before.agentId]).toEqual(['practice.withdraw', by.agentId]);
          if (!before && after)
            expect(after).toMatchObject({ agentId: by.agentId, teamId: by.teamIds?.[0], sharedAt: by.now });
        }
        rows = next;
      }
    }),
    { numRuns: 500 },
  );
});

test('a case that stands never changes but for its end, and is written by leads alone', () => {
  fc.assert(
    fc.property(history, (writes) => {
      let rows = ROWS;
      for (const [mutation, by] of writes) {
        const next = applied(rows, decide(mutation, viewOf(rows), by).effects);
        for (const id of ['scenario/c1', 'scenario/c2']) {
          const [before, after] = [rows, next].map((all) => all.get(id) as TeamScenario | undefined);
          if (before !== after) expect(['lead', 'admin']).toContain(by.role);
          if (before) expect(after).toEqual({ ...before, retiredAt: after?.retiredAt });
          else if (after) expect([after.authorId, after.teamId]).toEqual([by.agentId, by.teamIds?.[0]]);
        }
        rows = next;
      }
    }),
    { numRuns: 500 },
  );
});
