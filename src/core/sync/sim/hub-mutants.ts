import type { Mutant } from './mutant.ts';

const COMMIT = 'hub/migrations/002-commit.ts';

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
  'a page of the feed ends in the middle of a version': broken(
    7,
    'hub/sync/feed.ts',
    'if (i === found.length || found[i]?.ver !== found[start]?.ver) {',
    'if (i > 0) {',
  ),
  'a kept page is handed out after its part has changed': broken(3, 'hub/sync/snapshot.ts', 'changed?.ver ?? 0', '0'),
  'a row that leaves a part does not take the version': broken(
    3,
    COMMIT,
    'update member m set op = 0, ver = nv',
    'update member m set op = 0',
  ),
  'lines stay behind when their ticket moves': broken(
    4,
    COMMIT,
    `where d.ref = any (moved) and d.tbl in ('message', 'attachment')`,
    `where d.ref = any (moved) and d.tbl = 'attachment'`,
  ),
  'rows are written and their part does not add them up': broken(1, COMMIT, 'perform hub_sums(touched, 1, nv);', ''),
  'what became of a mutation is not kept': broken(
    1,
    COMMIT,
    'from jsonb_to_recordset(p_muts) as u(mid bigint, status text, detail jsonb);',
    'from jsonb_to_recordset(p_muts) as u(mid bigint, status text, detail jsonb) where false;',
  ),
  'a sign-in whose new token was lost on the way is ended': broken(
    13,
    'hub/auth/families.ts',
    'const isRetry = found.generation === found.current - 1 && found.used < found.current;',
    'const isRetry = false;',
  ),
};
