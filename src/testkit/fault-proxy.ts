import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeClock } from './clock.ts';
import { HubUnreachable, type Transport } from '#core/kernel/ports.ts';

type Fetch = (path: string, init?: RequestInit) => Response | Promise<Response>;

/**
 * What may happen to one exchange. `reset`: the connection ends before the hub has seen the request; `rst`: the same, with a
 * TCP reset. `lost`: the hub has done it, and the connection breaks before the answer. `cut`: it breaks after so many bytes of
 * the answer. `short`: the answer ends there as if that were all of it. `slow`: from there on one byte a second. `silent`: the
 * hub has done it, the line stays up, and nothing comes (half-open). `twice`: the request arrives two times, and the second
 * answer is the one that counts. `again`: it arrives once more when its answer has long been read.
 * Of a stream (pokes) only `rst`, `cut`, `slow` and `silent` mean something; the others let it through.
 */
export type Fault =
  | { readonly kind: 'reset' | 'rst' | 'lost' | 'twice' | 'silent' }
  | { readonly kind: 'cut' | 'short' | 'slow'; readonly bytes: number }
  | { readonly kind: 'delay' | 'again'; readonly ms: number };
export type Asked = { readonly n: number; readonly method: string; readonly path: string };

export type FaultProxy = {
  readonly url: string;
  /** Decides for each request; undefined: it goes through. */
  fault: (asked: Asked) => Fault | undefined;
  /** What was done to whom, in order. */
  readonly done: string[];
  /** From now on nothing happens to anybody; lines that hang or trickle break, as they do when a network comes back. */
  calm(): void;
  close(): Promise<void>;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}

const headersOf = (request: IncomingMessage): [string, string][] =>
  Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)
      ? [[name, value]]
      : [],
  );

/** A hub's `fetch` behind real sockets, which break as they are told. */
export async function startFaultProxy(upstream: Fetch): Promise<FaultProxy> {
  let n = 0;
  const hanging = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    n += 1;
    const { method = 'GET', url: path = '/' } = request;
    const fault = proxy.fault({ n, method, path });
    if (fault) proxy.done.push(`${fault.kind} ${method} ${path.split('?')[0]}`);
    if (fault?.kind === 'silent' || fault?.kind === 'slow') hanging.add(response);
    response.on('close', () => hanging.delete(response));
    exchange(upstream, request, response, fault).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: () => undefined,
    done: [],
    calm: () => {
      proxy.fault = () => undefined;
      for (const response of hanging) response.destroy();
    },
    close: () => closed(server),
  };
  return proxy;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}

async function exchange(
  upstream: Fetch,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  const body = await bodyOf(request);
  if (fault?.kind === 'reset') return void response.destroy();
  if (fault?.kind === 'rst') return void request.socket.resetAndDestroy();
  if (fault?.kind === 'delay') await wait(fault.ms);
  const { method = 'GET', url: path = '/' } = request;
  const ask = (): Response | Promise<Response> =>
    upstream(path, { method, headers: headersOf(request), ...(body.length > 0 ? { body } : {}) });
  if (fault?.kind === 'twice') await (await ask()).arrayBuffer();
  const answer = await ask();
  if (isStream(answer)) return await pipe(answer, response, fault);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (fault?.kind === 'again')
    void wait(fault.ms)
      .then(async () => (await ask()).arrayBuffer())
      .catch(() => undefined);
  return await hand(answer, bytes, response, fault);
}

const isStream = (answer: Response): boolean =>
  answer.headers.get('content-type')?.startsWith('text/event-stream') === true;

/** Hands an answer on, or what the fault leaves of it. */
async function hand(
  answer: Response,
  bytes: Uint8Array,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  if (fault?.kind === 'lost') return void response.destroy();
  if (fault?.kind === 'silent') return;
  const headers = [...answer.headers].filter(([name]) => name !== 'content-length' && name !== 'transfer-encoding');
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = answer.status;
  if (fault?.kind === 'cut') {
    response.setHeader('content-length', bytes.length);
    response.write(bytes.subarray(0, Math.min(fault.bytes, bytes.length - 1)), () => response.destroy());
  } else if (fault?.kind === 'slow') {
    response.setHeader('content-length', bytes.length);
    response.write(bytes.subarray(0, fault.bytes));
    await trickle(bytes.subarray(fault.bytes), response);
    response.end();
  } else response.end(fault?.kind === 'short' ? bytes.subarray(0, fault.bytes) : bytes);
}

/** One byte a second, until all are through or the other side has gone. */
async function trickle(bytes: Uint8Array, response: ServerResponse): Promise<void> {
  for (let i = 0; i < bytes.length && !response.destroyed; i += 1) {
    response.write(bytes.subarray(i, i + 1));
    await wait(1000);
  }
}

async function pipe(answer: Response, response: ServerResponse, fault: Fault | undefined): Promise<void> {
  const reader = answer.body?.getReader();
  response.on('close', () => void reader?.cancel().catch(() => undefined));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.flushHeaders();
  let left = fault && 'bytes' in fault ? fault.bytes : Number.POSITIVE_INFINITY;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) break;
    if (fault?.kind === 'silent') continue;
    response.write(piece.value.subarray(0, left));
    if (fault?.kind === 'slow') await trickle(piece.value.subarray(left), response);
    left = Math.max(0, left - piece.value.length);
    if (fault?.kind === 'cut' && left === 0) return void response.destroy();
  }
  response.end();
}

/** A real transport under a clock moved by hand: time does not move on while an exchange is under way. */
export function trackedTransport(transport: Transport, clock: FakeClock): Transport {
  return {
    hubUrl: transport.hubUrl,
    request: async (request) => {
      const response = await clock.track(transport.request(request));
      return {
        status: response.status,
        header: (name) => response.header(name),
        text: () => clock.track(response.text()),
        bytes: () => clock.track(response.bytes()),
        lines: async function* () {
          try {
            yield* response.lines();
          } catch (error) {
            throw new HubUnreachable('the stream broke', { cause: error });
          }
        },
      };
    },
  };
}
