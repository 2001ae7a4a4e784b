import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Sentence } from './sentence.ts';

/** Whether a loopback port can be listened on right now. */
export function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((answer) => {
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
}

/**
 * The hub's port, the same at every start of one data folder: a desk that is started while the hub is away looks for it,
 * and for the people who may unlock, under the address it knows.
 */
export async function hubPort(data: string, usual: number): Promise<number> {
  const file = join(data, 'hub-port');
  const known = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (known > 0) {
    if (await isFree(known)) return known;
    throw new Sentence(
      `port ${known} is where the desks of this data folder find their hub, and another program uses it. End that program, or start over with --data and another folder.`,
    );
  }
  const port = (await isFree(usual)) ? usual : await freePort();
  await writeFile(file, String(port));
  return port;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((answer, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => answer(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The port that was asked for, which must be free; or the usual one, or any. */
export async function choosePort(asked: number | undefined, usual: number): Promise<number> {
  if (asked === undefined) return (await isFree(usual)) ? usual : 0;
  if (asked === 0 || (await isFree(asked))) return asked;
  throw new Sentence(`port ${asked} is in use by another program. Choose another with --port, or leave --port out.`);
}
