import { describe, expect, test } from 'vitest';
import { CORPUS } from './corpus.ts';
import { MUTANTS } from './mutants.ts';
import { playMany, type Played } from './run.ts';

/** Those of the hub's own code take a database each: `npm run simulate -- --mutants` shows them all. */
const HERE = Object.entries(MUTANTS).filter(([, { hub }]) => hub === undefined);

/** The checker is checked: with one rule broken, the history that is known to show it must. */
describe('the simulation finds that', () => {
  test.concurrent.each(HERE.map(([name, { witness }]) => [name, witness] as const))(
    '%s',
    { timeout: 240_000 },
    async (name, witness) => {
      let found: Played | undefined;
      const one = { hub: 'model', from: witness, histories: 1, devices: 0, workers: 1, mutant: name } as const;
      await playMany(one, (played) => {
        found = played;
        return false;
      });
      expect(found?.violation).toBeDefined();
    },
  );
});

test('there are witnesses of thirteen faults and more, and a corpus', () => {
  expect(HERE.length).toBeGreaterThanOrEqual(13);
  expect(CORPUS.length).toBeGreaterThan(0);
});
