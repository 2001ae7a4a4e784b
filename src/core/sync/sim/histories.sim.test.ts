import { describe, expect, test } from 'vitest';
import { CORPUS } from './corpus.ts';
import { planOf, play } from './history.ts';

const first = Number(process.env['ATTUNE_SEED'] ?? 1);
const histories = Number(process.env['ATTUNE_HISTORIES'] ?? 40);

describe('desks and a hub', () => {
  test(`come together after ${histories} histories of faults`, { timeout: 900_000 }, async () => {
    for (let seed = first; seed < first + histories; seed += 1) {
      const { violation } = await play(planOf(seed));
      expect(violation, `seed ${seed}`).toBeUndefined();
    }
  });

  test.each(CORPUS)('come together where they once did not: $why', { timeout: 180_000 }, async ({ plan }) => {
    expect((await play(plan)).violation).toBeUndefined();
  });

  test('play the same history in the same way', { timeout: 180_000 }, async () => {
    const plan = planOf(first);
    expect(await play(plan)).toEqual(await play(plan));
  });
});
