import { spawn } from 'node:child_process';
import { hasDisplay } from './electron.ts';

const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens a file in the default browser; false when there is no way to. It takes the file that holds the link, never the
 * link: arguments of a process can be read by every user of the machine.
 */
export function openInBrowser(file: string): Promise<boolean> {
  const [command, ...args] = OPENERS[process.platform] ?? [];
  if (!command || !hasDisplay()) return Promise.resolve(false);
  const child = spawn(command, [...args, file], { stdio: 'ignore', detached: true });
  return new Promise((done) => {
    child.on('error', () => done(false));
    child.on('spawn', () => {
      child.unref();
      done(true);
    });
  });
}
