import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORPUS } from './corpus.ts';
import { planOf, play } from './history.ts';
import { openHubs } from './hubs.ts';

const first = Number(process.env['ATTUNE_SEED'] ?? 1);
const HISTORIES = 5;

describe('desks and the real hub', () => {
  let hubs: Awaited<ReturnType<typeof openHubs>>;
  beforeAll(async () => {
    hubs = await openHubs('real');
  });
  afterAll(() => hubs?.close());

  test(`come together after ${HISTORIES} histories of faults`, { timeout: 300_000 }, async () => {
    for (let seed = first; seed < first + HISTORIES; seed += 1) {
      const { violation } = await play(planOf(seed), hubs.start);
      expect(violation, `seed ${seed}`).toBeUndefined();
    }
  });

  test.each(CORPUS)('come together where they once did not: $why', { timeout: 180_000 }, async ({ plan }) => {
    expect((await play(plan, hubs.start)).violation).toBeUndefined();
  });

  test('play the same history in the same way, whatever was played before', { timeout: 180_000 }, async () => {
    const plan = planOf(first);
    const once = await play(plan, hubs.start);
    await play(planOf(first + 1), hubs.start);
    expect(await play(plan, hubs.start)).toEqual(once);
  });
});
