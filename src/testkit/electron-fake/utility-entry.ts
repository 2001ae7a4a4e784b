import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { FakePortMain } from './ports.ts';
import { KnownEvents, strict } from './strict.ts';

// A utility process can reach some of electron; ours needs none of it, and asking for it is a mistake.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') throw new Error("the core's process must not need electron");
    return next(specifier, context);
  },
});

/** Messages wait until somebody listens, as they do in Electron. */
class ParentPort extends KnownEvents {
  #waiting: unknown[] | undefined = [];

  constructor() {
    super('parentPort', ['message']);
    parentPort!.on('message', ({ message, ports }: { message: unknown; ports: MessagePort[] }) => {
      const event = { data: message, ports: ports.map((port) => new FakePortMain(port)) };
      if (this.#waiting) this.#waiting.push(event);
      else this.emit('message', event);
    });
  }

  override on(event: string, listener: (...args: never[]) => unknown): this {
    super.on(event, listener);
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const message of waiting) this.emit('message', message);
    return this;
  }

  postMessage(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort!.postMessage(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: strict('parentPort', new ParentPort()) });
await import(pathToFileURL((workerData as { modulePath: string }).modulePath).href);
