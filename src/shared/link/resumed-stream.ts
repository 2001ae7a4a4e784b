import { getEventMeta, ORPCError } from '@orpc/client';
import type { Stream } from './faults.ts';
import { isDisconnected, isTimedOut } from './refusal.ts';
import type { Abort, LinkRuntime, Signal } from './runtime.ts';
import { CREDIT_EVERY } from './wire.ts';

/** One answer, and what its reader needs when it is a stream. */
export type Opened = {
  readonly output: unknown;
  readonly abort: Abort;
  /** Forgets the caller's signal. */
  release(): void;
  credit(count: number): void;
};

type Options = {
  readonly first: Opened;
  readonly reopen: (lastEventId: string | undefined) => Promise<Opened>;
  readonly runtime: LinkRuntime;
  readonly signal: Signal | undefined;
};

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 3000;
/** What the core takes for "I have seen nothing": it answers with all it keeps, or one reset. */
const NOTHING_SEEN = '0';

/**
 * A stream that outlives its line. Invariants:
 * 1. After a break it opens again with the id of the last event handed to its reader, so the reader sees each event once.
 *    A break before the first event opens with id `0`: what happened meanwhile is not lost either.
 * 2. It ends when the source says so, when the source refuses, or when the reader or the caller's signal stops it.
 * 3. It tells the source how far it has read.
 */
export class ResumedStream implements AsyncIterableIterator<unknown> {
  readonly #options: Options;
  #opened: Opened | undefined;
  #lastEventId: string | undefined;
  #unreported = 0;
  #tries = 0;
  #hasEnded = false;
  #wake: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
    this.#opened = options.first;
  }

  async next(): Promise<IteratorResult<unknown, undefined>> {
    while (!this.#hasEnded) {
      try {
        const opened = (this.#opened ??= await this.#reopen());
        const step = await (opened.output as Stream).next();
        if (step.done) {
          // A source in this process may end quietly when it is cancelled; its reader hears of it all the same.
          this.#options.signal?.throwIfAborted();
          break;
        }
        this.#accept(step.value, opened);
        return { done: false, value: step.value };
      } catch (error) {
        if (!this.#hasEnded) await this.#recover(error);
      }
    }
    this.#end();
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<unknown, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #accept(value: unknown, opened: Opened): void {
    this.#tries = 0;
    this.#unreported += 1;
    if (this.#unreported >= CREDIT_EVERY) {
      opened.credit(this.#unreported);
      this.#unreported = 0;
    }
    this.#lastEventId = getEventMeta(value)?.id ?? this.#lastEventId;
  }

  async #reopen(): Promise<Opened> {
    this.#unreported = 0;
    const opened = await this.#options.reopen(this.#lastEventId ?? NOTHING_SEEN);
    if (this.#hasEnded) opened.abort.abort();
    return opened;
  }

  /** Waits before the next try, or throws what cannot be cured by trying again. */
  async #recover(error: unknown): Promise<void> {
    this.#opened?.release();
    this.#opened = undefined;
    const isFinal = error instanceof ORPCError && !isDisconnected(error) && !isTimedOut(error);
    if (isFinal || this.#options.signal?.aborted) {
      this.#end();
      throw error;
    }
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.#tries++, LONGEST_WAIT_MS);
    await new Promise<void>((wake) => {
      const cancel = this.#options.runtime.after(waitMs, wake);
      this.#wake = () => {
        cancel();
        wake();
      };
      this.#options.signal?.addEventListener('abort', this.#wake, { once: true });
    });
    this.#options.signal?.removeEventListener('abort', this.#wake);
    this.#options.signal?.throwIfAborted();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const opened = this.#opened;
    this.#opened = undefined;
    opened?.release();
    opened?.abort.abort();
    // Where nothing lies between the two sides, a source that nobody asks any more only ends when it is told.
    if (opened) (opened.output as Stream).return?.().catch(() => {});
    this.#wake();
  }
}
