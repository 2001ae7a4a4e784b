import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleCard, sampleCardContent, sampleShowing } from '#testkit/card-sample.ts';
import { cardIdOf } from '../guidance/index.ts';
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
const applied = (rows: Rows, effects: readonly Effect[]): Rows =>
  new Map([...rows, ...effects.map(({ tbl, id, data }) => [`${tbl}/${id}`, data] as const)]);

const key = 'asked-again';
const version = fc.integer({ min: 1, max: 3 });
const teamId = fc.constantFrom('one', 'one', 'two');
const intensity = fc.constantFrom(1 as const, 2 as const);
const { at: _at, ...SHOWING } = sampleShowing('s1');
const named = <N extends string>(name: N) => fc.constant(name);
const anyWrite = fc
  .oneof(
    fc.record({
      name: named('card.publish'),
      key: fc.constant(key),
      teamId,
      baseVersion: fc.nat(3),
      content: intensity.map((least) => sampleCardContent({ intensity: least })),
      summary: fc.constant(''),
    }),
    fc.record({
      name: named('card.retire'),
      cardId: version.map((one) => cardIdOf(key, one)),
      isRetired: fc.boolean(),
    }),
    fc.record({
      name: named('showing.record'),
      showing: fc
        .record({ cardVersion: version, variant: fc.constantFrom('a', 'b'), teamId })
        .map((more) => ({ ...SHOWING, ...more })),
    }),
    fc.record({
      name: named('correction.share'),
      correction: fc
        .record({ id: fc.constantFrom('x1', 'x2'), emotion: fc.constantFrom('anger', 'sadness') })
        .map((more) => ({ teamId: 'one', text: '呵呵', read: 'neutral', needs: [], ...more })),
    }),
  )
  .map((raw) => Mutation.parse(raw));
const context: fc.Arbitrary<WriteContext> = fc.record({
  agentId: fc.constantFrom('a1', 'a2'),
  role: fc.constantFrom(...ROLES),
  writer: fc.constant('d'),
  now: fc.integer({ min: 1, max: 999 }),
});
const ROWS: Rows = new Map([[`card/${cardIdOf(key, 1)}`, sampleCard(key)]]);

test('writes about cards read only what they name, have no effect where they are refused, and said again change nothing more', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyWrite, context), { minLength: 1, maxLength: 8 }), (writes) => {
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

test('a version that stands never changes but for its end, whatever is written after it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyWrite, context), { maxLength: 12 }), (writes) => {
      let rows = ROWS;
      for (const [mutation, by] of writes) {
        const next = applied(rows, decide(mutation, viewOf(rows), by).effects);
        for (const [id, before] of rows)
          if (id.startsWith('card/'))
            expect(next.get(id)).toEqual({ ...(before as object), retiredAt: expect.toSatisfy((at) => at === null || at > 0) as unknown }); // prettier-ignore
          else expect(next.get(id)).toEqual(before);
        rows = next;
      }
    }),
  );
});
