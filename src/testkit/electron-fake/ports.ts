import { complain } from './complaints.ts';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { KnownEvents, strict } from './strict.ts';

const insides = new WeakMap<object, FakePortMain>();

/** A real port of threads with the face of Electron's: Node's events, `data` and `ports`, and nothing before `start()`. */
export class FakePortMain extends KnownEvents {
  readonly #port: MessagePort;
  #state: 'new' | 'started' | 'gone' = 'new';

  constructor(port: MessagePort) {
    super('MessagePortMain', ['message', 'close']);
    this.#port = port;
    port.on('close', () => this.emit('close'));
    // Listening for 'close' alone must not hold the process.
    port.unref();
    const face = strict('MessagePortMain', this);
    insides.set(face, this);
    // oxlint-disable-next-line no-constructor-return -- whoever has one only ever sees its strict face
    return face;
  }

  start(): void {
    this.#alive();
    if (this.#state === 'started') return;
    this.#state = 'started';
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown, transfer: readonly object[] = []): void {
    this.#alive();
    this.#port.postMessage(message, transfer.map(release));
  }

  close(): void {
    this.#port.close();
  }

  /** Gives the port away, as transferring does: what is left cannot be used. */
  release(): MessagePort {
    this.#alive();
    if (this.#state === 'started') complain('a port that was started is not handed on');
    this.#state = 'gone';
    this.#port.removeAllListeners('close');
    return this.#port;
  }

  #alive(): void {
    if (this.#state === 'gone') complain('this port was handed on and is not here any more');
  }
}

/** The thread's port inside a `MessagePortMain`; throws for anything else, as Electron does. */
export function release(port: object): MessagePort {
  const inside = insides.get(port);
  if (!inside) complain('only a MessagePortMain can be transferred');
  return inside.release();
}

export class MessageChannelMain {
  readonly port1: FakePortMain;
  readonly port2: FakePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePortMain(port1);
    this.port2 = new FakePortMain(port2);
    // oxlint-disable-next-line no-constructor-return
    return strict('MessageChannelMain', this);
  }
}
