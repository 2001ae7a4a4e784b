import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '..', '..', 'hub', 'cli', 'index.ts');

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
export type Ready = {
  readonly type: 'ready';
  readonly url: string;
  readonly demoAccounts: { handle: string; password: string }[];
};
export type HubProcess = Ready & { readonly child: ChildProcess; stop(signal?: NodeJS.Signals): Promise<Ended> };

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [ENTRY, ...args], { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (err += piece.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended };
}

/** Runs one command of the hub to its end; `input` goes to its standard input. */
export async function runHub(args: readonly string[], input = ''): Promise<Ended> {
  const { child, ended } = start(args);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return ended;
}

/** Starts a hub of its own and waits until it says it is ready. */
export async function startHubProcess(args: readonly string[]): Promise<HubProcess> {
  const { child, ended } = start(args);
  const ready = once(child, 'message').then(([message]) => message as Ready);
  const early = ended.then(({ code, out, err }) => {
    throw new Error(`the hub ended with ${code}: ${err}${out}`);
  });
  const message = await Promise.race([ready, early]);
  early.catch(() => undefined);
  return {
    ...message,
    child,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
