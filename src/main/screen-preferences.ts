import { nativeTheme, type WebPreferences } from 'electron';
import { PRELOAD } from './paths.ts';

/** What every page of the screen may do, in whichever window: draw, and speak through the one bridge. */
export const SCREEN_PREFERENCES: WebPreferences = {
  preload: PRELOAD,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
};

/** Seen for a moment before the page draws. */
export const background = (): string => (nativeTheme.shouldUseDarkColors ? '#141816' : '#f4f5f4');
