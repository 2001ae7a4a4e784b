import { Agent, request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds since 1970, to the microsecond: the page's clock has the same origin. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

/** Rings a desk over one connection that stays open, as a telephone system on the same computer does. */
export type Exchange = {
  /** Resolves with the moment before the first byte was sent. @throws when the door does not take it */
  readonly tell: (event: Readonly<Record<string, string>>) => Promise<number>;
  readonly close: () => void;
};

export async function exchangeTo(folder: string): Promise<Exchange> {
  const { url } = JSON.parse(await readFile(join(folder, 'telephony.json'), 'utf8')) as { url: string | null };
  if (url === null) throw new Error('the desk does not listen to telephone systems');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const tell: Exchange['tell'] = (event) =>
    new Promise((told, failed) => {
      const began = nowMs();
      const sent = request(
        url,
        { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
        (answer) => {
          answer.resume();
          answer.on('end', () => {
            if (answer.statusCode === 200) told(began);
            else failed(new Error(`the door answered ${answer.statusCode}`));
          });
        },
      );
      sent.on('error', failed);
      sent.end(JSON.stringify(event));
    });
  return { tell, close: () => agent.destroy() };
}
