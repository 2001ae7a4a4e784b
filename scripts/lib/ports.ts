import { createServer } from 'node:net';
import { Sentence } from './sentence.ts';

/** Whether a loopback port can be listened on right now. */
export function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((answer) => {
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
}

/** The port that was asked for, which must be free; or the usual one, or any. */
export async function choosePort(asked: number | undefined, usual: number): Promise<number> {
  if (asked === undefined) return (await isFree(usual)) ? usual : 0;
  if (asked === 0 || (await isFree(asked))) return asked;
  throw new Sentence(`port ${asked} is in use by another program. Choose another with --port, or leave --port out.`);
}
