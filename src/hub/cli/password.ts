import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Sentence } from './sentences.ts';

/** A password from standard input (`--password-stdin`) or from a prompt that does not echo. Never from an argument. */
export async function askPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) return readLine();
  if (!process.stdin.isTTY) throw new Sentence('there is no terminal to ask for a password. Add --password-stdin.');
  const first = await prompt('Password: ');
  if ((await prompt('Again: ')) !== first) throw new Sentence('the two passwords differ. Nothing was changed.');
  return first;
}

async function readLine(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin) text += String(piece);
  return text.split(/\r?\n/)[0] ?? '';
}

async function prompt(question: string): Promise<string> {
  process.stderr.write(question);
  const mute = new Writable({ write: (_piece, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: mute, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
