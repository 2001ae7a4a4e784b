import type { Wire } from '#shared/link/wire.ts';

/** The part of Electron's MessagePortMain that a wire needs. */
export type MainPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

/** One window's port to the core, as a wire. Starts it: a port that is not started delivers nothing, without a word. */
export function portWire(port: MainPort): Wire {
  const closed = new Set<() => void>();
  let isClosed = false;
  const end = () => {
    if (isClosed) return;
    isClosed = true;
    for (const listener of closed) listener();
  };
  port.on('close', end);
  return {
    send(text) {
      if (isClosed) throw new Error('the port is closed');
      port.postMessage(text);
    },
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void closed.add(listener),
    close() {
      port.close();
      end();
    },
  };
}
