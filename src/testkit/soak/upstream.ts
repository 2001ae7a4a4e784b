import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

const headersOf = (answer: IncomingMessage): [string, string][] =>
  Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );

/** What a proxy asks its hub with: bytes as they are on the wire, packed or not, which `fetch` would unpack. */
export function upstreamAt(origin: () => string) {
  return (path: string, { method = 'GET', headers, body }: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const wanted = { method, headers: Object.fromEntries(headers as [string, string][]), agent: false } as const;
      const sent = httpRequest(new URL(path, origin()), wanted, (answer) => {
        const { statusCode: status = 502 } = answer;
        const isEmpty = status === 204 || status === 304;
        const stream = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
        resolve(new Response(stream, { status, headers: headersOf(answer) }));
      });
      sent.on('error', reject);
      sent.end(body as Uint8Array | undefined);
    });
}
