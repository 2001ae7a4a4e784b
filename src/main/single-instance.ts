import { app } from 'electron';

/**
 * One window process per data folder: a second start hands over what it was started with, and ends. False: this is the second.
 */
export function setupSingleInstance(onSecondStart: (argv: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', (_event, argv) => onSecondStart(argv));
  return true;
}
