import type { ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { tooLong } from './refusal.ts';
import { encodeCredit, MAX_MESSAGE, STREAM_HEADER, type Credit, type Wire } from './wire.ts';

export type CallContext = {
  /** How long to wait for the answer, or for a stream to open. */
  readonly timeoutMs?: number;
  /** Set by the link: the name of the stream this call may open. */
  readonly stream?: string;
};

/** One open line with the calls on it. */
export type Connection = {
  readonly link: ClientLink<CallContext>;
  /** Called once when the line is gone, also when `close` was called and the other side never noticed. */
  onClosed(listener: () => void): void;
  /** Messages received so far: a heartbeat that sees the count move need not ask. */
  heard(): number;
  credit(credit: Credit): void;
  close(): void;
};

type Socket = ConstructorParameters<typeof RPCLink>[0]['websocket'];
const OPEN = 1;
const CLOSED = 3;

/** Speaks the contract over any wire. The protocol is oRPC's own; the socket it wants is only a face on the wire. */
export function connectWire(wire: Wire): Connection {
  const listeners = { message: new Set<(event: { data: unknown }) => void>(), close: new Set<() => void>() };
  const closed = new Set<() => void>();
  let state = OPEN;
  let heard = 0;
  const end = () => {
    if (state === CLOSED) return;
    state = CLOSED;
    for (const listener of listeners.close) listener();
    for (const listener of closed) listener();
  };
  wire.onMessage((data) => {
    if (typeof data !== 'string' || state === CLOSED) return;
    heard += 1;
    for (const listener of listeners.message) listener({ data });
  });
  wire.onClose(end);
  const socket = {
    get readyState() {
      return state;
    },
    send: (text: string) => {
      // The other side would drop it, or the line would break with every other call on it.
      if (text.length > MAX_MESSAGE) throw tooLong();
      return wire.send(text);
    },
    addEventListener: (type: 'message' | 'close', listener: () => void) => void listeners[type].add(listener),
    removeEventListener: (type: 'message' | 'close', listener: () => void) => void listeners[type].delete(listener),
  };
  return {
    link: new RPCLink<CallContext>({
      websocket: socket as unknown as Socket,
      headers: ({ context }: { context: CallContext }) => (context.stream ? { [STREAM_HEADER]: context.stream } : {}),
    }),
    onClosed: (listener) => void closed.add(listener),
    heard: () => heard,
    credit: (credit) => {
      if (state === OPEN) void wire.send(encodeCredit(credit));
    },
    close: () => {
      wire.close();
      end();
    },
  };
}
