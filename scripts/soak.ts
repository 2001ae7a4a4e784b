import { MINUTE } from '#shared/kernel/time.ts';
import { pollWhileWriting } from '#testkit/soak/cursor.ts';
import { soak, type SoakResult } from '#testkit/soak/run.ts';
import { readArgs } from './lib/args.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run soak -- [options]      a hub and its desks as real processes, under real faults

  --minutes N          how long faults go on (default 10; parts of a minute too)
  --database D         pglite (default) or postgres (from the npm package; nothing to install)
  --desks N            desk processes (default 8)
  --seed S             chooses load and faults (default: by the clock; printed)
  --cursor             only: 64 devices write at two hub processes on PostgreSQL, one polls; which rows did it miss?
                       (--minutes: default 1)
  --json               one JSON object, nothing else on standard output
  --help               this page

Exit code: 0 every invariant held, 1 something was violated (named with the seed), 2 something for you to change.`;

const OPTIONS = {
  minutes: { type: 'string' },
  database: { type: 'string', default: 'pglite' },
  desks: { type: 'string', default: '8' },
  seed: { type: 'string' },
  cursor: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function numberOf(text: string, flag: string, most: number): number {
  const number = Number(text);
  if (number > 0 && number <= most) return number;
  throw new Sentence(`${flag} takes a number up to ${most}, not "${text}".`);
}

function databaseOf(text: string): 'pglite' | 'postgres' {
  if (text === 'pglite' || text === 'postgres') return text;
  throw new Sentence(`--database takes pglite or postgres, not "${text}".`);
}

function inWords(result: SoakResult): string {
  const { minutes, database, desks, seed, edits, kills, shifts, faults, quietMs, rssRatio, rssMb } = result;
  const lines = Object.entries(faults).map(([kind, n]) => `${kind} ${n}`);
  return [
    `${minutes} minutes, ${desks} desks, ${database}, seed ${seed}: ${edits} acknowledged edits`,
    `killed: hub ${kills.hub}, desks ${kills.desks}, database ${kills.database}; clocks set ${shifts} times`,
    `asked for the password again: ${result.signInsAgain}`,
    `lines: ${lines.join(', ')}`,
    `at rest after ${(quietMs / 1000).toFixed(1)} s`,
    `memory, last quarter over first: hub ${rssRatio.hub} (${rssMb.hub} MB), desks ${rssRatio.desks} (${rssMb.desks} MB)`,
    `${result.violations.length} violations`,
  ].join('\n');
}

async function cursor(minutes: number, isJson: boolean): Promise<void> {
  const result = await pollWhileWriting({ seconds: minutes * 60, writers: 64 });
  const { writers, hubs, seconds, written, pulls, missed } = result;
  const perSecond = Math.round(written / seconds);
  const words = `${writers} writers at ${hubs} hubs for ${seconds} s: ${written} commits (${perSecond}/s), ${pulls} pulls`;
  console.log(isJson ? JSON.stringify(result) : `${words}, ${missed.length} rows missed`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

async function run(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  if (values.cursor) return cursor(numberOf(values.minutes ?? '1', '--minutes', 60), values.json);
  const result = await soak({
    lengthMs: numberOf(values.minutes ?? '10', '--minutes', 24 * 60) * MINUTE,
    database: databaseOf(values.database),
    desks: Math.round(numberOf(values.desks, '--desks', 64)),
    seed: Math.round(numberOf(values.seed ?? String(Date.now() % 1_000_000), '--seed', 2 ** 31)),
    tell: (line) => console.error(line),
  });
  console.log(values.json ? JSON.stringify(result) : inWords(result));
  for (const { invariant, words } of result.violations.slice(0, 50)) {
    console.error(`seed ${result.seed} ${invariant}: ${words}`);
  }
  process.exitCode = result.violations.length > 0 ? 1 : 0;
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
