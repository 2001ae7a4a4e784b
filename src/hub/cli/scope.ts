import { grantScope, listScopes, revokeScope } from '../admin/scopes.ts';
import { commandLine } from '../audit/administered.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

export async function scope(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, STORE_OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  await withStore(values, async ({ db }) => {
    switch (verb) {
      case 'grant':
      case 'revoke': {
        const [handle = '', part = ''] = expectWords(words, ['HANDLE', 'PART']);
        await (verb === 'grant' ? grantScope : revokeScope)(db, handle, part, commandLine(systemClock.now()));
        return terminal.print('Done. Desks learn of it with their next contact.');
      }
      case 'list':
        for (const { handle, parts } of await listScopes(db)) terminal.print(`${handle.padEnd(20)} ${parts.join(' ')}`);
        return undefined;
      default:
        throw new Sentence('scope takes grant, revoke or list. Add --help to see examples.');
    }
  });
}
