import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import type { AnyRouter } from '@orpc/server';
import { WebSocket } from 'ws';
import { Admission } from '../../host/admission.ts';
import { startServer } from '../../host/server.ts';
import { portWire as mainPortWire, type MainPort } from '../../main/backend/port-wire.ts';
import { connectWire, type Connection, type Wire } from '#shared/link/index.ts';
import { directLink } from '#shared/link/direct.ts';
import { serveWire, type Served, type ServePorts } from '#shared/link/serve.ts';

/** One way from a screen to a core, set up for a test. */
export type Transport = {
  open(): Promise<Connection>;
  stop(): Promise<void>;
  /** Only where there is a line between the two sides. */
  readonly line?: {
    /** Breaks it, as a crash or a sleep would. */
    cut(): void;
    /** Puts anything on it, past the client. */
    inject(message: unknown): void;
    openCalls(): number;
  };
};
export type MakeTransport = (router: AnyRouter, ports: ServePorts) => Promise<Transport>;

export const direct: MakeTransport = (router, ports) => {
  const link = directLink(router, ports);
  const connection: Connection = { link, onClosed: () => {}, heard: () => 0, credit: () => {}, close: () => {} };
  return Promise.resolve({ open: () => Promise.resolve(connection), stop: () => Promise.resolve() });
};

export const webSocket: MakeTransport = async (router, ports) => {
  const screenDir = await mkdtemp(join(tmpdir(), 'attune-screen-'));
  const admission = new Admission({ deskId: 'suite', now: Date.now });
  const server = await startServer({ router, ports, admission, screenDir, port: 0, onLink: () => Promise.resolve() });
  const cookie = admission.enter(admission.newLinkToken())?.split(';')[0] ?? '';
  let current: WebSocket | undefined;
  return {
    async open() {
      current = new WebSocket(`${server.origin.replace('http', 'ws')}/rpc`, {
        headers: { cookie },
        origin: server.origin,
      });
      const wire = clientSocketWire(current);
      await new Promise((opened, failed) => current?.once('open', opened).once('error', failed));
      return connectWire(wire);
    },
    line: {
      cut: () => current?.terminate(),
      inject: (message) => current?.send(message as string),
      openCalls: () => server.openCalls(),
    },
    async stop() {
      await server.close();
      await rm(screenDir, { recursive: true });
    },
  };
};

function clientSocketWire(socket: WebSocket): Wire {
  socket.on('error', () => {});
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) throw new Error('closed');
      socket.send(text);
    },
    onMessage: (listener) => void socket.on('message', (data) => listener((data as Buffer).toString())),
    onClose: (listener) => void socket.once('close', () => listener()),
    close: () => socket.terminate(),
  };
}

export const messagePort: MakeTransport = (router, ports) => {
  const served = new Set<Served>();
  const open = new Set<NodePort>();
  let current: NodePort | undefined;
  return Promise.resolve({
    open() {
      const { port1: ofScreen, port2: ofCore } = new MessageChannel();
      served.add(serveWire(router, mainPortWire(asMainPort(ofCore)), ports));
      open.add(ofCore);
      current = ofScreen;
      return Promise.resolve(connectWire(screenPortWire(ofScreen)));
    },
    line: {
      cut: () => current?.close(),
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
      inject: (message) => current?.postMessage(message),
      openCalls: () => [...served].reduce((sum, one) => sum + one.open(), 0),
    },
    stop() {
      for (const port of open) port.close();
      return Promise.resolve();
    },
  });
};

/** What Electron hands to the other process: events carry the message under `data`. */
export function asMainPort(port: NodePort): MainPort {
  return {
    on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      if (event === 'message') port.on('message', (data: unknown) => listener({ data }));
      else port.on('close', () => listener({ data: undefined }));
      return this;
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

function screenPortWire(port: NodePort): Wire {
  return {
    send: (text) => port.postMessage(text),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.once('close', listener),
    close: () => port.close(),
  };
}
