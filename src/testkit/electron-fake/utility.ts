import { complain } from './complaints.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { release } from './ports.ts';
import { KnownEvents, strict } from './strict.ts';
import { needReady, world } from './world.ts';

const ENTRY = join(import.meta.dirname, 'utility-entry.ts');
const BROKEN = new URL('data:text/javascript,process.exit(70)');

/** Every process that was started, in order. */
export const processes: FakeUtilityProcess[] = [];

/** A thread in place of a process: its own modules, its own `process.exit`, messages cloned and ports handed over for real. */
export class FakeUtilityProcess extends KnownEvents {
  readonly #worker: Worker;
  readonly posted: unknown[] = [];
  isRunning = true;

  constructor(modulePath: string) {
    super('UtilityProcess', ['message', 'exit', 'spawn', 'error']);
    if (!existsSync(modulePath)) complain(`utilityProcess.fork: there is no ${modulePath}`);
    const entry = world.failingStarts-- > 0 ? BROKEN : ENTRY;
    this.#worker = new Worker(entry, { workerData: { modulePath }, execArgv: [], stderr: true });
    this.#worker.stderr.on('data', (piece: Buffer) => process.stderr.write(`[utility] ${piece.toString()}`));
    this.#worker.on('message', (message: unknown) => this.emit('message', message));
    this.#worker.on('error', (cause) =>
      process.stderr.write(`[utility] ${cause instanceof Error ? cause.stack : String(cause)}\n`),
    );
    this.#worker.on('exit', (code) => {
      this.isRunning = false;
      this.emit('exit', code);
    });
    processes.push(this);
  }

  postMessage(message: unknown, transfer: readonly object[] = []): void {
    this.posted.push(message);
    const ports = transfer.map(release);
    this.#worker.postMessage({ message, ports }, ports);
  }

  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }

  /** For the test: ended, and gone when this is done. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: readonly string[] = [], options: Readonly<Record<string, unknown>> = {}) {
    needReady('utilityProcess.fork');
    for (const key of Object.keys(options)) {
      if (!['serviceName', 'stdio', 'env', 'cwd', 'execArgv'].includes(key))
        complain(`fork: no option ${key} that this fake knows`);
    }
    if (args.length > 0) complain('fork: what is passed as an argument can be read by everybody on this computer');
    return strict('UtilityProcess', new FakeUtilityProcess(modulePath));
  },
});
