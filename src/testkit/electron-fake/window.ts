import { complain } from './complaints.ts';
import { existsSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { app } from './app.ts';
import { fromFrame } from './ipc.ts';
import { Page, pages } from './page.ts';
import { release } from './ports.ts';
import { load } from './session.ts';
import { KnownEvents, Preventable, strict } from './strict.ts';
import { needReady } from './world.ts';

type Preferences = Readonly<Record<string, unknown>> & { readonly preload?: string };
type WindowOptions = Readonly<Record<string, unknown>> & { readonly webPreferences?: Preferences };
export type Frame = { readonly url: string };

const MUST: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
};
const MAY = new Set(['preload', 'spellcheck', 'backgroundThrottling', ...Object.keys(MUST)]);
const WINDOW_OPTIONS = new Set([
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'webPreferences',
  'alwaysOnTop',
  'skipTaskbar',
  'resizable',
  'minimizable',
  'maximizable',
  'fullscreenable',
]);

function checkOptions(options: WindowOptions): string {
  const preferences = options.webPreferences ?? {};
  for (const [name, value] of Object.entries(MUST)) {
    if (preferences[name] !== value) complain(`insecure window: ${name} must be ${value}`);
  }
  for (const name of Object.keys(preferences)) if (!MAY.has(name)) complain(`webPreferences.${name} is not known`);
  for (const name of Object.keys(options))
    if (!WINDOW_OPTIONS.has(name)) complain(`BrowserWindow option ${name} is not known`);
  const { preload } = preferences;
  if (!preload || !existsSync(preload)) complain(`there is no preload ${preload}`);
  if (!preload.endsWith('.cjs')) complain('a sandboxed preload cannot be an ES module');
  return preload;
}

export class FakeContents extends KnownEvents {
  readonly mainFrame: { url: string } = { url: '' };
  page: Page | undefined;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;

  constructor() {
    super('webContents', [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'render-process-gone',
      'did-finish-load',
    ]);
  }
  /** For the main process: what code under test may touch. */
  readonly face = strict('webContents', this);

  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  isDestroyed(): boolean {
    return false;
  }
  send(channel: string, ...args: unknown[]): void {
    this.page?.receive(channel, structuredClone(args));
  }
  postMessage(channel: string, message: unknown, transfer: readonly object[] = []): void {
    const ports: MessagePort[] = transfer.map(release);
    this.page?.receive(channel, [message], ports);
  }

  /** What must have been set before any page is shown. */
  checkGuards(): void {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      const attempt = new Preventable('https://evil.example/');
      this.emit(event, attempt);
      if (!attempt.isPrevented) complain(`insecure window: ${event} to another site is not refused`);
      const own = new Preventable('app://attune/');
      this.emit(event, own);
      if (own.isPrevented) complain(`${event} to our own page is refused`);
    }
    const webview = new Preventable();
    this.emit('will-attach-webview', webview, {}, {});
    if (!webview.isPrevented) complain('insecure window: webviews are not refused');
    if (this.openHandler?.({ url: 'https://evil.example/' }).action !== 'deny')
      complain('insecure window: new windows are not refused');
  }
}

const EVENTS = ['ready-to-show', 'resize', 'move', 'close', 'closed', 'focus'];

/** Every window that was opened, in order. */
export const windows: FakeWindow[] = [];

export class FakeWindow extends KnownEvents {
  readonly contents = new FakeContents();
  readonly options: WindowOptions;
  readonly #preload: string;
  isShown = false;
  focused = 0;
  #bounds = { x: 10, y: 20, width: 1200, height: 800 };
  #isMaximized = false;
  #isGone = false;
  readonly #forget: () => boolean;

  constructor(options: WindowOptions = {}) {
    needReady('BrowserWindow');
    super('BrowserWindow', EVENTS);
    this.#preload = checkOptions(options);
    this.options = options;
    windows.push(this);
    this.#forget = app.opened(() => this.close());
    app.emit('web-contents-created', new Preventable(), this.contents.face);
    // oxlint-disable-next-line no-constructor-return
    return strict('BrowserWindow', this);
  }

  get webContents(): FakeContents {
    return this.contents.face;
  }

  async loadURL(url: string): Promise<void> {
    this.contents.checkGuards();
    await load(url);
    this.contents.mainFrame.url = url;
    this.contents.page = new Page(url, this.#preload, fromFrame(this.contents.face, this.contents.mainFrame));
    pages.push(this.contents.page);
    this.contents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  reload(): void {
    void this.loadURL(this.contents.mainFrame.url);
  }
  show(): void {
    this.isShown = true;
    this.focused += 1;
  }
  showInactive(): void {
    this.isShown = true;
  }
  hide(): void {
    this.isShown = false;
  }
  isVisible(): boolean {
    return this.isShown;
  }
  moveTop(): void {}
  setVisibleOnAllWorkspaces(_isVisible: boolean, _options: object): void {}
  getBounds() {
    return this.#bounds;
  }
  /** Moves it as a hand would, too: Electron says `move` either way. */
  setBounds(bounds: { x: number; y: number; width: number; height: number }): void {
    this.#bounds = bounds;
    this.emit('move');
  }
  focus(): void {
    this.focused += 1;
  }
  restore(): void {}
  maximize(): void {
    this.#isMaximized = true;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#isGone;
  }
  /** The page hears that it goes, its last words leave, its ports close behind them, and then the window is no more. */
  async close(): Promise<void> {
    const attempt = new Preventable();
    this.emit('close', attempt);
    if (attempt.isPrevented || this.#isGone) return;
    await this.contents.page?.unload();
    this.#end();
  }
  #end(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    const wasLast = this.#forget();
    this.emit('closed');
    if (wasLast && !app.isQuitting) app.emit('window-all-closed');
  }
  getNormalBounds() {
    return this.#bounds;
  }
  /** At once, and without asking. */
  destroy(): void {
    this.#end();
  }
}
