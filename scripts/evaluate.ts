import { readArgs } from './lib/args.ts';
import { TASKS } from './lib/evaluate/tasks.ts';
import { politely, Sentence } from './lib/sentence.ts';

const about = Object.entries(TASKS).map(
  ([name, task]) => `  ${name.padEnd(14)}${task.about.replaceAll('\n', `\n${' '.repeat(16)}`)}`,
);
const HELP = `npm run evaluate -- TASK [--data FILE] [--train FILE] [--model shipped|FILE] [--json]

Measures what guidance reads out of what customers say. Of a file of labelled lines (JSONL) it prints how many there are,
how many are right, F1, what is taken for what, how right it is where it is surest, and how long a reading takes.

${about.join('\n')}

  --data FILE   what is read: JSONL, one line a text with its labels
  --train FILE  what is learned of in place, where nothing is shipped: JSONL of the same form
  --model FILE  what "npm run train" wrote; otherwise the weights that are shipped
  --json        one JSON object a line, nothing else on standard output
  --help        this page`;

const OPTIONS = {
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  model: { type: 'string', default: 'shipped' },
  train: { type: 'string' },
} as const;

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS, true);
  if (values.help) return console.log(HELP);
  const [name = ''] = positionals;
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (!task) throw new Sentence(`there is no task "${name}". See --help.`);
  for (const measured of await task.measure({ data: values.data, train: values.train, model: values.model }))
    console.log(values.json ? JSON.stringify(measured) : JSON.stringify(measured, null, 2));
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
