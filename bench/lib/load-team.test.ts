import { expect, test } from 'vitest';
import { queuesOf } from './load-team.ts';

test('everybody works in two queues, the only one where there is no second, and every queue has people', () => {
  const all = Array.from({ length: 500 }, (_, person) => queuesOf(person, 10));
  const sizes = new Map<number, number>();
  for (const queue of all.flat()) sizes.set(queue, (sizes.get(queue) ?? 0) + 1);
  expect(sizes.size).toBe(10);
  for (const person of all) expect(new Set(person).size).toBe(2);
  expect(Math.max(...sizes.values()) / Math.min(...sizes.values())).toBeLessThan(1.3);
  expect(queuesOf(7, 1)).toEqual([0]);
});
