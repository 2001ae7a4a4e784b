import { expect, it } from 'vitest';
import { countsOf, inOrder } from './outcomes.ts';

const results = (['same', 'new', 'refused', 'changed', 'new'] as const).map((outcome, i) => ({
  outcome,
  path: `${i}`,
}));

it('lists what was refused first and what stays the same last, each in the order of the folder', () => {
  expect(inOrder(results).map(({ path }) => path)).toEqual(['2', '3', '1', '4', '0']);
});

it('counts each outcome there is', () => {
  expect(countsOf(results)).toEqual([
    { outcome: 'refused', count: 1 },
    { outcome: 'changed', count: 1 },
    { outcome: 'new', count: 2 },
    { outcome: 'same', count: 1 },
  ]);
});
