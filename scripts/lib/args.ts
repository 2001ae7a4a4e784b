import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Sentence } from './sentence.ts';

/** `parseArgs` whose complaints are sentences. */
export function readArgs<O extends ParseArgsOptionsConfig>(args: string[], options: O, allowPositionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true });
  } catch (cause) {
    const what = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new Sentence(`${what}. Add "-- --help" to see what this command takes.`);
  }
}

/** A whole number from the command line, within its bounds. */
export function readWhole(text: string, flag: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`;
  throw new Sentence(`${flag} takes a whole number from ${least}${upTo}, not "${text}".`);
}

/** A TCP port from the command line; undefined stays undefined. */
export function readPort(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Sentence(`${flag} takes a port between 0 and 65535, not "${text}".`);
}
