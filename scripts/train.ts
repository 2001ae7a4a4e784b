import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readArgs } from './lib/args.ts';
import { politely, Sentence } from './lib/sentence.ts';
import { TRAININGS } from './lib/train/tasks.ts';

const about = Object.entries(TRAININGS).map(
  ([name, task]) => `  ${name.padEnd(14)}${task.about.replaceAll('\n', `\n${' '.repeat(16)}`)}`,
);
const HELP = `npm run train -- TASK [--data FILE]... --out FILE

Learns weights of labelled lines (JSONL). The same lines give the same file.

${about.join('\n')}

  --data FILE   what is learned of; may be given several times
  --out FILE    where the weights are written, over a file of the same name
  --help        this page`;

const OPTIONS = {
  data: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', short: 'h', default: false },
  out: { type: 'string' },
} as const;

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS, true);
  if (values.help) return console.log(HELP);
  const [name = ''] = positionals;
  const task = Object.hasOwn(TRAININGS, name) ? TRAININGS[name] : undefined;
  if (!task) throw new Sentence(`there is no task "${name}". See --help.`);
  if (values.out === undefined) throw new Sentence('--out FILE is needed. See --help.');
  const began = performance.now();
  const bytes = await task.train(values.data);
  await mkdir(dirname(resolve(values.out)), { recursive: true });
  await writeFile(values.out, bytes);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${bytes.length} bytes are in ${resolve(values.out)} after ${seconds} s.`);
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
