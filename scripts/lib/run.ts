import { spawn } from 'node:child_process';
import { inRoot } from './paths.ts';

export type Outcome = { readonly code: number; readonly output: string; readonly seconds: number };

/** Runs one tool of node_modules under this Node, in the repository. `show`: its output goes straight to the terminal. */
export function runTool(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  show = false,
): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(process.execPath, [inRoot('node_modules', ...script.split('/')), ...args], {
    cwd: inRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => (output += piece.toString()));
  return new Promise((done) => {
    child.on('close', (code) => done({ code: code ?? 1, output, seconds: (performance.now() - began) / 1000 }));
  });
}

export const TOOLS = {
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  oxlint: 'oxlint/bin/oxlint',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
} as const;
