import { Problem } from '../kernel/problem.ts';
import { bot } from './bot.ts';
import { cards } from './cards.ts';
import { channel } from './channel.ts';
import { customer } from './customer.ts';
import { device } from './device.ts';
import { extension } from './extension.ts';
import { HELP } from './help.ts';
import { init } from './init.ts';
import { knowledge } from './knowledge.ts';
import { queue } from './queue.ts';
import { scope } from './scope.ts';
import { Sentence, sentenceOf } from './sentences.ts';
import { serve } from './serve.ts';
import { systemTerminal, type Terminal } from './terminal.ts';
import { user } from './user.ts';

const COMMANDS: Record<string, (args: string[], terminal: Terminal) => Promise<void>> = {
  serve,
  init,
  user,
  queue,
  scope,
  device,
  channel,
  extension,
  bot,
  cards,
  customer,
  knowledge,
};

/** Runs one command; returns the exit code: 0 done, 2 when the person has to change something, 1 for a fault. */
export async function run(args: string[], terminal: Terminal = systemTerminal): Promise<number> {
  const [first] = args;
  try {
    if (first === 'help') {
      terminal.print(HELP);
      return 0;
    }
    const hasCommand = first !== undefined && !first.startsWith('-');
    const command = COMMANDS[hasCommand ? first : 'serve'];
    if (!command) throw new Sentence(`"${first}" is not a command of the hub. Add --help to see them all.`);
    await command(hasCommand ? args.slice(1) : args, terminal);
    return 0;
  } catch (cause) {
    const sentence =
      cause instanceof Problem ? sentenceOf(cause) : cause instanceof Sentence ? cause.message : undefined;
    if (sentence === undefined) {
      terminal.complain(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      return 1;
    }
    terminal.complain(`Attune: ${sentence}`);
    return 2;
  }
}
