import { readdir } from 'node:fs/promises';
import { readArgs } from '../scripts/lib/args.ts';
import { Sentence } from '../scripts/lib/sentence.ts';
import { inWords, report, type Measured } from './lib/report.ts';
import { readSettings, SETTING_OPTIONS, type Setting, type Settings } from './lib/settings.ts';

const HELP = `npm run bench -- NAME… [--json] [settings]      measures what is promised; without a name: all of it

  --json      one JSON object a line, nothing else on standard output
  --help      this page, with the names and what each can be told`;

/**
 * A bench file: `<name>.bench.ts` exports one function that measures, prints nothing, and cleans up; and, where it can be
 * told something, what it takes, with the defaults.
 */
type Bench = {
  readonly measure: (settings: Partial<Settings>) => Promise<Measured[]>;
  readonly takes?: Partial<Settings>;
};

async function names(): Promise<string[]> {
  const files = await readdir(import.meta.dirname);
  return files.flatMap((file) => (file.endsWith('.bench.ts') ? [file.slice(0, -'.bench.ts'.length)] : [])).toSorted();
}

const load = async (name: string): Promise<Bench> => (await import(`./${name}.bench.ts`)) as Bench;

async function help(known: readonly string[]): Promise<string> {
  const lines = await Promise.all(
    known.map(async (name) => {
      const taken = Object.entries((await load(name)).takes ?? {}).map(([key, value]) => `--${key} ${value}`);
      return `  ${name.padEnd(12)}${taken.join(' ')}`.trimEnd();
    }),
  );
  return `${HELP}\n\nNames, and what they take:\n${lines.join('\n')}`;
}

/** A setting nobody would hear is a mistake of whoever wrote it. */
function refuseUnheard(given: readonly string[], benches: readonly Bench[]): void {
  const heard = new Set(benches.flatMap(({ takes = {} }) => Object.keys(takes)));
  const unheard = given.find((name) => !heard.has(name));
  if (unheard !== undefined) throw new Sentence(`none of these benches takes --${unheard}. See --help.`);
}

export async function runBenches(args: string[]): Promise<void> {
  const options = {
    ...SETTING_OPTIONS,
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  const { values, positionals } = readArgs(args, options, true);
  const { json, help: wantsHelp, ...words } = values;
  const known = await names();
  if (wantsHelp) return console.log(await help(known));
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown) throw new Sentence(`there is no bench "${unknown}". Names: ${known.join(', ')}.`);
  const benches = await Promise.all((positionals.length > 0 ? positionals : known).map(load));
  refuseUnheard(Object.keys(words), benches);
  const given: Partial<Record<Setting, string | undefined>> = words;
  const settings = benches.map(({ takes = {} }) => readSettings(takes, given));
  for (const [i, bench] of benches.entries()) {
    for (const measured of await bench.measure(settings[i] ?? {})) {
      const result = report(measured);
      console.log(json ? JSON.stringify(result) : inWords(result));
    }
  }
}
