import { app } from 'electron';

/** One window process per data folder: a second start brings the first to the front and ends. False: this is the second. */
export function setupSingleInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', onSecondStart);
  return true;
}
