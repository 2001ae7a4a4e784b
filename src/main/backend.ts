import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { FromBackend, type BackendStart, type ToBackend } from '#shared/contract/shell/backend.ts';
import { backOff } from './back-off.ts';
import { keychain } from './keychain.ts';
import { log } from './log.ts';
import { BACKEND } from './paths.ts';

export type BackendDuties = {
  readonly start: () => BackendStart;
  readonly onSettings: (values: Record<string, unknown>) => void;
  readonly onFailed: (reason: 'folder-in-use' | 'needs-passphrase') => void;
  /** The core ended again and again and is not started any more until `retry` is called. */
  readonly onKeepsEnding: (retry: () => void) => void;
  /** The core was started again after it ended by itself. */
  readonly onRestarted: () => void;
};

const STOP_WITHIN_MS = 5000;
/** So many ends in quick succession are no accident. */
const GIVE_UP_AFTER = 4;

/**
 * The core, in a process of its own. Invariants:
 * 1. It runs from `start` to `stop`: when it ends by itself it is started again, ever later if it keeps ending;
 *    after four quick ends somebody is asked first.
 * 2. A port asked for while it is not ready is handed over when it is.
 * 3. What it says is checked like anything from outside this process.
 */
export class Backend {
  readonly #duties: BackendDuties;
  #backOff = backOff();
  #hasEnded = false;
  #process: UtilityProcess | undefined;
  #isReady = false;
  #isStopping = false;
  #waiting: (() => void)[] = [];

  constructor(duties: BackendDuties) {
    this.#duties = duties;
  }

  start(): void {
    const process = utilityProcess.fork(BACKEND, [], { serviceName: 'Attune core' });
    this.#process = process;
    process.on('message', (message: unknown) => this.#receive(message));
    process.once('exit', (code) => this.#ended(code));
    this.#send(this.#duties.start());
  }

  /** Makes a line to the core; `send` gets the screen's end of it. */
  connect(send: (port: MessagePortMain) => void): void {
    const hand = () => {
      const { port1, port2 } = new MessageChannelMain();
      this.#send({ type: 'port' }, [port1]);
      send(port2);
    };
    if (this.#isReady) hand();
    else this.#waiting = [hand];
  }

  /** The machine has slept: the core is told, which cannot see it by itself. */
  resume(): void {
    if (this.#isReady) this.#send({ type: 'resume' });
  }

  /** Whether somebody is at the computer. Said again soon: lost while the core is not ready. */
  attend(what: 'active' | 'locked' | 'unlocked'): void {
    if (this.#isReady) this.#send({ type: 'attendance', what });
  }

  /** Somebody opened an `attune:` address. Lost while the core is not ready: then nobody is signed in. */
  claim(address: string): void {
    if (this.#isReady) this.#send({ type: 'claimed', address });
  }

  /** Lets the core close its files; at the latest after 5 s it is made to. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const process = this.#process;
    if (!process) return;
    const ended = new Promise<void>((done) => void process.once('exit', () => done()));
    this.#send({ type: 'stop' });
    const timer = setTimeout(() => process.kill(), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  #send(message: ToBackend, ports: MessagePortMain[] = []): void {
    this.#process?.postMessage(message, ports);
  }

  #receive(input: unknown): void {
    const { data: message } = FromBackend.safeParse(input);
    if (!message) return log.warn('backend.malformed');
    switch (message.type) {
      case 'ready':
        return this.#ready();
      case 'failed':
        this.#isStopping = true;
        return this.#duties.onFailed(message.reason);
      case 'protect':
      case 'unprotect':
        return void this.#keep(message);
      case 'settings':
        return this.#duties.onSettings(message.values);
    }
  }

  #ready(): void {
    this.#isReady = true;
    if (this.#hasEnded) this.#duties.onRestarted();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const hand of waiting) hand();
  }

  async #keep({ type, id, base64 }: FromBackend & { type: 'protect' | 'unprotect' }): Promise<void> {
    const kept = await keychain[type](base64).catch((cause: unknown) => {
      log.error(`keychain.${type}`, cause);
      return null;
    });
    this.#send({ type: 'kept', id, base64: kept });
  }

  #ended(code: number): void {
    this.#process = undefined;
    this.#isReady = false;
    this.#hasEnded = true;
    if (this.#isStopping) return;
    const waitMs = this.#backOff.next();
    log.warn('backend.ended', { code, waitMs });
    if (this.#backOff.tries >= GIVE_UP_AFTER) return this.#giveUp();
    setTimeout(() => this.#startAgain(), waitMs);
  }

  #startAgain(): void {
    if (!this.#isStopping) this.start();
  }

  #giveUp(): void {
    log.warn('backend.given-up');
    this.#backOff = backOff();
    this.#duties.onKeepsEnding(() => this.#startAgain());
  }
}
