import { Agent, request, type IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);

/** `ms`: from sending until the last byte is here, still packed. */
export type Reply = { readonly status: number; readonly text: string; readonly bytes: number; readonly ms: number };
export type Wire = {
  post(path: string, body: unknown, token?: string): Promise<Reply>;
  /** Each line of a stream that never ends by itself; `ended` once when it does. */
  listen(path: string, token: string, heard: (line: string) => void, ended: () => void): void;
  close(): void;
};

const headersOf = (token: string | undefined): Record<string, string> => ({
  'content-type': 'application/json',
  // As the desk's own fetch asks.
  'accept-encoding': 'gzip, deflate',
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function replyOf(answer: IncomingMessage, began: number): Promise<Reply> {
  const packed = await readAll(answer);
  const ms = performance.now() - began;
  const plain = answer.headers['content-encoding'] === 'gzip' ? await unpack(packed) : packed;
  return { status: answer.statusCode ?? 0, text: plain.toString('utf8'), bytes: packed.byteLength, ms };
}

function readLines(answer: IncomingMessage, heard: (line: string) => void): void {
  let rest = '';
  answer.setEncoding('utf8');
  answer.on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(line);
  });
}

/** HTTP to one hub for many desks in one process, as light as Node can: what it costs is taken from the hub's own processor. */
export function wireTo(hubUrl: string): Wire {
  const agent = new Agent({ keepAlive: true });
  return {
    post: (path, body, token) =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        const asked = { method: 'POST', agent, headers: headersOf(token) };
        const sent = request(hubUrl + path, asked, (answer) => {
          replyOf(answer, began).then(resolve, reject);
        });
        sent.on('error', reject);
        sent.end(JSON.stringify(body));
      }),
    listen: (path, token, heard, ended) => {
      const sent = request(hubUrl + path, { agent, headers: headersOf(token) }, (answer) => {
        if (answer.statusCode === 200) readLines(answer, heard);
        else answer.resume();
        answer.once('close', ended);
      });
      sent.once('error', ended);
      sent.end();
    },
    close: () => agent.destroy(),
  };
}
