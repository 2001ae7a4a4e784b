import { addQueue, listQueues } from '../admin/queues.ts';
import { commandLine } from '../audit/administered.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = { ...STORE_OPTIONS, zh: { type: 'string' }, en: { type: 'string' } } as const;

export async function queue(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  await withStore(values, async ({ db }) => {
    switch (verb) {
      case 'add': {
        const [id = ''] = expectWords(words, ['ID']);
        await addQueue(db, { id, zh: values.zh ?? id, en: values.en ?? id }, commandLine(systemClock.now()));
        return terminal.print(`Queue "${id}" is there. Let people see it with: scope grant HANDLE q:${id}`);
      }
      case 'list':
        for (const { id, name } of await listQueues(db)) terminal.print(`${id.padEnd(24)} ${name.zh}  ${name.en}`);
        return undefined;
      default:
        throw new Sentence('queue takes add or list. Add --help to see examples.');
    }
  });
}
