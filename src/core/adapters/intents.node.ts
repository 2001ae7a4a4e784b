import { Worker } from 'node:worker_threads';
import type { Intents, Log } from '../kernel/ports.ts';
import type { ToWorker } from './intent-worker.node.ts';

type Waiting = { readonly done: (value: unknown) => void; readonly failed: (cause: Error) => void };
type Asked = Awaited<ReturnType<Intents['ask']>>;
type Order = ToWorker extends infer One ? (One extends ToWorker ? Omit<One, 'n'> : never) : never;

const NOTHING: Asked = { guesses: [], isSure: false };
const MAX_HEAP_MB = 768;

/**
 * Learns and answers in a thread of its own, so that nothing else waits for it. Invariants:
 * 1. The thread begins with the first learning, and a desk that ends does not wait for it.
 * 2. When it breaks, what waits for it fails, nothing is answered until it has learned anew, and the log says so.
 */
export class ThreadIntents implements Intents {
  readonly #script: string;
  readonly #log: Log;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #hasLearned = false;
  #n = 0;

  constructor(script: string, log: Log) {
    this.#script = script;
    this.#log = log;
  }

  async learn(examples: Parameters<Intents['learn']>[0]): Promise<void> {
    this.#worker ??= this.#begin();
    await this.#send({ do: 'learn', examples });
    this.#hasLearned = true;
  }

  async ask(text: string): Promise<Asked> {
    if (!this.#worker || !this.#hasLearned) return NOTHING;
    return (await this.#send({ do: 'ask', text }).catch(() => NOTHING)) as Asked;
  }

  stop(): void {
    void this.#worker?.terminate();
    this.#end(new Error('the desk has ended'));
  }

  #begin(): Worker {
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    worker.unref();
    worker.on('message', ({ n, value }: { n: number; value: unknown }) => {
      this.#waiting.get(n)?.done(value);
      this.#waiting.delete(n);
    });
    worker.on('error', (cause) => {
      this.#log.error('intents.broke', cause);
      if (this.#worker === worker) this.#end(cause instanceof Error ? cause : new Error(String(cause)));
    });
    return worker;
  }

  #send(order: Order): Promise<unknown> {
    this.#n += 1;
    const n = this.#n;
    return new Promise((done, failed) => {
      this.#waiting.set(n, { done, failed });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      this.#worker?.postMessage({ ...order, n });
    });
  }

  #end(cause: Error): void {
    this.#worker = undefined;
    this.#hasLearned = false;
    for (const { failed } of this.#waiting.values()) failed(cause);
    this.#waiting.clear();
  }
}
