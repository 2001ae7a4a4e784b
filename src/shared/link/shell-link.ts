import type { ClientLink, ClientOptions } from '@orpc/client';
import type { CallContext, Connection } from './connection.ts';
import { isStream } from './faults.ts';
import { Heartbeat } from './heartbeat.ts';
import { disconnected, isNotAdmitted, timedOut } from './refusal.ts';
import { ResumedStream, type Opened } from './resumed-stream.ts';
import type { LinkRuntime } from './runtime.ts';

export type LinkState = 'up' | 'down' | 'refused';

export type ShellLinkOptions = {
  /** Opens a new line; rejects with a refusal (`refusal.ts`) or any error. */
  readonly open: () => Promise<Connection>;
  readonly runtime: LinkRuntime;
  /** For calls that do not name their own. */
  readonly timeoutMs?: number;
  /** How long silence lasts before the link asks whether anybody is there, and how long it waits for the answer. */
  readonly heartbeatMs?: number;
};

const TIMEOUT_MS = 10_000;
const HEARTBEAT_MS = 10_000;

/**
 * The calls of a screen over a line that may break. Invariants:
 * 1. Every call ends: answered, refused, timed out, or rejected with DISCONNECTED at the moment its line breaks. None is
 *    sent twice.
 * 2. The next call, or a stream that was interrupted, opens a new line; there is never more than one.
 * 3. A stream goes on after its line broke, from the last event its reader took: none lost, none twice.
 * 4. A line that is silent and does not answer a ping is given up like one that closed.
 * 5. What the caller cancels is cancelled on the other side.
 */
export class ShellLink implements ClientLink<CallContext> {
  readonly #options: ShellLinkOptions;
  #line: Promise<Connection> | undefined;
  #current: Connection | undefined;
  readonly #inFlight = new Set<(reason: unknown) => void>();
  readonly #listeners = new Set<(state: LinkState) => void>();
  #state: LinkState = 'down';
  #streams = 0;
  #isClosed = false;

  constructor(options: ShellLinkOptions) {
    this.#options = options;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Calls `listener` at every change; the returned function unsubscribes. */
  onState(listener: (state: LinkState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<CallContext>): Promise<unknown> {
    const opened = await this.#attempt(path, input, options);
    if (!isStream(opened.output)) return opened.output;
    return new ResumedStream({
      first: opened,
      reopen: (lastEventId) => this.#attempt(path, input, { ...options, lastEventId }),
      runtime: this.#options.runtime,
      signal: options.signal,
    });
  }

  /** Ends the line and every call on it. The link cannot be used again. */
  close(): void {
    this.#isClosed = true;
    this.#current?.close();
    this.#failAll();
  }

  /** Calls waiting for an answer. */
  get waiting(): number {
    return this.#inFlight.size;
  }

  async #attempt(path: readonly string[], input: unknown, options: ClientOptions<CallContext>): Promise<Opened> {
    options.signal?.throwIfAborted();
    const { runtime, timeoutMs = TIMEOUT_MS } = this.#options;
    const abort = runtime.newAbort();
    const cancel = () => abort.abort(options.signal?.reason);
    options.signal?.addEventListener('abort', cancel, { once: true });
    const failed = this.#failure(abort.signal);
    const stopTimer = runtime.after(options.context.timeoutMs ?? timeoutMs, () => failed.fail(timedOut()));
    const stream = `s${(this.#streams++).toString(36)}`;
    const context = { ...options.context, stream };
    let isKept = false;
    try {
      const line = await Promise.race([this.#connect(), failed.promise]);
      const call = line.link.call(path, input, { ...options, context, signal: abort.signal });
      const output = await Promise.race([call, failed.promise]);
      isKept = isStream(output);
      const release = () => options.signal?.removeEventListener('abort', cancel);
      return { output, abort, release, credit: (count) => line.credit({ stream, count }) };
    } catch (error) {
      // Also after a timeout: the other side must not go on working for nobody.
      abort.abort(error);
      throw error;
    } finally {
      stopTimer();
      this.#inFlight.delete(failed.fail);
      if (!isKept) options.signal?.removeEventListener('abort', cancel);
    }
  }

  /** A promise that only ever rejects; registered per call, because racing on one long-lived promise leaks a reaction each. */
  #failure(signal: ClientOptions<CallContext>['signal']) {
    const { promise, reject: fail } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.#inFlight.add(fail);
    signal?.addEventListener('abort', () => fail(signal.reason), { once: true });
    return { promise, fail };
  }

  #connect(): Promise<Connection> {
    if (this.#isClosed) return Promise.reject(disconnected());
    return (this.#line ??= this.#open());
  }

  async #open(): Promise<Connection> {
    try {
      const line = await this.#options.open();
      this.#current = line;
      const { runtime, heartbeatMs = HEARTBEAT_MS } = this.#options;
      const heartbeat = new Heartbeat(line, runtime, heartbeatMs);
      line.onClosed(() => {
        heartbeat.stop();
        this.#line = undefined;
        this.#current = undefined;
        this.#failAll();
        this.#become('down');
      });
      if (this.#isClosed) line.close();
      else this.#become('up');
      return line;
    } catch (error) {
      this.#line = undefined;
      this.#become(isNotAdmitted(error) ? 'refused' : 'down');
      throw isNotAdmitted(error) ? error : disconnected();
    }
  }

  #failAll(): void {
    const fails = [...this.#inFlight];
    this.#inFlight.clear();
    for (const fail of fails) fail(disconnected());
  }

  #become(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
