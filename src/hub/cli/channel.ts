import { commandLine } from '../audit/administered.ts';
import type { ChannelBot } from '#shared/contract/team/admin.ts';
import { setBot } from '../bot/admin.ts';
import { addChannel, listChannels, revokeChannel } from '../channels/admin.ts';
import { systemClock } from '../kernel/system-clock.ts';
import type { Db } from '../store/index.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  ...STORE_OPTIONS,
  kind: { type: 'string' },
  queue: { type: 'string' },
  space: { type: 'string', multiple: true },
  'bot-name': { type: 'string' },
  'notice-zh': { type: 'string' },
  'notice-en': { type: 'string' },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

/** Where the machine is to send to, as the part of the address behind the hub's own. */
const pathOf = (kind: string, token: string): string =>
  kind === 'telephony'
    ? `/telephony/v1/${token}`
    : '/inbound/v1/messages   with the header   Authorization: Bearer TOKEN';

/** Both languages of a notice of one's own, or neither. */
function noticeIn(values: Values): ChannelBot['notice'] | undefined {
  const { 'notice-zh': zh, 'notice-en': en } = values;
  if (zh === undefined && en === undefined) return undefined;
  if (zh === undefined || en === undefined) throw new Sentence('--notice-zh and --notice-en go together.');
  return { zh, en };
}

async function switchBot(db: Db, words: readonly string[], values: Values, terminal: Terminal): Promise<void> {
  const [name = '', state = ''] = expectWords(words, ['NAME', 'on|off']);
  if (state !== 'on' && state !== 'off') throw new Sentence(`a bot is switched on or off, not "${state}".`);
  const change = { isOn: state === 'on', name: values['bot-name'], notice: noticeIn(values), spaces: values.space };
  const { isOn, spaces } = await setBot(db, name, change, commandLine(systemClock.now()));
  if (!isOn) return terminal.print('Done. Within two seconds agents are asked first again.');
  terminal.print('Done. Within two seconds the bot answers first, and hands over to agents.');
  if (spaces.length > 0)
    return terminal.print(`It tells what articles of ${spaces.join(', ')} say, but not those tagged "internal".`);
  return terminal.print('It has no articles to tell yet: add --space SPACE, unless the hub asks Dialogflow.');
}

const botOf = (bot: ChannelBot | null): string => (bot?.isOn ? `  bot: ${bot.spaces.join(', ') || 'no space'}` : '');

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
        for (const { name, kind, queueId, revokedAt, bot } of await listChannels(db)) {
          const state = revokedAt === null ? 'open   ' : 'revoked';
          terminal.print(`${name.padEnd(24)} ${kind.padEnd(9)}  ${state}  ${queueId ?? ''}${botOf(bot)}`);
        }
        return undefined;
      case 'revoke': {
        const [name = ''] = expectWords(words, ['NAME']);
        await revokeChannel(db, name, doer);
        return terminal.print('Done. A hub that runs refuses its token within two seconds.');
      }
      case 'bot':
        return switchBot(db, words, values, terminal);
      default:
        throw new Sentence('channel takes add, list, revoke or bot. Add --help to see examples.');
    }
  });
}
