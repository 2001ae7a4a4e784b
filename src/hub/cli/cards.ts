import { join } from 'node:path';
import { loadCards } from '../cards/load.ts';
import { readShippedCards } from '../cards/shipped.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { packageRoot } from './package-root.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = { ...STORE_OPTIONS, team: { type: 'string' } } as const;

/** Gives a team the prompt cards that come with the product. */
export async function cards(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb, ...words] = positionals;
  if (verb !== 'load') throw new Sentence('cards takes load. Add --help to see examples.');
  expectWords(words, []);
  const { team: teamId } = values;
  if (teamId === undefined || !/^[\x21-\x7e]{1,64}$/.test(teamId)) {
    throw new Sentence('--team TEAM is missing: whose cards they will be, as in the part sop:TEAM.');
  }
  const files = await readShippedCards(join(packageRoot(), 'resources', 'guidance', 'cards'));
  await withStore(values, async ({ db }) => {
    const count = await loadCards(db, files, { teamId, now: systemClock.now() });
    terminal.print(`${count} cards came, ${files.length - count} were there.`);
  });
}
