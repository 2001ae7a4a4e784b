import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';
import { readArgs } from './lib/args.ts';
import { DEFAULT_DATA, inRoot } from './lib/paths.ts';
import { prepareData } from './lib/fresh.ts';
import { politely } from './lib/sentence.ts';

const HELP = `npm run dev -- [--as HANDLE] [--data FOLDER]

Hub and desk straight from the sources, each started again when its sources change, and the screen built again on every
save (reload the page). The terminal shows the one-use link after every start of the desk.`;

const OPTIONS = {
  as: { type: 'string', default: 'linxiao' },
  data: { type: 'string', default: DEFAULT_DATA },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const HUB = 'http://127.0.0.1:7470';

/** A program from its source, started again when a watched folder changes. */
function watch(entry: string, folders: readonly string[], args: readonly string[]): void {
  const flags = folders.map((folder) => `--watch-path=${inRoot('src', folder)}`);
  const child = spawn(process.execPath, [...flags, '--watch-preserve-output', inRoot('src', entry), ...args], {
    stdio: 'inherit',
  });
  process.on('exit', () => child.kill('SIGTERM'));
}

async function dev(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const data = resolve(values.data);
  await prepareData(data, false);
  await build({
    root: inRoot('src', 'renderer'),
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir: inRoot('out', 'renderer'), emptyOutDir: true, watch: {}, minify: false },
  });
  watch('hub/cli/index.ts', ['hub', 'shared'], ['--data', join(data, 'hub'), '--demo', '--port', '7470']);
  watch(
    'host/index.ts',
    ['core', 'host', 'shared'],
    ['--data', join(data, 'desks', values.as), '--hub', HUB, '--as', values.as, '--port', '7471'],
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
}

export const main = (args: string[]): Promise<void> => politely(() => dev(args));
