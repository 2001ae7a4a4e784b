import { spawn, type ChildProcess } from 'node:child_process';
import { Sentence } from './sentence.ts';

type Ready = { readonly type: 'ready'; readonly url: string };

/**
 * The processes one command started. Invariants:
 * 1. When the command ends, for whatever reason, every child is asked to end, and after 10 s made to.
 * 2. A child that was ready and ends by itself is announced to whoever started it, who decides what that means.
 * 3. A child that ends before it is ready ends nothing by itself: its complaint is the error of starting it.
 */
export class Children {
  readonly #running = new Set<ChildProcess>();
  #isEnding = false;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.end(0));
    }
  }

  /** Starts a bundled entry under this Node and waits until it says it is ready. */
  startNode<R extends Ready>(
    script: string,
    args: readonly string[],
    onEnd: (code: number) => void,
  ): Promise<R & { child: ChildProcess }> {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['inherit', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    child.stderr?.on('data', (piece: Buffer) => {
      complaint = (complaint + piece.toString()).slice(-4000);
    });
    return new Promise((resolve, reject) => {
      let isReady = false;
      this.#keep(child, (code) => {
        if (isReady) return onEnd(code);
        reject(new Sentence(complaint.trim().replace(/^Attune: /, '') || `${script} ended at once.`));
      });
      child.on('message', (message: R) => {
        if (message.type !== 'ready') return;
        isReady = true;
        resolve({ ...message, child });
      });
    });
  }

  /** Starts a program whose window is the point: it inherits the terminal. */
  startProgram(command: string, args: readonly string[], onEnd: (code: number) => void): void {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', () => onEnd(1));
    this.#keep(child, onEnd);
  }

  #keep(child: ChildProcess, onEnd: (code: number) => void): void {
    this.#running.add(child);
    child.on('exit', (code) => {
      this.#running.delete(child);
      if (!this.#isEnding) onEnd(code ?? 1);
    });
  }

  /** Ends every child, then this process. */
  async end(code: number): Promise<never> {
    if (!this.#isEnding) {
      this.#isEnding = true;
      const children = [...this.#running];
      for (const child of children) child.kill('SIGTERM');
      const force = setTimeout(() => {
        for (const child of children) child.kill('SIGKILL');
      }, 10_000);
      await Promise.all(children.map((child) => new Promise((gone) => child.once('exit', gone))));
      clearTimeout(force);
      process.exit(code);
    }
    return new Promise<never>(() => {});
  }
}
