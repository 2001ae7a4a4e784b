import { fuzz, type Found } from '#testkit/hub/fuzz/run.ts';
import { readArgs, readWhole } from './lib/args.ts';
import { politely } from './lib/sentence.ts';

const HELP = `npm run fuzz -- [options]      sends what no desk would to a hub of its own, and looks at every answer

  --bodies N   how many (default 20000)
  --seed S     where the dice begin (default: the time); the same seed sends the same bodies
  --json       one JSON object at the end, nothing else on standard output
  --help       this page

Exit code: 0 nothing found, 1 something was found: its seed and body are printed.`;

const OPTIONS = {
  bodies: { type: 'string', default: '20000' },
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  seed: { type: 'string' },
} as const;

const sentence = ({ seed, at, what, body }: Found): string =>
  `${what}\n  after ${at} bodies of seed ${seed}; again: npm run fuzz -- --seed ${seed} --bodies ${at}\n  ${body}`;

const inLine = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `${what} × ${times}`)
    .join(', ');

async function run(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const bodies = readWhole(values.bodies, '--bodies', 1);
  const seed = readWhole(values.seed ?? String(Date.now() % 1_000_000_000), '--seed', 0);
  const began = performance.now();
  const onProgress = (sent: number): void => console.error(`${sent} of ${bodies}`);
  const report = await fuzz({ bodies, seed, ...(values.json ? {} : { onProgress }) });
  const seconds = Math.round(performance.now() - began) / 1000;
  process.exitCode = report.found.length > 0 ? 1 : 0;
  if (values.json) return console.log(JSON.stringify({ seed, seconds, ...report }));
  for (const found of report.found) console.log(sentence(found));
  console.log(`answers: ${inLine(report.answers)}\noutcomes: ${inLine(report.outcomes)}`);
  console.log(`${report.bodies} bodies from seed ${seed} in ${seconds.toFixed(0)} s, ${report.found.length} found`);
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
