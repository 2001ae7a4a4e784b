import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { readOptions } from './options.ts';
import { declareScheme } from './screen-protocol.ts';
import { setupCrashGuard } from './crash.ts';
import { log, setupLog } from './log.ts';
import { addressOf, createClaims } from './claims.ts';
import { setupScheme } from './scheme.ts';
import { setupSingleInstance } from './single-instance.ts';
import { openDesk } from './desk.ts';
import { showWindow } from './windows.ts';
import { openSettings, openWindowState } from './store.ts';

/** Before Electron is ready: what it reads only once. */
function prepare() {
  app.enableSandbox();
  app.setName('Attune');
  app.setAppUserModelId('io.attune.desk');
  declareScheme();
  const early = readOptions(process.argv, process.env, () => undefined);
  if (early.dataDir) setFolder('userData', early.dataDir);
  const dataDir = app.getPath('userData');
  // What Chromium keeps for itself shall not lie among the desk's own files.
  setFolder('sessionData', join(dataDir, 'chromium'));
  setupLog(dataDir);
  setupCrashGuard();
  const stores = { settings: openSettings(dataDir), window: openWindowState(dataDir) };
  return { ...stores, dataDir, options: readOptions(process.argv, process.env, () => stores.settings.get('hubUrl')) };
}

/** Electron throws for a folder that is not there. */
function setFolder(name: 'userData' | 'sessionData', path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  app.setPath(name, path);
}

const desk = prepare();
const claims = createClaims();
/** A second start shows the window, unless it only hands over an address: every page may open one, and it takes nobody's attention. */
const secondStart = (argv: readonly string[]) => {
  const address = addressOf(argv);
  if (address === undefined) showWindow(desk.window);
  else claims.hear(address);
};
if (setupSingleInstance(secondStart)) {
  setupScheme(claims);
  // Not awaited: Electron becomes ready only after this module has run to its end.
  app
    .whenReady()
    .then(() => openDesk(desk, claims))
    .catch((cause: unknown) => {
      log.error('desk.open', cause);
      app.exit(1);
    });
}
