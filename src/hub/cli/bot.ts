import { DAY } from '#shared/kernel/time.ts';
import { botFigures, type BotFigures } from '../bot/admin.ts';
import { dayOf } from '../bot/count.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = { ...STORE_OPTIONS, days: { type: 'string' } } as const;

/** The first of so many days, today among them. */
function firstDay(days: string | undefined): string | null {
  if (days === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new Sentence(`--days takes a number of days, not "${days}".`);
  return dayOf(systemClock.now() - (Number(days) - 1) * DAY);
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function linesOf({ channel, begun, answered, unsure, handed }: BotFigures): string[] {
  const given = handed.reduce((sum, [, count]) => sum + count, 0);
  const messages = answered + unsure + given;
  return [
    channel,
    `  conversations  ${begun}, handed over ${given} (${share(given, begun)})`,
    `  messages       ${messages}, answered ${answered} (${share(answered, messages)}), not understood ${unsure}`,
    ...handed.map(([reason, count]) => `  handed over    ${reason.padEnd(14)} ${count}`),
  ];
}

/** What bots have done, channel by channel. */
export async function bot(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  expectWords(positionals, []);
  const since = firstDay(values.days);
  const figures = await withStore(values, ({ db }) => botFigures(db, since));
  if (figures.length === 0)
    return terminal.print('No bot has been asked yet. Switch one on with: channel bot NAME on --space SPACE.');
  for (const line of figures.flatMap(linesOf)) terminal.print(line);
}
