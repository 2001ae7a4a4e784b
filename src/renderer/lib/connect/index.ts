import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/app/index.ts';
import type { AppEvent } from '#shared/contract/app/events.ts';
import type { ShellBridge } from '#shared/contract/shell/bridge.ts';
import { ShellLink, type Connection as Line, type LinkState } from '#shared/link/index.ts';
import { connectPort } from './port.ts';
import { pageRuntime } from './runtime.ts';
import { connectWebSocket } from './socket.ts';

export type { LinkState } from '#shared/link/index.ts';

/**
 * The screen's way to the core.
 * 1. A call ends at the latest after its timeout; when the line breaks it fails with DISCONNECTED; it is never sent twice.
 * 2. `events` ends only when its signal aborts; after a gap it goes on from the last event its reader took.
 */
export type Connection = {
  readonly api: ContractRouterClient<AppContract>;
  /** Told at once when the line stands already, or was refused. `refused`: the shell wants a fresh link; trying again does not help. */
  readonly onState: (listener: (state: LinkState) => void) => () => void;
  readonly events: (signal: AbortSignal) => AsyncIterable<AppEvent>;
};

export function connectThrough(open: () => Promise<Line>): Connection {
  const link = new ShellLink({ open, runtime: pageRuntime });
  const api: Connection['api'] = createORPCClient(link);
  return {
    api,
    onState: (listener) => {
      if (link.state !== 'down') listener(link.state);
      return link.onState(listener);
    },
    events: (signal) => eventsOf(api.events, signal),
  };
}

/**
 * What a desk tells, the real one or the one that stands in for it in practice; ends only when its signal aborts. The stream itself
 * resumes; what it cannot cure is its first opening while the core is not there yet.
 */
export async function* eventsOf(desk: Connection['api']['events'], signal: AbortSignal): AsyncGenerator<AppEvent> {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      yield* await desk.subscribe({}, { signal });
    } catch {
      // Down, refused or a fault: there is one thing to do about each.
    }
    if (!signal.aborted) await pause(Math.min(100 * 2 ** tries, 5000), signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        done();
      },
      { once: true },
    );
  });
}

/** The wire of the shell this page lives in: Electron's port, or a WebSocket of its own origin. */
export function connect(bridge: ShellBridge | undefined): Connection {
  if (bridge) return connectThrough(() => connectPort(bridge, window));
  const url = `${location.origin.replace(/^http/, 'ws')}/rpc`;
  return connectThrough(() => connectWebSocket(url));
}
