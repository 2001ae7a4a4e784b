import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino } from 'pino';
import type { Log } from '../kernel/ports.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_MESSAGE = 200;

/** A log file that is readable by its owner only and never takes more than twice `maxBytes`: one file, and the one before it. */
export function fileLog(path: string, maxBytes = MAX_BYTES): Log {
  const file = boundedFile(path, maxBytes);
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => file.write(line) },
  );
  return {
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, cause, fields) => logger.error({ ...fields, ...describe(cause) }, event),
  };
}

/** What may be written about a defect: its kind, its place in our code, and its message with what looks like data taken out. */
export function describe(cause: unknown): Record<string, string> {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: cause.name,
    ...('code' in cause ? { code: String(cause.code) } : {}),
    message: scrub(cause.message),
    stack: frames.slice(0, 12).join('\n'),
    ...(cause.cause === undefined
      ? {}
      : { cause: cause.cause instanceof Error ? scrub(cause.cause.message) : 'unknown' }),
  };
}

/** Takes out addresses, quoted values, long numbers and everything that is not plain ASCII: names and words of people. */
export function scrub(text: string): string {
  return text
    .slice(0, MAX_MESSAGE * 4)
    .replace(/\S+@\S+/g, '<address>')
    .replace(/"[^"]*"|'[^']*'/g, '<text>')
    .replace(/\+?\d[\d -]{3,}/g, '<number>')
    .replace(/[^\x20-\x7e]+/g, '<text>')
    .slice(0, MAX_MESSAGE);
}

/** A log that cannot be written must not stop the desk: the disk may be full because of us. */
function boundedFile(path: string, maxBytes: number) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let handle = openSync(path, 'a', 0o600);
  let size = fstatSync(handle).size;
  const turn = () => {
    closeSync(handle);
    renameSync(path, `${path}.1`);
    handle = openSync(path, 'a', 0o600);
    size = 0;
  };
  return {
    write(line: string): void {
      try {
        if (size > 0 && size + line.length > maxBytes) turn();
        size += writeSync(handle, line);
      } catch {
        // Nowhere to say so.
      }
    },
  };
}
