/** `node --import ./mutate.ts …` with a mutant's name in ATTUNE_MUTANT: its sources are changed as they are loaded. */
import { registerHooks } from 'node:module';
import process from 'node:process';
import { MUTANTS } from './mutants.ts';

const name = process.env['ATTUNE_MUTANT'] ?? '';
const mutant = MUTANTS[name];
if (!mutant) throw new Error(`there is no mutant "${name}"`);
const edits = mutant.edits;

function changed(url: string, source: string): string {
  let text = source;
  for (const [file, from, to] of edits) {
    if (!url.endsWith(`/src/${file}`)) continue;
    const pieces = text.split(from);
    // A fault that is not there any more proves nothing.
    if (pieces.length !== 2) throw new Error(`"${from}" stands ${pieces.length - 1} times in ${file}`);
    text = pieces.join(to);
  }
  return text;
}

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (!edits.some(([file]) => url.endsWith(`/src/${file}`)) || loaded.source === undefined) return loaded;
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    return { ...loaded, source: changed(url, source) };
  },
});
