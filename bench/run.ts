import { readdir } from 'node:fs/promises';
import { readArgs } from '../scripts/lib/args.ts';
import { Sentence } from '../scripts/lib/sentence.ts';
import { inWords, report, type Measured } from './lib/report.ts';

const HELP = `npm run bench -- NAME… [--json]      measures what is promised; without a name: all of it

  --json      one JSON object a line, nothing else on standard output
  --help      this page, with the names`;

/** A bench file: `<name>.bench.ts` exports one function that measures, prints nothing, and cleans up. */
type Bench = { readonly measure: () => Promise<Measured[]> };

async function names(): Promise<string[]> {
  const files = await readdir(import.meta.dirname);
  return files.flatMap((file) => (file.endsWith('.bench.ts') ? [file.slice(0, -'.bench.ts'.length)] : [])).toSorted();
}

export async function runBenches(args: string[]): Promise<void> {
  const options = {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  const { values, positionals } = readArgs(args, options, true);
  const known = await names();
  if (values.help) return console.log(`${HELP}\n\nNames: ${known.join(', ')}`);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown) throw new Sentence(`there is no bench "${unknown}". Names: ${known.join(', ')}.`);
  for (const name of positionals.length > 0 ? positionals : known) {
    const bench = (await import(`./${name}.bench.ts`)) as Bench;
    for (const measured of await bench.measure()) {
      const result = report(measured);
      console.log(values.json ? JSON.stringify(result) : inWords(result));
    }
  }
}
