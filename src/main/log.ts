import { closeSync, fstatSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';

const MAX_BYTES = 1024 * 1024;
let logger: Logger | undefined;

/** Opens `window.log` in the data folder; one older file is kept. Before that, and where it fails, nothing is written. */
export function setupLog(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const path = join(dataDir, 'window.log');
    if (sizeOf(path) > MAX_BYTES) renameSync(path, `${path}.1`);
    const file = pino.destination({ dest: path, mode: 0o600, sync: true });
    logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file);
  } catch {
    // A full or read-only disk is no reason not to open the desk.
  }
}

function sizeOf(path: string): number {
  const handle = openSync(path, 'a', 0o600);
  const { size } = fstatSync(handle);
  closeSync(handle);
  return size;
}

type Fields = Readonly<Record<string, string | number | boolean>>;

/** Codes and counts only: this process never handles anybody's words, and its log shall not either. */
export const log = {
  info: (event: string, fields: Fields = {}): void => logger?.info(fields, event),
  warn: (event: string, fields: Fields = {}): void => logger?.warn(fields, event),
  error(event: string, cause: unknown): void {
    const frames = cause instanceof Error ? (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    logger?.error({ error: cause instanceof Error ? cause.name : typeof cause, stack: frames.join('\n') }, event);
  },
};
