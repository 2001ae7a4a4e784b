import { createORPCClient, getEventMeta, ORPCError, type ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { AppEvent } from '#shared/contract/app/events.ts';
import type { Api } from './api.tsx';

/** `up` after (re)connecting, `down` while there is nobody on the other side. */
export type LinkState = 'up' | 'down';

/**
 * The wire to the core.
 * 1. Calls made while the wire is down wait for it or fail with DISCONNECTED; they are never sent twice.
 * 2. `events` ends only when its signal aborts; after a gap it resumes from the last id it saw.
 */
export type Connection = {
  readonly api: Api;
  readonly onState: (listener: (state: LinkState) => void) => () => void;
  readonly events: (signal: AbortSignal) => AsyncIterable<AppEvent>;
};

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function openSocket(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('error', () => reject(new ORPCError('DISCONNECTED')), { once: true });
  });
}

/** Connects over a WebSocket of the page's own origin and keeps reconnecting. */
export function connectSocket(url: string): Connection {
  const listeners = new Set<(state: LinkState) => void>();
  let current: Promise<RPCLink<ClientContext>> | undefined;
  const say = (state: LinkState) => {
    for (const listener of listeners) listener(state);
  };
  const drop = () => {
    current = undefined;
    say('down');
  };
  const link = () =>
    (current ??= openSocket(url).then(
      (websocket) => {
        websocket.addEventListener('close', drop, { once: true });
        say('up');
        return new RPCLink({ websocket });
      },
      (error: unknown) => {
        drop();
        throw error;
      },
    ));
  const api: Api = createORPCClient({
    call: async (path, input, options) => (await link()).call(path, input, options),
  });
  return {
    api,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    events: (signal) => resume(api, signal),
  };
}

async function* resume(api: Api, signal: AbortSignal): AsyncGenerator<AppEvent> {
  let lastEventId: string | undefined;
  let tries = 0;
  while (!signal.aborted) {
    try {
      const stream = await api.events.subscribe({}, { signal, ...(lastEventId ? { lastEventId } : {}) });
      for await (const event of stream) {
        tries = 0;
        lastEventId = getEventMeta(event)?.id ?? lastEventId;
        yield event;
      }
    } catch {
      // Whatever broke it, the answer is the same: subscribe again from where we were.
    }
    if (!signal.aborted) await wait(Math.min(100 * 2 ** tries++, 3000));
  }
}

/** The one line that chooses the wire. */
export const connect = (): Connection => connectSocket(`${location.origin.replace(/^http/, 'ws')}/rpc`);
