import { listDevices, takeOutDevice } from '../admin/devices.ts';
import { commandLine } from '../audit/administered.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

export async function device(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, STORE_OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  await withStore(values, async ({ db }) => {
    switch (verb) {
      case 'list':
        for (const { id, handle, name, seenAt, revokedAt } of await listDevices(db)) {
          const state = revokedAt === null ? 'enrolled' : 'revoked ';
          terminal.print(`${id}  ${state}  ${handle.padEnd(16)} seen ${day(seenAt)}  ${name}`);
        }
        return undefined;
      case 'revoke': {
        const [id = ''] = expectWords(words, ['ID']);
        await takeOutDevice(db, id, commandLine(systemClock.now()));
        return terminal.print(
          'Done. It can be read without the hub until its lease ends, at most 72 hours from its last contact.',
        );
      }
      default:
        throw new Sentence('device takes list or revoke. Add --help to see examples.');
    }
  });
}
