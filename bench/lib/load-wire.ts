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

type Sending = {
  readonly agent: Agent;
  readonly url: string;
  readonly body: string;
  readonly token: string | undefined;
};

/** A connection that was kept may be closed by the hub at the moment it is used again: then it was never asked, and is asked anew. */
const wasClosed = (sent: { readonly reusedSocket: boolean }, cause: NodeJS.ErrnoException): boolean =>
  sent.reusedSocket && cause.code === 'ECONNRESET';

function send({ agent, url, body, token }: Sending): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(url, { method: 'POST', agent, headers: headersOf(token) }, (answer) => {
      replyOf(answer, began).then(resolve, reject);
    });
    sent.on('error', (cause) => {
      if (wasClosed(sent, cause)) send({ agent, url, body, token }).then(resolve, reject);
      else reject(cause);
    });
    sent.end(body);
  });
}

/** HTTP to one hub for many desks in one process, as light as Node can: what it costs is taken from the hub's own processor. */
export function wireTo(hubUrl: string): Wire {
  const agent = new Agent({ keepAlive: true });
  return {
    post: (path, body, token) => send({ agent, url: hubUrl + path, body: JSON.stringify(body), token }),
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
