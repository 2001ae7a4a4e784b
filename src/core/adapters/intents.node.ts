import { MessageChannel } from 'node:worker_threads';
import type { Intents, Log } from '../kernel/ports.ts';
import { IntentThread } from './intent-thread.node.ts';

type Asked = Awaited<ReturnType<Intents['ask']>>;

const NOTHING: Asked = { guesses: [], isSure: false };
const LATER = new Error('something newer is learned');
const STOPPED = new Error('it was stopped');

/**
 * Learns and answers in threads, so that nothing else waits. Invariants:
 * 1. Each lesson has a thread of its own, which takes over when it has learned; until then the one before answers, and is not kept
 *    waiting by the lesson.
 * 2. When the thread that answers breaks, nothing is answered until another has learned; when one breaks that learns, the one before
 *    goes on. What waits for it fails, and the log says so.
 * 3. After `stop` nothing that was learned is left, and no lesson that was under way becomes one that answers.
 */
export class ThreadIntents implements Intents {
  readonly #script: string;
  readonly #log: Log;
  #answering: IntentThread | undefined;
  #learning: IntentThread | undefined;

  constructor(script: string, log: Log) {
    this.#script = script;
    this.#log = log;
  }

  async learn(examples: Parameters<Intents['learn']>[0]): Promise<void> {
    this.#learning?.end(LATER);
    const next = this.#begin();
    this.#learning = next;
    try {
      await this.#teach(next, examples);
      if (this.#learning !== next) throw STOPPED;
    } finally {
      if (this.#learning === next) this.#learning = undefined;
    }
    const before = this.#answering;
    this.#answering = next;
    before?.end(LATER);
  }

  async ask(text: string): Promise<Asked> {
    const thread = this.#answering;
    if (!thread) return NOTHING;
    try {
      return (await thread.send({ do: 'ask', text })) as Asked;
    } catch {
      // One that has taken over meanwhile answers in its place.
      return this.#answering === thread ? NOTHING : await this.ask(text);
    }
  }

  isReady(): boolean {
    return this.#answering !== undefined;
  }

  stop(): void {
    this.#answering?.end(STOPPED);
    this.#learning?.end(STOPPED);
    this.#answering = undefined;
    this.#learning = undefined;
  }

  #begin(): IntentThread {
    const thread = new IntentThread(this.#script, (cause) => {
      this.#log.error('intents.broke', cause);
      if (this.#answering === thread) this.#answering = undefined;
    });
    return thread;
  }

  async #teach(next: IntentThread, examples: Parameters<Intents['learn']>[0]): Promise<void> {
    if (!this.#answering) {
      await next.send({ do: 'learn', examples, before: null });
      return;
    }
    const { port1, port2 } = new MessageChannel();
    // One that breaks over it closes its end, and all is learned anew.
    this.#answering.send({ do: 'hand-over', to: port1 }, [port1]).catch(() => undefined);
    await next.send({ do: 'learn', examples, before: port2 }, [port2]);
  }
}
