import { spawn } from 'node:child_process';
import { buildIfStale } from './build.ts';
import { inRoot } from './paths.ts';

/** Builds what is stale, then becomes one of the built programs: same terminal, same signals, same exit code. */
export async function become(entry: 'host' | 'hub', args: string[]): Promise<void> {
  await buildIfStale();
  const child = spawn(process.execPath, [inRoot('out', 'main', `${entry}.js`), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((ended) => child.on('exit', (code) => ended(code ?? 1)));
}
