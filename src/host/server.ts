import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { WebSocketServer } from 'ws';
import { serveWire, type Served, type ServePorts } from '#shared/link/serve.ts';
import { MAX_MESSAGE_BYTES } from '#shared/link/wire.ts';
import type { Admission } from './admission.ts';
import { createDoor, refusalOf } from './door.ts';
import { Sentence } from './sentence.ts';
import { socketWire } from './socket-wire.ts';

/** Tabs of one person; more than this is not a person. */
const MAX_SOCKETS = 32;
const LOOPBACK = '127.0.0.1';
const RPC_PATH = '/rpc';

export type DeskServerOptions = {
  readonly router: AnyRouter;
  readonly admission: Admission;
  readonly screenDir: string;
  readonly port: number;
  readonly ports: ServePorts;
  /** Called with every new link before it is given out. */
  readonly onLink: (url: string) => Promise<void>;
};

export type DeskServer = {
  readonly origin: string;
  newLink(): Promise<string>;
  /** Calls and streams now under way, over all sockets. */
  openCalls(): number;
  /** Drops every socket, as a broken line would; pages reconnect. */
  dropSockets(): void;
  close(): Promise<void>;
};

/** Serves one desk on loopback: the screen over HTTP, the contract over one WebSocket per tab. Throws `Sentence` when it cannot listen. */
export async function startServer(options: DeskServerOptions): Promise<DeskServer> {
  const { admission } = options;
  let host = '';
  const newLink = async () => {
    const url = `http://${host}/enter?link=${admission.newLinkToken()}`;
    await options.onLink(url);
    return url;
  };
  const door = createDoor({ admission, screenDir: options.screenDir, host: () => host, newLink });
  const server = createServer({ maxHeaderSize: 16 * 1024 }, door);
  const sockets = new Sockets(options.router, options.ports);
  server.on('upgrade', (request, stream: Duplex, head) => {
    const refusal = upgradeRefusal(request, { admission, host: () => host }, sockets.count);
    if (refusal === undefined) sockets.accept(request, stream, head);
    else refuse(stream, refusal);
  });
  await listen(server, options.port);
  host = `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${host}`,
    newLink,
    openCalls: () => sockets.openCalls,
    dropSockets: () => sockets.drop(),
    close: () => {
      sockets.drop();
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function upgradeRefusal(
  request: IncomingMessage,
  options: { admission: Admission; host: () => string },
  openSockets: number,
): number | undefined {
  const refusal = refusalOf(request, options);
  if (refusal !== undefined) return refusal;
  // A browser always names where the page comes from; what does not is not a page of ours.
  if (request.headers.origin === undefined) return 403;
  if (request.url !== RPC_PATH) return 404;
  return openSockets >= MAX_SOCKETS ? 503 : undefined;
}

function refuse(stream: Duplex, status: number): void {
  stream.on('error', () => {});
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) => failed(explain(cause, port)));
    server.listen(port, LOOPBACK, () => listening());
  });
}

function explain(cause: NodeJS.ErrnoException, port: number): Error {
  if (cause.code === 'EADDRINUSE') {
    return new Sentence(`port ${port} is in use by another program. Choose another with --port, or leave --port out.`);
  }
  if (cause.code === 'EACCES') {
    return new Sentence(
      `port ${port} may not be used by this account. Choose one above 1023 with --port, or leave it out.`,
    );
  }
  return cause;
}

/** The open WebSockets and what runs on them. */
class Sockets {
  readonly #upgrader = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  readonly #served = new Set<Served>();
  readonly #router: AnyRouter;
  readonly #ports: ServePorts;

  constructor(router: AnyRouter, ports: ServePorts) {
    this.#router = router;
    this.#ports = ports;
  }

  get count(): number {
    return this.#served.size;
  }

  get openCalls(): number {
    return [...this.#served].reduce((sum, served) => sum + served.open(), 0);
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#upgrader.handleUpgrade(request, stream, head, (socket) => {
      // Frames that are too large or malformed end this socket, and only this one.
      socket.on('error', (cause) => this.#ports.log.warn('socket.error', { code: codeOf(cause) }));
      const wire = socketWire(socket, (bytes) => this.#ports.log.warn('socket.hopeless', { bytes }));
      const served = serveWire(this.#router, wire, this.#ports);
      this.#served.add(served);
      socket.once('close', () => this.#served.delete(served));
    });
  }

  drop(): void {
    for (const socket of this.#upgrader.clients) socket.terminate();
  }
}

const codeOf = (cause: Error): string => ('code' in cause ? String(cause.code) : cause.name);
