import { connectWire, disconnected, type Connection, type Wire } from '#shared/link/index.ts';
import { PORT_MESSAGE, type ShellBridge } from '#shared/contract/shell/bridge.ts';

/** A port that was asked for and does not come in this time will not come: the core is being started again. */
const PORT_WITHIN_MS = 10_000;

/** Asks the window for a port to the core. Rejects with DISCONNECTED when none comes. */
export function connectPort(bridge: ShellBridge, page: Window): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      page.removeEventListener('message', receive);
    };
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      // Only the preload of this very window may hand over a port.
      if (event.source !== page || event.data !== PORT_MESSAGE || !port) return;
      settle();
      resolve(connectWire(portWire(port)));
    };
    const timer = setTimeout(() => {
      settle();
      reject(disconnected());
    }, PORT_WITHIN_MS);
    page.addEventListener('message', receive);
    bridge.connect();
  });
}

export function portWire(port: MessagePort): Wire {
  return {
    send: (text) => port.postMessage(text),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', () => listener(), { once: true }),
    close: () => port.close(),
  };
}
