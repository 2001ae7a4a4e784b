import { pino, type DestinationStream } from 'pino';
import type { Log } from './ports.ts';

/**
 * JSON lines. The type of `Log` lets only ids, codes and counts in; should a name, a token or somebody's words get into a
 * field or an error all the same, they are struck out here.
 */
const SECRET = ['authorization', 'password', 'token', 'accessToken', 'refreshToken', 'serviceToken'];
const PERSONAL = ['name', 'handle', 'body', 'subject', 'phones', 'emails', 'text', 'preview'];
const paths = [...SECRET, ...PERSONAL].flatMap((key) => [key, `*.${key}`]);

export function pinoLog(level: string, destination: DestinationStream): Log {
  const logger = pino(
    { level, base: null, redact: { paths, censor: '…' }, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
  return {
    debug: (event, fields = {}) => logger.debug({ ...fields, event }),
    info: (event, fields = {}) => logger.info({ ...fields, event }),
    warn: (event, fields = {}) => logger.warn({ ...fields, event }),
    error: (event, cause, fields = {}) => logger.error({ ...fields, event, ...causeOf(cause) }),
  };
}

/** Kind, code and place of an error. Never its message: a database names the value that did not fit. */
function causeOf(cause: unknown): { kind: string; code?: string; at?: string } {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const { code } = cause as { code?: unknown };
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const at = frames.slice(0, 8).map((line) => line.trim());
  return { kind: cause.name, ...(typeof code === 'string' ? { code } : {}), at: at.join(' | ') };
}
