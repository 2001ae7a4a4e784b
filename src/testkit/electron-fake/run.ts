import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const at = (name: string) => join(import.meta.dirname, name);

/** Runs one scenario of the smoke test on a built bundle, in a process of its own. */
export function runSmoke(
  built: string,
  scenario: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const args = ['--import', pathToFileURL(at('register.ts')).href, '--no-warnings', at('smoke.ts'), built, scenario];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The same files are compiled some forty times.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'attune-compile-cache') },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  // Not `exit`: what was said last may still be on its way then.
  return new Promise((ended) => child.on('close', (code) => ended({ code, said })));
}
