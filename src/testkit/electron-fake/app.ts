import { complain } from './complaints.ts';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { KnownEvents, Preventable, strict } from './strict.ts';
import { processes } from './utility.ts';
import { needReady, needUnready, world } from './world.ts';

const EVENTS = [
  'ready',
  'activate',
  'before-quit',
  'will-quit',
  'window-all-closed',
  'second-instance',
  'open-url',
  'web-contents-created',
  'child-process-gone',
];

class FakeApp extends KnownEvents {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #closers: (() => Promise<void>)[] = [];
  #name = 'attune';
  hasSandbox = false;
  /** While the app quits, the last window closing is no news. */
  isQuitting = false;
  dock = undefined;

  constructor() {
    super('app', EVENTS);
  }

  get name(): string {
    return this.#name;
  }
  setName(name: string): void {
    this.#name = name;
  }
  setAppUserModelId(_id: string): void {}
  setAsDefaultProtocolClient(scheme: string, _path?: string, _args?: readonly string[]): boolean {
    world.openedSchemes.add(scheme);
    return true;
  }
  enableSandbox(): void {
    needUnready('app.enableSandbox');
    this.hasSandbox = true;
  }
  getVersion(): string {
    return '0.0.0-fake';
  }
  getAppPath(): string {
    return resolve(import.meta.dirname, '..', '..', '..');
  }
  getLocale(): string {
    needReady('app.getLocale');
    return 'en-US';
  }
  setPath(name: string, path: string): void {
    needUnready(`app.setPath('${name}')`);
    if (name !== 'userData' && name !== 'sessionData') complain(`app.setPath: no '${name}' that this fake knows`);
    if (!existsSync(path)) complain(`app.setPath: there is no folder ${name}`);
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    if (name !== 'userData') complain(`app.getPath: no '${name}' that this fake knows`);
    const path = this.#paths.get(name) ?? mkdtempSync(join(tmpdir(), 'attune-electron-'));
    this.#paths.set(name, path);
    return path;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  setBadgeCount(count: number): boolean {
    world.badge = count;
    return true;
  }
  /** As Electron does: all windows close, each page saying goodbye, and only then the end is near. */
  quit(): void {
    if (!this.#may('before-quit')) return;
    this.isQuitting = true;
    void Promise.all(this.#closers.map((close) => close())).then(() => {
      if (this.#closers.length === 0 && this.#may('will-quit')) this.#end();
    });
  }
  #may(event: 'before-quit' | 'will-quit'): boolean {
    const attempt = new Preventable();
    this.emit(event, attempt);
    return !attempt.isPrevented;
  }
  exit(code = 0): void {
    world.exitCode = code;
    this.#end();
  }
  #end(): void {
    world.runningAtEnd = processes.filter(({ isRunning }) => isRunning).length;
    world.hasQuit = true;
  }

  /** From a window that opens; what is returned is called when it is closed, and then says whether it was the last. */
  opened(close: () => Promise<void>): () => boolean {
    this.#closers.push(close);
    return () => {
      this.#closers.splice(this.#closers.indexOf(close), 1);
      return this.#closers.length === 0;
    };
  }

  /** For the test: what Electron does when it is ready. */
  becomeReady(): void {
    if (!this.hasSandbox) complain('electron is ready, and not every page is sandboxed');
    world.isReady = true;
    this.emit('ready');
    this.#ready.resolve();
  }
}

export const app = strict('app', new FakeApp());
