import { commandLine } from '../audit/administered.ts';
import { addChannel, listChannels, revokeChannel } from '../channels/admin.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = { ...STORE_OPTIONS, kind: { type: 'string' }, queue: { type: 'string' } } as const;

/** Where the machine is to send to, as the part of the address behind the hub's own. */
const pathOf = (kind: string, token: string): string =>
  kind === 'telephony'
    ? `/telephony/v1/${token}`
    : '/inbound/v1/messages   with the header   Authorization: Bearer TOKEN';

export async function channel(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  const doer = commandLine(systemClock.now());
  await withStore(values, async ({ db }) => {
    switch (verb) {
      case 'add': {
        const [name = ''] = expectWords(words, ['NAME']);
        const { kind = '', queue = null } = values;
        const token = await addChannel(db, { name, kind, queueId: queue }, doer);
        terminal.print(`Channel "${name}" is there. Its token, shown only now:\n${token}`);
        return terminal.print(`It sends to: ${pathOf(kind, token)}`);
      }
      case 'list':
        for (const { name, kind, queueId, revokedAt } of await listChannels(db)) {
          const state = revokedAt === null ? 'open   ' : 'revoked';
          terminal.print(`${name.padEnd(24)} ${kind.padEnd(9)}  ${state}  ${queueId ?? ''}`);
        }
        return undefined;
      case 'revoke': {
        const [name = ''] = expectWords(words, ['NAME']);
        await revokeChannel(db, name, doer);
        return terminal.print('Done. A hub that runs refuses its token within two seconds.');
      }
      default:
        throw new Sentence('channel takes add, list or revoke. Add --help to see examples.');
    }
  });
}
