import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { livePrograms } from './live-programs.ts';
import { Sentence } from './sentence.ts';

/** What our commands make in a data folder, and all that `--fresh` takes away. */
const OURS = [
  'hub',
  'desks',
  'imports',
  'hub-port',
  'rung-calls',
  'last-call.json',
  'said-chats.json',
  'simulate-team',
];

/** Makes the data folder; with `isFresh`, empties it of what is ours first, unless something still runs on it. */
export async function prepareData(folder: string, isFresh: boolean): Promise<void> {
  if (isFresh) {
    const [running] = await livePrograms(folder);
    if (running) {
      throw new Sentence(
        `--fresh would empty ${folder} under a running ${running}. End it first. Nothing was deleted.`,
      );
    }
    for (const name of OURS) await rm(join(folder, name), { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  await access(folder).catch(() => {
    throw new Sentence(`the data folder ${folder} cannot be made. Name another with --data.`);
  });
}
