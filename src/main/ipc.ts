import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import {
  CONNECT_CHANNEL,
  EVENT_CHANNEL,
  SHELL_CHANNEL,
  ShellCall,
  type ShellEvent,
} from '#shared/contract/shell/index.ts';
import { log } from './log.ts';
import { popWindow } from './pop-window.ts';
import { isOurs } from './screen-protocol.ts';
import { mainWindow } from './windows.ts';

export type IpcDuties = {
  /** Answers one call of the screen; what it throws reaches the screen as a rejection without words. */
  readonly call: (call: ShellCall) => Promise<void> | void;
  /** Hands the screen a port to the core. */
  readonly connect: (send: (port: Electron.MessagePortMain) => void) => void;
};

/** The only file that names `ipcMain`: everything the screen can ask of this process comes through here, and is checked here. */
export function setupIpc({ call, connect }: IpcDuties): void {
  ipcMain.handle(SHELL_CHANNEL, async (event, input: unknown) => {
    if (!isTrusted(event)) throw new Error('refused');
    const parsed = ShellCall.safeParse(input);
    if (!parsed.success) throw new Error('malformed');
    await call(parsed.data);
  });
  ipcMain.on(CONNECT_CHANNEL, (event) => {
    if (!isTrusted(event)) return;
    const { sender } = event;
    connect((port) => {
      if (sender.isDestroyed()) port.close();
      else sender.postMessage(CONNECT_CHANNEL, null, [port]);
    });
  });
}

/** The main frame of a window of ours, showing our own page: no frame inside it, no page it might have been led to. */
function isTrusted({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const isOurFrame =
    senderFrame !== null && ourWindows().some(({ webContents }) => senderFrame === webContents.mainFrame);
  if (isOurFrame && isOurs(senderFrame.url)) return true;
  log.warn('ipc.refused');
  return false;
}

const ourWindows = () => [mainWindow(), popWindow()].filter((window) => window !== undefined);

export function tellScreen(event: ShellEvent): void {
  mainWindow()?.webContents.send(EVENT_CHANNEL, event);
}

/** What every page has to know, also that of the pop. */
export function tellEveryScreen(event: ShellEvent): void {
  for (const { webContents } of ourWindows()) webContents.send(EVENT_CHANNEL, event);
}
