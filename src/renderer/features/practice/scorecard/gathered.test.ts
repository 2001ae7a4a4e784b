import { expect, it } from 'vitest';
import { gathered } from './gathered.ts';
import type { PlacedMark } from './use-reading.ts';

const mark = (index: number, turn: number | null, because: string, weight: number): PlacedMark => ({
  index,
  skill: 'procedure',
  turn,
  because,
  weight,
  better: null,
});

it('reasons stand in the order of their lines, and what never happened stands once, after them', () => {
  const marks = [
    mark(0, null, 'step-missed', -0.25),
    mark(1, 8, 'step-done', 1),
    mark(2, null, 'step-missed', -0.5),
    mark(3, 2, 'step-done', 1),
    mark(4, null, 'no-step', 0),
  ];
  const told = gathered(marks).map(({ index, weight, times }) => [index, weight, times]);
  expect(told).toEqual([
    [3, 1, 1],
    [1, 1, 1],
    [0, -0.75, 2],
    [4, 0, 1],
  ]);
});
