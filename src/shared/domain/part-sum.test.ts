import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_SUM, minus, plus, sameSum, sumOf, type RowSum } from './part-sum.ts';

const member = fc.tuple(
  fc.constantFrom('ticket' as const, 'message' as const),
  fc.string(),
  fc.integer({ min: 0, max: 1e12 }),
);
const total = (members: readonly ['ticket' | 'message', string, number][]): RowSum =>
  members.map((m) => sumOf(...m)).reduce(plus, EMPTY_SUM);

describe('the checksum of a part', () => {
  test('does not depend on the order of its rows', () => {
    fc.assert(fc.property(fc.array(member), (members) => sameSum(total(members), total(members.toReversed()))));
  });

  test('forgets a row that is taken out again', () => {
    fc.assert(
      fc.property(fc.array(member), member, (members, extra) => {
        const with1 = plus(total(members), sumOf(...extra));
        return sameSum(minus(with1, sumOf(...extra)), total(members));
      }),
    );
  });

  test('tells one version of a row from the next', () => {
    expect(sameSum(sumOf('ticket', 't1', 7), sumOf('ticket', 't1', 8))).toBe(false);
    expect(sameSum(sumOf('ticket', 't1', 7), sumOf('message', 't1', 7))).toBe(false);
  });
});
