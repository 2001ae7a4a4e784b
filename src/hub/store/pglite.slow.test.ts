import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const OPEN_AND_CLOSE = `
  import { openPglite } from '${new URL('pglite.ts', import.meta.url).href}';
  for (let i = 0; i < 3; i++) await (await openPglite(undefined, undefined)).close();
  console.log('closed');
`;

test(
  'no compiled code of an embedded database is let go, where V8 may end the process',
  { timeout: 120_000 },
  async () => {
    const { stdout } = await run(process.execPath, [
      '--trace-wasm-code-gc',
      '--input-type=module',
      '--eval',
      OPEN_AND_CLOSE,
    ]);
    expect(stdout.trim()).toBe('closed');
  },
);
