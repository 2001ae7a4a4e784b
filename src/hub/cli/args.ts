import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Sentence } from './sentences.ts';

/** `parseArgs` whose complaints are sentences. */
export function readArgs<O extends ParseArgsOptionsConfig>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    const what = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    throw new Sentence(`${what}. Add --help to see what this command takes.`);
  }
}

export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Sentence(`--port takes a number between 0 and 65535, not "${text}".`);
}

/** Exactly these words after the command. */
export function expectWords(words: readonly string[], names: readonly string[]): string[] {
  if (words.length < names.length)
    throw new Sentence(`${names[words.length]} is missing. Add --help to see an example.`);
  if (words.length > names.length) throw new Sentence(`"${words[names.length]}" is one word too many. Add --help.`);
  return [...words];
}

/** Where the data is: every command takes the same two options. */
export const STORE_OPTIONS = {
  database: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
