import { connectWire, disconnected, notAdmitted, type Connection, type Wire } from '#shared/link/index.ts';

/** Opens one WebSocket. Rejects with NOT_ADMITTED when the shell asks for a fresh link, else with DISCONNECTED. */
export async function connectWebSocket(url: string): Promise<Connection> {
  const socket = new WebSocket(url);
  const isOpen = await new Promise<boolean>((settle) => {
    socket.addEventListener('open', () => settle(true), { once: true });
    socket.addEventListener('close', () => settle(false), { once: true });
  });
  if (isOpen) return connectWire(socketWire(socket));
  throw (await isAdmitted(url)) ? disconnected() : notAdmitted();
}

/** A browser does not say why a WebSocket failed; the start page, asked for over HTTP, does. */
async function isAdmitted(url: string): Promise<boolean> {
  try {
    const page = new URL('/', url.replace(/^ws/, 'http'));
    return (await fetch(page, { method: 'HEAD', cache: 'no-store' })).status !== 401;
  } catch {
    return true;
  }
}

export function socketWire(socket: WebSocket): Wire {
  return {
    send(text) {
      if (socket.readyState !== WebSocket.OPEN) throw disconnected();
      socket.send(text);
    },
    onMessage: (listener) => socket.addEventListener('message', (event) => listener(event.data)),
    onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
    close: () => socket.close(),
  };
}
