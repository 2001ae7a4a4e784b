import { describe, expect, test } from 'vitest';
import { CORPUS } from './corpus.ts';
import { MUTANTS } from './mutants.ts';
import { playMany, type Played } from './run.ts';

/** The checker is checked: with one rule broken, the history that is known to show it must. */
describe('the simulation finds that', () => {
  test.concurrent.each(Object.entries(MUTANTS).map(([name, { witness, hub }]) => [name, witness, hub] as const))(
    '%s',
    { timeout: 120_000 },
    async (name, witness, hub = 'model') => {
      let found: Played | undefined;
      await playMany({ hub, from: witness, histories: 1, devices: 0, workers: 1, mutant: name }, (played) => {
        found = played;
        return false;
      });
      expect(found?.violation).toBeDefined();
    },
  );
});

test('there are witnesses of thirteen faults and more, and a corpus', () => {
  expect(Object.keys(MUTANTS).length).toBeGreaterThanOrEqual(13);
  expect(CORPUS.length).toBeGreaterThan(0);
});
