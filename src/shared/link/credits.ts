import { STREAM_WINDOW } from './wire.ts';
import type { Stream } from './faults.ts';
import type { Signal } from './runtime.ts';

/**
 * How far one reader has read. Invariants:
 * 1. At most `STREAM_WINDOW` events are taken from a stream beyond what its reader reported as read.
 * 2. A reader cannot borrow: reports beyond what was sent are not counted.
 * 3. When the stream ends or its call is cancelled nobody is left waiting.
 */
export class Credits {
  #left = STREAM_WINDOW;
  #wake: (() => void) | undefined;
  #hasEnded = false;

  add(count: number): void {
    this.#left = Math.min(STREAM_WINDOW, this.#left + count);
    this.#wake?.();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }

  /** True once there is room for one more, false when it will never be needed. */
  async take(): Promise<boolean> {
    while (this.#left === 0 && !this.#hasEnded) {
      await new Promise<void>((wake) => (this.#wake = wake));
    }
    this.#left -= 1;
    return !this.#hasEnded;
  }
}

/** Takes from `source` only what its reader has room for, and lets go of it as soon as its call is cancelled. */
export function metered(source: Stream, credits: Credits, signal: Signal | undefined, onEnd: () => void): Stream {
  const end = () => {
    signal?.removeEventListener('abort', cancel);
    credits.end();
    onEnd();
  };
  const cancel = () => {
    end();
    // A source that fails while it is put away has nobody left to tell.
    source.return?.().catch(() => {});
  };
  signal?.addEventListener('abort', cancel);
  return {
    async next() {
      if (!(await credits.take())) return { done: true, value: undefined };
      try {
        const step = await source.next();
        if (step.done) end();
        return step;
      } catch (error) {
        end();
        throw error;
      }
    },
    return(value?: unknown) {
      end();
      return source.return?.(value) ?? Promise.resolve({ done: true as const, value });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
