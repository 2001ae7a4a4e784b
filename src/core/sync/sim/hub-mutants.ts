import type { Mutant } from './mutant.ts';

const broken = (witness: number, file: string, from: string, to: string): Mutant => ({
  edits: [[file, from, to]],
  witness,
  hub: 'real',
});

/** Rules of the hub's own code and SQL, broken on purpose. */
export const HUB_MUTANTS: Readonly<Record<string, Mutant>> = {
  'a backup restored twice gives the same versions twice': broken(
    441,
    'hub/store/epoch.ts',
    'now > v ? now : v + EPOCH_JUMP',
    'now < 0 ? now : v + EPOCH_JUMP',
  ),
  'a restored hub goes on as the same timeline': broken(
    1,
    'hub/store/epoch.ts',
    'known.tli === here.tli && !wasRestored',
    'known.tli === here.tli',
  ),
  'the hub decides a push again that comes twice': broken(
    3,
    'hub/sync/push.ts',
    'if (mutation.mid === expected) fresh.push(mutation);',
    'fresh.push(mutation);',
  ),
};
