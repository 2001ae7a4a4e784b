import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { isLoopback } from '../kernel/loopback.ts';
import { Problem } from '../kernel/problem.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Hub } from './create-hub.ts';

export type Listening = {
  readonly url: string;
  /** Stops accepting, ends streams, lets requests finish for up to `graceMs`, then cuts what is left. */
  stop(graceMs?: number): Promise<void>;
};
export type ServeOptions = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly cert: string; readonly key: string };
};

const GRACE_MS = 5000;

/**
 * Binds a hub to an address. Without TLS only to loopback: passwords and customers do not cross a network in the clear.
 * Throws `Problem`: address-not-loopback, port-in-use.
 */
export async function serveHub(options: ServeOptions): Promise<Listening> {
  const { hub, clock, host, port, tls } = options;
  if (!tls && !isLoopback(host)) throw new Problem('address-not-loopback', { host });
  const fetch = (request: Request, env: unknown) => hub.fetch(request, addressOf(env));
  const server = (
    tls
      ? createAdaptorServer({ fetch, createServer: createSecureServer, serverOptions: tls })
      : createAdaptorServer({ fetch, createServer })
  ) as Server & { closeAllConnections(): void; closeIdleConnections(): void };
  await listen(server, host, port);
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: (graceMs = GRACE_MS) => stop(server, hub, clock, graceMs),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new Problem('port-in-use', { port }) : cause);
    });
    server.listen(port, host, done);
  });
}

function addressOf(env: unknown): string {
  const { incoming } = env as { incoming?: { socket?: Socket } };
  return incoming?.socket?.remoteAddress ?? 'unknown';
}

async function stop(
  server: Server & { closeAllConnections(): void; closeIdleConnections(): void },
  hub: Hub,
  clock: Clock,
  graceMs: number,
): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  const cancel = clock.after(graceMs, () => server.closeAllConnections());
  await hub.close();
  server.closeIdleConnections();
  await closed;
  cancel();
}
