import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { problemsOf } from '#shared/domain/sop/check.ts';
import { exportSop } from '#shared/domain/sop/exchange.ts';
import { readJson } from '#shared/kernel/json.ts';
import { readArgs } from './lib/args.ts';
import { convertFile } from './lib/convert.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run convert-sops -- --from FILE --to FOLDER      makes files that a desk can read of others' procedures

  --from FILE     the tasks of STAR (star_sops.json) or the guidelines of ABCD (abcd_guidelines.json)
  --to FOLDER     one file a procedure is written there, over one of the same name
  --help          this page

Exit code: 0 all were written, 2 the file could not be read.`;

const OPTIONS = {
  from: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  to: { type: 'string' },
} as const;

async function convert(from: string, to: string): Promise<void> {
  const text = await readFile(from, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Sentence(`there is no file ${from}.`);
  const converted = convertFile(readJson(text));
  if (!converted) throw new Sentence(`${from} holds neither the tasks of STAR nor the guidelines of ABCD.`);
  await mkdir(to, { recursive: true });
  for (const { key, content } of converted) {
    await writeFile(join(to, `${key}.json`), exportSop({ ...content, key }));
    const hints = problemsOf(content).map(({ code }) => code);
    if (hints.length > 0) console.log(`${key}: ${hints.join(', ')}`);
  }
  console.log(`${converted.length} procedures are in ${resolve(to)}.`);
}

async function run(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  if (values.from === undefined || values.to === undefined) {
    throw new Sentence('--from FILE and --to FOLDER are needed. Add "-- --help" to see an example.');
  }
  await convert(values.from, values.to);
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
