import { expect, test } from 'vitest';
import type { Plan, Verdict } from './history.ts';
import type { Operation } from './operations.ts';
import { shrink } from './shrink.ts';

const wait = (ms: number): Operation => ({ do: 'wait', ms });
const NOTHING = { rpcs: 0, crashes: 0, restores: 0 };
/** Violated where 7 comes before 3. */
const judge = ({ operations }: Plan): Promise<Verdict> => {
  const times = operations.map((one) => (one.do === 'wait' ? one.ms : 0));
  const isBad = times.includes(7) && times.indexOf(7) < times.lastIndexOf(3);
  return Promise.resolve(isBad ? { ...NOTHING, violation: { invariant: 'I4', what: '' } } : NOTHING);
};

test('what does not matter is left out, and the order is kept', async () => {
  const operations = [5, 7, 1, 1, 3, 2, 9, 3, 4].map(wait);
  const { operations: left } = await shrink({ seed: 1, devices: 2, operations }, 'I4', judge);
  expect(left).toEqual([wait(7), wait(3)]);
});

test('a history that shows another violation is not taken for this one', async () => {
  const operations = [7, 3].map(wait);
  expect((await shrink({ seed: 1, devices: 2, operations }, 'I1', judge)).operations).toEqual(operations);
});
