import { BrowserWindow, screen } from 'electron';
import type { Bounds } from './bounds.ts';
import { icon } from './paths.ts';
import { log } from './log.ts';
import { background, SCREEN_PREFERENCES } from './screen-preferences.ts';
import { START_PAGE } from './screen-protocol.ts';
import type { WindowStore } from './store.ts';

const DEFAULT_SIZE = { width: 1440, height: 900 };
const LEAST = { minWidth: 900, minHeight: 600 };
/** So much of a window must be on some screen for a hand to find it. */
const VISIBLE = 120;
const SAVE_AFTER_MS = 500;

let current: BrowserWindow | undefined;

export const mainWindow = (): BrowserWindow | undefined => (current?.isDestroyed() ? undefined : current);

/** Opens the desk's window, or brings it to the front. */
export function showWindow(store: WindowStore, onOpened: (window: BrowserWindow) => void = () => {}): void {
  const window = mainWindow() ?? openWindow(store, onOpened);
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function openWindow(store: WindowStore, onOpened: (window: BrowserWindow) => void): BrowserWindow {
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...usable(store.get('bounds')),
    ...LEAST,
    show: false,
    title: 'Attune',
    icon: icon('icon.png'),
    backgroundColor: background(),
    webPreferences: SCREEN_PREFERENCES,
  });
  current = window;
  if (store.get('isMaximized')) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepState(window, store);
  recover(window);
  onOpened(window);
  window.loadURL(START_PAGE).catch((cause: unknown) => log.error('window.load', cause));
  return window;
}

/** The saved place, unless the screen it was on is gone. */
function usable(bounds: Bounds | undefined): Partial<Bounds> {
  if (!bounds) return {};
  const overlaps = screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const down = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
    return across >= VISIBLE && down >= VISIBLE;
  });
  return overlaps ? bounds : {};
}

function keepState(window: BrowserWindow, store: WindowStore): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    store.set({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
}

const RELOADS_A_MINUTE = 3;

/** A screen that crashed is loaded again; drafts are in the core. One that keeps crashing is left alone. */
export function recover(window: BrowserWindow): void {
  const reloads: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.warn('window.crashed', { reason });
    const now = Date.now();
    while (reloads[0] !== undefined && reloads[0] < now - 60_000) reloads.shift();
    if (reason === 'clean-exit' || window.isDestroyed() || reloads.length >= RELOADS_A_MINUTE) return;
    reloads.push(now);
    window.reload();
  });
}
