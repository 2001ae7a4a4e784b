import { app, nativeTheme, powerMonitor } from 'electron';
import type { ShellCall } from '#shared/contract/shell/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { watchAttendance } from './attendance.ts';
import { Backend } from './backend.ts';
import type { Claims } from './claims.ts';
import { setupIpc, tellEveryScreen, tellScreen } from './ipc.ts';
import { cannotStart, offerRetry } from './cannot-start.ts';
import { chooseKeys } from './keychain.ts';
import { log } from './log.ts';
import { setupMenu } from './menu.ts';
import { notify } from './notifications.ts';
import type { Options } from './options.ts';
import { openOutside } from './outside.ts';
import { hidePop, preparePop, showPop } from './pop-window.ts';
import { setupScreenProtocol } from './screen-protocol.ts';
import { setupSecurity } from './security.ts';
import type { SettingsFile, WindowStore } from './store.ts';
import { setupTray, setWaiting } from './tray.ts';
import { showWindow } from './windows.ts';
import { setLanguage } from './words.ts';

export type Desk = {
  readonly dataDir: string;
  readonly options: Options;
  readonly settings: SettingsFile;
  readonly window: WindowStore;
};

/** Everything that waits for Electron to be ready, in order. */
export async function openDesk(desk: Desk, claims: Claims): Promise<void> {
  const show = () => showWindow(desk.window, (window) => preparePop(window, desk.window));
  setupSecurity();
  setupScreenProtocol();
  setupMenu();
  const keys = await chooseKeys(desk.dataDir, desk.window);
  if (!keys) return app.quit();
  const backend = startBackend(desk, keys);
  setupIpc({ connect: (send) => backend.connect(send), call: (call) => perform(call, { show, store: desk.window }) });
  claims.tellTo((address) => backend.claim(address));
  setupTray(show);
  show();
  powerMonitor.on('resume', () => backend.resume());
  watchAttendance((what) => backend.attend(what));
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  stopAfterWindows(backend);
}

function startBackend({ dataDir, options, settings }: Desk, keys: 'keychain' | 'file'): Backend {
  const { hubUrl, handle, telephonyPort } = options;
  const backend = new Backend({
    start: () => ({
      type: 'start',
      dataDir,
      hubUrl,
      handle,
      telephonyPort,
      keys,
      version: app.getVersion(),
      settings: settings.store,
    }),
    onSettings: (values) => settings.set(values),
    onFailed: cannotStart,
    onKeepsEnding: (retry) => {
      offerRetry(dataDir, retry).catch((cause: unknown) => log.error('backend.offer', cause));
    },
    onRestarted: () => tellEveryScreen({ name: 'backend-restarted' }),
  });
  backend.start();
  return backend;
}

type Stage = { readonly show: () => void; readonly store: WindowStore };

function perform(call: ShellCall, { show, store }: Stage): Promise<void> | void {
  switch (call.name) {
    case 'openExternal':
      return openOutside(call.url);
    case 'notify':
      return notify(call, show);
    case 'showPop':
      return showPop(store);
    case 'hidePop':
      return hidePop();
    case 'openContact':
      hidePop();
      show();
      return tellScreen({ name: 'open-contact', contactId: call.contactId });
    case 'setWaiting':
      return setWaiting(call.count);
    case 'setTheme':
      nativeTheme.themeSource = call.theme;
      return undefined;
    case 'setLanguage':
      return setLanguage(call.language);
    default:
      return assertNever(call);
  }
}

/**
 * The core gets to close its files before the process goes, and not before the windows are closed: a page says its last
 * words, a draft that was just typed, while it is closing.
 */
function stopAfterWindows(backend: Backend): void {
  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    event.preventDefault();
    void backend.stop().finally(() => {
      hasStopped = true;
      app.quit();
    });
  });
}
