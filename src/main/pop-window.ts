import { app, BrowserWindow, screen } from 'electron';
import type { Bounds } from './bounds.ts';
import { icon } from './paths.ts';
import { log } from './log.ts';
import { POP_SIZE, popBounds, popPlace } from './pop-place.ts';
import { background, SCREEN_PREFERENCES } from './screen-preferences.ts';
import { POP_PAGE } from './screen-protocol.ts';
import type { WindowStore } from './store.ts';
import { mainWindow, recover } from './windows.ts';

/** The desk's own window comes first; the pop is made when that is at rest. */
const PREPARE_AFTER_MS = 2000;
const SAVE_AFTER_MS = 500;

let current: BrowserWindow | undefined;
let isReady = false;
let isWanted = false;
let isQuitting = false;

export const popWindow = (): BrowserWindow | undefined => (current?.isDestroyed() ? undefined : current);

/**
 * The card of a call, above every window. Invariants:
 * 1. It never takes the keyboard: what is typed when it rings goes where it went before.
 * 2. It is made once, hidden, and shown and hidden after that: a page that loads only now would come too late.
 * 3. It lives no longer than the desk's own window.
 */
export function preparePop(main: BrowserWindow, store: WindowStore): void {
  const timer = setTimeout(() => popWindow() ?? openPop(store), PREPARE_AFTER_MS);
  main.once('closed', () => {
    clearTimeout(timer);
    popWindow()?.destroy();
  });
}

export function showPop(store: WindowStore): void {
  isWanted = true;
  const window = popWindow() ?? openPop(store);
  if (!isReady || window.isVisible()) return;
  window.setBounds(popBounds(workArea(), store.get('pop')));
  window.showInactive();
  window.moveTop();
}

export function hidePop(): void {
  isWanted = false;
  popWindow()?.hide();
}

function openPop(store: WindowStore): BrowserWindow {
  const window = new BrowserWindow({
    ...POP_SIZE,
    show: false,
    title: 'Attune',
    icon: icon('icon.png'),
    backgroundColor: background(),
    alwaysOnTop: true,
    skipTaskbar: true,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    // Hidden, it still hears and draws: it must be right at the moment it is shown.
    webPreferences: { ...SCREEN_PREFERENCES, backgroundThrottling: false },
  });
  current = window;
  isReady = false;
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.once('ready-to-show', () => {
    isReady = true;
    if (isWanted) showPop(store);
  });
  keepPlace(window, store);
  hideInsteadOfClose(window);
  recover(window);
  window.loadURL(POP_PAGE).catch((cause: unknown) => log.error('pop.load', cause));
  return window;
}

/** The screen the agent works at: that of the desk's window, and of the pointer while that is not to be seen. */
function workArea(): Bounds {
  const main = mainWindow();
  const display =
    main?.isVisible() === true && !main.isMinimized()
      ? screen.getDisplayMatching(main.getBounds())
      : screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  return display.workArea;
}

function keepPlace(window: BrowserWindow, store: WindowStore): void {
  let timer: NodeJS.Timeout | undefined;
  window.on('move', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.isDestroyed() || !window.isVisible()) return;
      const bounds = window.getBounds();
      store.set({ pop: popPlace(screen.getDisplayMatching(bounds).workArea, bounds) });
    }, SAVE_AFTER_MS);
  });
  window.once('closed', () => clearTimeout(timer));
}

function hideInsteadOfClose(window: BrowserWindow): void {
  app.once('before-quit', () => {
    isQuitting = true;
  });
  window.on('close', (event) => {
    if (isQuitting) return;
    event.preventDefault();
    hidePop();
  });
}
