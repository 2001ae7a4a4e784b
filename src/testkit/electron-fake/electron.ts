/**
 * Electron as far as the shell uses it. Only what is exported here exists: importing anything else is a link error, as it
 * would be with the real module.
 */
import { app } from './app.ts';
import { ipcMain } from './ipc.ts';
import { MessageChannelMain } from './ports.ts';
import { protocol, session } from './session.ts';
import { strict } from './strict.ts';
import {
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  safeStorage,
  screen,
  shell,
  Tray,
} from './system.ts';
import { utilityProcess } from './utility.ts';
import { FakeWindow as BrowserWindow } from './window.ts';

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
};

export default strict('electron', { app, ipcMain, shell });
