import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startFaultProxy, type FaultProxy } from '#testkit/fault-proxy.ts';
import { upstreamAt } from './upstream.ts';
import type { Command, DeskStart, Edit, Replica, Said, Standing } from './words.ts';

const ENTRY = join(import.meta.dirname, 'desk-process.ts');

/** As `log-file` writes it; `error` and `message` of what failed. */
export type LogLine = {
  readonly level: number;
  readonly msg: string;
  readonly error?: string;
  readonly message?: string;
};

export type SoakDeskOptions = {
  readonly folder: string;
  readonly handle: string;
  readonly password: string;
  readonly seed: number;
  readonly hubUrl: () => string;
  readonly everyMs: number;
  readonly onEdits: (device: string, edits: readonly Edit[]) => void;
};

/** One desk as its parent sees it: its process, which may be killed, its folder, which stays, and its line to the hub. */
export class SoakDesk {
  readonly #options: SoakDeskOptions;
  readonly proxy: FaultProxy;
  readonly faults: string[] = [];
  kills = 0;
  /** How often the desk could go on only with the password. */
  signInsAgain = 0;
  #child: ChildProcess | undefined;
  #isWorking = false;
  #isStopping = false;
  #asked = 0;
  readonly #answers = new Map<number, (value: unknown) => void>();

  private constructor(options: SoakDeskOptions, proxy: FaultProxy) {
    this.#options = options;
    this.proxy = proxy;
  }

  static async open(options: SoakDeskOptions): Promise<SoakDesk> {
    await mkdir(options.folder, { recursive: true });
    const desk = new SoakDesk(options, await startFaultProxy(upstreamAt(options.hubUrl)));
    const { folder, handle, password, seed } = options;
    const start: DeskStart = { dataDir: join(folder, 'desk'), hubUrl: desk.proxy.url, handle, password, seed };
    await writeFile(join(folder, 'start.json'), JSON.stringify(start), { mode: 0o600 });
    await desk.#start();
    return desk;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ready, when somebody is signed in: at the hub or, where it does not answer, on the replica. */
  async #start(): Promise<void> {
    const child = fork(ENTRY, [join(this.#options.folder, 'start.json')], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let complaint = '';
    child.stderr?.on('data', (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(-1000)));
    await new Promise<void>((ready) => {
      child.on('message', (said: Said) => {
        if (said.type === 'ready') ready();
        else this.#hear(said);
      });
      child.once('exit', (code, signal) => {
        if (signal !== 'SIGKILL' && !this.#isStopping)
          this.faults.push(`ended by itself: ${code ?? signal} ${complaint}`);
        for (const resolve of this.#answers.values()) resolve(null);
        ready();
      });
    });
    if (this.#isWorking) this.#tell({ type: 'work', everyMs: this.#options.everyMs });
  }

  #hear(said: Said): void {
    if (said.type === 'edited') this.#options.onEdits(said.device, said.edits);
    else if (said.type === 'signed-in-again') this.signInsAgain += 1;
    else if (said.type === 'fault') this.faults.push(said.words);
    else if (said.type === 'answer') this.#answers.get(said.ask)?.(said.value);
  }

  #tell(command: Command): void {
    if (this.#child?.connected) this.#child.send(command, () => undefined);
  }

  /** Null: the process is not there to answer. */
  async #ask<T>(type: 'rest' | 'standing' | 'replica' | 'stop'): Promise<T | null> {
    if (!this.#child?.connected) return null;
    this.#asked += 1;
    const ask = this.#asked;
    const answer = new Promise<T | null>((resolve) => this.#answers.set(ask, resolve as (value: unknown) => void));
    this.#tell({ type, ask });
    return await answer.finally(() => this.#answers.delete(ask));
  }

  work(): void {
    this.#isWorking = true;
    this.#tell({ type: 'work', everyMs: this.#options.everyMs });
  }

  async rest(): Promise<void> {
    this.#isWorking = false;
    await this.#ask('rest');
  }

  shift(ms: number): void {
    this.#tell({ type: 'shift', ms });
  }

  standing = (): Promise<Standing | null> => this.#ask<Standing>('standing');
  replica = (): Promise<Replica | null> => this.#ask<Replica>('replica');

  /** kill -9, and started again on its own folder. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    this.kills += 1;
    await this.#start();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    const isAlive = child && child.exitCode === null && child.signalCode === null;
    const gone = isAlive ? once(child, 'exit') : undefined;
    if (isAlive) child.kill('SIGTERM');
    await gone;
    await this.proxy.close();
  }

  /** Lines of its log, oldest first. */
  async log(): Promise<LogLine[]> {
    const path = join(this.#options.folder, 'desk', 'desk.log');
    const texts = await Promise.all([`${path}.1`, path].map((file) => readFile(file, 'utf8').catch(() => '')));
    const lines = texts.join('').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as LogLine);
  }
}
