import { commandLine } from '../audit/administered.ts';
import { listExtensions, removeExtension, setExtension } from '../channels/admin.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

export async function extension(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, STORE_OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  const doer = commandLine(systemClock.now());
  await withStore(values, async ({ db }) => {
    switch (verb) {
      case 'set': {
        const [ext = '', handle = ''] = expectWords(words, ['EXTENSION', 'HANDLE']);
        await setExtension(db, { ext, handle }, doer);
        return terminal.print(`Calls for ${ext} ring at the desk of ${handle}.`);
      }
      case 'list':
        for (const { ext, handle } of await listExtensions(db)) terminal.print(`${ext.padEnd(16)} ${handle}`);
        return undefined;
      case 'remove': {
        const [ext = ''] = expectWords(words, ['EXTENSION']);
        await removeExtension(db, ext, doer);
        return terminal.print('Done.');
      }
      default:
        throw new Sentence('extension takes set, list or remove. Add --help to see examples.');
    }
  });
}
