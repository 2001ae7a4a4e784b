import { spawn, type ChildProcess } from 'node:child_process';
import { Sentence } from './sentence.ts';

type Ready = { readonly type: 'ready'; readonly url: string };

/**
 * The processes one command started. Invariants:
 * 1. When the command ends, for whatever reason, every child is asked to end, and after 10 s made to.
 * 2. A child that ends by itself ends the command, with the child's exit code.
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
    env: NodeJS.ProcessEnv = {},
  ): Promise<R & { child: ChildProcess }> {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['inherit', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
    });
    let complaint = '';
    child.stderr?.on('data', (piece: Buffer) => {
      complaint = (complaint + piece.toString()).slice(-4000);
    });
    this.#keep(child);
    return new Promise((resolve, reject) => {
      child.on('message', (message: R) => {
        if (message.type === 'ready') resolve({ ...message, child });
      });
      child.on('exit', () =>
        reject(new Sentence(complaint.trim().replace(/^Attune: /, '') || `${script} ended at once.`)),
      );
    });
  }

  /** Starts a program whose window is the point: it inherits the terminal. */
  startProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    this.#keep(child);
    return child;
  }

  #keep(child: ChildProcess): void {
    this.#running.add(child);
    child.on('exit', (code) => {
      this.#running.delete(child);
      if (!this.#isEnding) void this.end(code ?? 1);
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
