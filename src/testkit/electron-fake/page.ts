import { complain } from './complaints.ts';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import type { MessagePort } from 'node:worker_threads';
import { KnownEvents, strict } from './strict.ts';

/** How a frame of the fake reaches the main process. */
export type ToMain = {
  send(channel: string, args: unknown[]): void;
  invoke(channel: string, args: unknown[]): Promise<unknown>;
};

const EVENTS = ['attune:connect', 'attune:event'];

/** Every page that was loaded, in order. */
export const pages: Page[] = [];

/** One loaded page: a window of its own, and the real preload run in a bare context where nothing can be required but electron. */
export class Page extends EventTarget {
  readonly location: { readonly href: string; readonly origin: string };
  /** What the preload put on `window`. */
  readonly exposed: Record<string, unknown> = {};
  readonly #ports: MessagePort[] = [];
  readonly #renderer = new KnownEvents('ipcRenderer', EVENTS);

  constructor(url: string, preload: string, toMain: ToMain) {
    super();
    // For a scheme of its own, Node's URL says 'null' where Chromium, told that it is standard, says the origin.
    const { href, protocol, host } = new URL(url);
    this.location = { href, origin: `${protocol}//${host}` };
    const electron = { ipcRenderer: this.#ipcRenderer(toMain), contextBridge: this.#contextBridge() };
    const require = (name: string) => {
      if (name !== 'electron') complain(`a sandboxed preload cannot require '${name}'`);
      return strict('electron, in a preload', electron);
    };
    const context = vm.createContext({ require, window: this, module: { exports: {} }, exports: {} });
    vm.runInContext(readFileSync(preload, 'utf8'), context, { filename: preload });
  }

  /** From the main process. */
  receive(channel: string, args: unknown[], ports: readonly MessagePort[] = []): void {
    this.#ports.push(...ports);
    this.#renderer.emit(channel, { ports }, ...args.map((arg) => structuredClone(arg)));
  }

  /** What is said while `pagehide` is handled still leaves; nothing after that. */
  async unload(): Promise<void> {
    this.dispatchEvent(new Event('pagehide'));
    await new Promise((turn) => setImmediate(turn));
    for (const port of this.#ports) port.close();
  }

  postMessage(message: unknown, targetOrigin: string, ports: MessagePort[] = []): void {
    if (targetOrigin !== this.location.origin) return;
    const event = new Event('message');
    Object.assign(event, { data: structuredClone(message), ports, source: this });
    this.dispatchEvent(event);
  }

  #ipcRenderer(toMain: ToMain) {
    const renderer = this.#renderer;
    return strict('ipcRenderer', {
      send: (channel: string, ...args: unknown[]) => toMain.send(channel, structuredClone(args)),
      invoke: (channel: string, ...args: unknown[]) => toMain.invoke(channel, structuredClone(args)),
      on: (channel: string, listener: (...args: never[]) => unknown) => renderer.on(channel, listener),
      off: (channel: string, listener: (...args: never[]) => unknown) => renderer.off(channel, listener),
    });
  }

  #contextBridge() {
    return strict('contextBridge', {
      exposeInMainWorld: (name: string, api: object) => {
        if (name in this.exposed) complain(`'${name}' was exposed already`);
        this.exposed[name] = Object.freeze(api);
      },
    });
  }
}
