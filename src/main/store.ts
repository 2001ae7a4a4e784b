import Store from 'electron-store';
import type { Bounds } from './bounds.ts';
import type { PopPlace } from './pop-place.ts';

type WindowState = { bounds?: Bounds; isMaximized?: boolean; isKeyInFile?: boolean; pop?: PopPlace };

/** The settings of the desk, in the file the Node shell uses too. */
export const openSettings = (cwd: string) =>
  new Store<Record<string, unknown>>({ cwd, name: 'config', clearInvalidConfig: true });
/** What belongs to this window on this screen. */
export const openWindowState = (cwd: string) =>
  new Store<WindowState>({ cwd, name: 'window', clearInvalidConfig: true });
export type WindowStore = ReturnType<typeof openWindowState>;
export type SettingsFile = ReturnType<typeof openSettings>;
