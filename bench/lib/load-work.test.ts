import { expect, test } from 'vitest';
import { Mutation } from '#shared/domain/mutation/index.ts';
import { seededRandom } from '#testkit/random.ts';
import { gapS, oneWrite } from './load-work.ts';

test('writes are ones the hub can read, of three sorts', () => {
  const random = seededRandom(1);
  const some = Array.from({ length: 200 }, () => oneWrite({ ticketIds: ['ticket-1', 'ticket-2'], cursor: 3 }, random));
  expect(new Set(some.map(({ name }) => name))).toEqual(new Set(['message.add', 'ticket.tag', 'ticket.set']));
  for (const one of some) expect(Mutation.safeParse(one).error).toBeUndefined();
});

test('gaps are as long as they should be on average, and never negative', () => {
  const random = seededRandom(2);
  const gaps = Array.from({ length: 20_000 }, () => gapS(20, random.next()));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
  expect(gaps.reduce((sum, one) => sum + one, 0) / gaps.length).toBeCloseTo(1 / 20, 2);
});
