import { ORPCError } from '@orpc/client';
import type { AnyRouter, Context } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';
import { Credits, metered } from './credits.ts';
import { faultGuard, isStream, type FaultPorts, type Stream } from './faults.ts';
import { readIncoming, type Incoming } from './request-shape.ts';
import type { Signal } from './runtime.ts';
import { decodeCredit, MAX_MESSAGE, STREAM_HEADER, type Wire } from './wire.ts';

/** More calls than this at once on one line is a defect of the screen, not work. */
export const MAX_CALLS = 512;

export type ServePorts = FaultPorts & {
  readonly log: FaultPorts['log'] & { warn(event: string, fields?: Readonly<Record<string, string | number>>): void };
};

export type Served = {
  /** Calls and streams now under way. */
  readonly open: () => number;
  readonly close: () => void;
};

/**
 * Answers calls on one wire. Invariants:
 * 1. Only text that has the shape of a request reaches the handler; anything else is dropped and logged, and calls go on.
 * 2. Nothing a call does, and nothing that arrives, throws out of here.
 * 3. A stream runs at most its window ahead of its reader.
 * 4. When the wire closes, every call on it is cancelled.
 */
export function serveWire(router: AnyRouter, wire: Wire, ports: ServePorts): Served {
  const line = new Line(router, wire, ports);
  wire.onMessage((data) => line.receive(data));
  wire.onClose(() => line.end());
  return { open: () => line.open, close: () => line.close() };
}

type Socket = Parameters<RPCHandler<Context>['message']>[0];

class Line {
  open = 0;
  readonly #wire: Wire;
  readonly #ports: ServePorts;
  readonly #handler: RPCHandler<Context>;
  readonly #socket: Socket;
  readonly #streams = new Map<string, Credits>();
  #hasEnded = false;

  constructor(router: AnyRouter, wire: Wire, ports: ServePorts) {
    this.#wire = wire;
    this.#ports = ports;
    // The handler awaits what `send` returns, though its type does not say so: this is how a full wire slows a stream.
    const send = (text: string) => wire.send(text);
    // oxlint-disable-next-line typescript/no-misused-promises
    this.#socket = { addEventListener: () => {}, send };
    this.#handler = new RPCHandler(router, {
      clientInterceptors: [faultGuard(ports)],
      interceptors: [
        async (call) => {
          // A request that was still being read when the line ended is on nobody's list of calls to cancel.
          if (this.#hasEnded) throw new ORPCError('CLIENT_CLOSED_REQUEST');
          const result = await call.next();
          const body: unknown = result.response?.body;
          if (result.response && isStream(body)) {
            result.response.body = this.#meter(body, call.request.headers[STREAM_HEADER], call.request.signal);
          }
          return result;
        },
      ],
    });
  }

  #meter(source: Stream, name: unknown, signal: Signal | undefined): Stream {
    if (typeof name !== 'string' || this.#streams.has(name)) {
      void source.return?.();
      throw new ORPCError('BAD_REQUEST', { message: 'a stream needs a name of its own' });
    }
    const credits = new Credits();
    this.#streams.set(name, credits);
    return metered(source, credits, signal, () => this.#streams.delete(name));
  }

  receive(data: unknown): void {
    if (this.#hasEnded) return;
    if (typeof data !== 'string') return this.#drop('not text', 0);
    if (data.length > MAX_MESSAGE) return this.#drop('too long', data.length);
    const credit = decodeCredit(data);
    if (credit) return this.#streams.get(credit.stream)?.add(credit.count);
    const incoming = readIncoming(data);
    if (!incoming) return this.#drop('not a request', data.length);
    if (this.open >= MAX_CALLS) {
      this.#ports.log.warn('link.flooded', { calls: this.open });
      return this.close();
    }
    void this.#answer(incoming, data);
  }

  async #answer(incoming: Incoming, data: string): Promise<void> {
    this.open += 1;
    try {
      await this.#handler.message(this.#socket, data);
    } catch (error) {
      // A closed line or a cancelled call ends here too: there is nobody to tell.
      if (!this.#hasEnded) this.#ports.log.error('link.answer', error, { id: incoming.i });
    } finally {
      this.open -= 1;
    }
  }

  #drop(why: string, length: number): void {
    this.#ports.log.warn('link.dropped', { why, length });
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#handler.close(this.#socket);
  }

  close(): void {
    this.#wire.close();
    this.end();
  }
}
