import { ORPCError } from '@orpc/client';

export type FaultLog = { error(event: string, cause: unknown, fields?: Readonly<Record<string, string>>): void };
export type FaultPorts = {
  readonly log: FaultLog;
  /** A short reference the user can quote. */
  readonly newReference: () => string;
};

type Call = {
  readonly path: readonly string[];
  readonly signal?: { readonly aborted: boolean } | undefined;
};

/**
 * An error with a code was meant: a refusal of the contract, or of the protocol (unknown call, invalid input). But for the
 * one oRPC itself gives to an answer that breaks the contract.
 */
const isExpected = (error: unknown) => error instanceof ORPCError && String(error.code) !== 'INTERNAL_SERVER_ERROR';

/**
 * The last guard before an answer leaves: whatever else was thrown becomes FAULT with a reference, and only the log learns
 * what happened. Put it among the interceptors of a handler or of a direct client.
 */
export function faultGuard(ports: FaultPorts) {
  const toFault = (error: unknown, { path, signal }: Call): unknown => {
    if (isExpected(error) || signal?.aborted) return error;
    const reference = ports.newReference();
    ports.log.error('call.fault', error, { call: path.join('.'), reference });
    return new ORPCError('FAULT', { status: 500, defined: true, message: 'fault', data: { reference } });
  };
  return async <T>(call: Call & { next(): Promise<T> }): Promise<T> => {
    try {
      const output = await call.next();
      return isStream(output) ? (guardStream(output, (error) => toFault(error, call)) as T) : output;
    } catch (error) {
      throw toFault(error, call);
    }
  };
}

export type Stream = AsyncIterator<unknown> & AsyncIterable<unknown>;
export const isStream = (value: unknown): value is Stream =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;

/** A hand-made iterator and not a generator: `return()` must reach the source while a `next()` is still waiting. */
function guardStream(source: Stream, toFault: (error: unknown) => unknown): Stream {
  const guarded = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      throw toFault(error);
    }
  };
  return {
    next: () => guarded(source.next()),
    return: (value?: unknown) => guarded(source.return?.(value) ?? Promise.resolve({ done: true as const, value })),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
