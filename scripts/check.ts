import { runTool, TOOLS, type Outcome } from './lib/run.ts';

type Step = { readonly name: string; readonly run: () => Promise<Outcome> };

const LAYERS: Step = {
  name: 'layers',
  run: () => runTool(TOOLS.depcruise, ['--config', '.dependency-cruiser.cjs', 'src']),
};
/** What the tools remember between runs, by the content of files: it is right in every checkout, and may always be deleted. */
const CACHE = 'out/cache';
const FORMAT: Step = {
  name: 'format',
  run: () => {
    const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/format`];
    return runTool(TOOLS.prettier, ['--check', '--log-level', 'warn', ...cache, '.']);
  },
};
const LINT: Step = {
  name: 'lint',
  run: () => runTool(TOOLS.oxlint, ['--type-aware', '--deny-warnings', 'src', 'scripts', 'e2e']),
};
const types = (project: string): Step => ({
  name: `types of ${project}`,
  run: () => {
    const cache = ['--incremental', '--tsBuildInfoFile', `${CACHE}/${project}.tsbuildinfo`];
    return runTool(TOOLS.tsc, ['-p', `tsconfig.${project}.json`, '--pretty', 'false', ...cache]);
  },
});
/**
 * Everything that needs no PostgreSQL, no build, no process of its own and no browser; `npm test` runs those too, and all
 * histories of the simulation.
 */
const TESTS: Step = {
  name: 'tests',
  run: () =>
    runTool(TOOLS.vitest, ['run', '--project', 'code', '--project', 'screen', '--reporter', 'dot'], {
      ATTUNE_HISTORIES: '60',
    }),
};

const TYPES = ['shared', 'node', 'web', 'mixed'].map(types);

/** Two rows at once, because two cores: the tests on one side, everything that reads the source on the other. */
const ROWS: readonly (readonly Step[])[] = [[TESTS], [FORMAT, LINT, ...TYPES, LAYERS]];
const STATIC_ROWS: readonly (readonly Step[])[] = [
  [FORMAT, LAYERS],
  [LINT, ...TYPES],
];

async function runRow(steps: readonly Step[]): Promise<boolean> {
  let isGreen = true;
  for (const { name, run } of steps) {
    const { code, output, seconds } = await run();
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
    if (code !== 0) console.log(output.trim());
    isGreen &&= code === 0;
  }
  return isGreen;
}

/** `npm run check`: what must be green before a commit. `--static`: without the tests, where `npm test` follows anyway. */
export async function main(args: string[]): Promise<void> {
  const began = performance.now();
  const rows = await Promise.all((args.includes('--static') ? STATIC_ROWS : ROWS).map(runRow));
  console.log(`${rows.every(Boolean) ? 'green' : 'red'} after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  process.exitCode = rows.every(Boolean) ? 0 : 1;
}
