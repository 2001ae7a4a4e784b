import { Worker, type Transferable } from 'node:worker_threads';
import type { ToWorker } from './intent-worker.node.ts';

type Waiting = { readonly done: (value: unknown) => void; readonly failed: (cause: Error) => void };
type Order = ToWorker extends infer One ? (One extends ToWorker ? Omit<One, 'n'> : never) : never;

const MAX_HEAP_MB = 768;
const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

/** One thread that learns and then answers. When it ends, by itself or from here, what waits for it fails. */
export class IntentThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #ended: Error | undefined;
  #n = 0;

  /** `onBroke`: it has ended by itself. A program that ends does not wait for it. */
  constructor(script: string, onBroke: (cause: Error) => void) {
    const broke = (cause: Error): void => {
      if (this.#ended) return;
      this.end(cause);
      onBroke(cause);
    };
    this.#worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    this.#worker.unref();
    this.#worker.on('message', ({ n, value }: { n: number; value: unknown }) => {
      this.#waiting.get(n)?.done(value);
      this.#waiting.delete(n);
    });
    this.#worker.on('error', (cause) => {
      broke(asError(cause));
    });
    this.#worker.on('exit', (code) => {
      broke(new Error(`the thread has ended with ${code}`));
    });
  }

  send(order: Order, moved: readonly Transferable[] = []): Promise<unknown> {
    this.#n += 1;
    const n = this.#n;
    return new Promise((done, failed) => {
      if (this.#ended) {
        failed(this.#ended);
        return;
      }
      this.#waiting.set(n, { done, failed });
      this.#worker.postMessage({ ...order, n }, moved);
    });
  }

  end(cause: Error): void {
    this.#ended ??= cause;
    void this.#worker.terminate();
    for (const { failed } of this.#waiting.values()) failed(cause);
    this.#waiting.clear();
  }
}
