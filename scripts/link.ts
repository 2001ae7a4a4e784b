import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readArgs } from './lib/args.ts';
import { DEFAULT_DATA } from './lib/paths.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run link -- [options]      prints a new one-use link to a desk that runs

  --as HANDLE     whose desk (default linxiao)
  --data FOLDER   the data folder it was started with (default ./data)
  --help          this page`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  as: { type: 'string', default: 'linxiao' },
  data: { type: 'string', default: DEFAULT_DATA },
} as const;
type DeskFile = { readonly url: string; readonly controlToken: string };

/** Prints a new one-use link to a desk that already runs. */
async function link(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const data = resolve(values.data);
  // The data folder of `npm start` holds many desks; that of `npm run host` is one.
  const folder = existsSync(join(data, 'desk.json')) ? data : join(data, 'desks', values.as);
  const notRunning = new Sentence(`no desk of ${values.as} is running. Start it with: npm start -- --as ${values.as}`);
  const text = await readFile(join(folder, 'desk.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw notRunning;
  const desk = JSON.parse(text) as DeskFile;
  const answer = await fetch(`${desk.url}/control/link`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.controlToken}` },
  }).catch(() => undefined);
  if (!answer?.ok) throw notRunning;
  const { url } = (await answer.json()) as { url: string };
  // Apart from the link itself, so that a script can take it from the output.
  console.error(`Opens the desk of ${values.as} in one browser, once, within a minute:`);
  console.log(url);
}

export const main = (args: string[]): Promise<void> => politely(() => link(args));
