import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fileKeys } from '#core/adapters/keys-file.node.ts';
import { hasPassphrase, passphraseKeys, WrongPassphrase } from '#core/adapters/keys-passphrase.node.ts';
import type { Keys } from '#core/kernel/ports.ts';
import type { HostOptions } from './options.ts';
import { Sentence } from './sentence.ts';

const SHORTEST = 8;

/** The key port the options ask for. Throws `Sentence` when the passphrase is wrong or nobody can be asked for it. */
export async function openKeys({ dataDir, key }: HostOptions, env: NodeJS.ProcessEnv): Promise<Keys> {
  if (key === 'file') return fileKeys(join(dataDir, 'desk.key'));
  const path = join(dataDir, 'passphrase.json');
  const passphrase = env['ATTUNE_PASSPHRASE'] ?? (await ask((await hasPassphrase(path)) ? 'once' : 'twice'));
  // What a child process or a crash dump of this one does not need, it shall not find.
  delete env['ATTUNE_PASSPHRASE'];
  if (passphrase.length < SHORTEST) throw new Sentence(`a passphrase has at least ${SHORTEST} characters.`);
  try {
    return await passphraseKeys(path, passphrase);
  } catch (cause) {
    if (cause instanceof WrongPassphrase) throw new Sentence('this is not the passphrase of this desk.');
    throw cause;
  }
}

async function ask(times: 'once' | 'twice'): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Sentence(
      'there is no terminal to ask for the passphrase. Set ATTUNE_PASSPHRASE, or start it in a terminal.',
    );
  }
  const passphrase = await askHidden('Passphrase of this desk: ');
  if (times === 'twice' && (await askHidden('Once more: ')) !== passphrase) {
    throw new Sentence('the two passphrases differ. Nothing was set; start again.');
  }
  return passphrase;
}

/** Reads a line without showing it. */
function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((answer) => {
    terminal.question('', (line) => {
      terminal.close();
      process.stderr.write('\n');
      answer(line);
    });
  });
}
