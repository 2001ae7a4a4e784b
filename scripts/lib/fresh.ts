import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { livePrograms } from './live-programs.ts';
import { Sentence } from './sentence.ts';

const MARK = '.attune';
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Makes the data folder ours; with `isFresh`, empties it first, but only a folder that was ours already. */
export async function prepareData(folder: string, isFresh: boolean): Promise<void> {
  if (isFresh && (await exists(folder))) {
    if (!(await exists(join(folder, MARK)))) {
      throw new Sentence(`--fresh empties the data folder, and ${folder} was not made by Attune. Nothing was deleted.`);
    }
    const [running] = await livePrograms(folder);
    if (running) {
      throw new Sentence(
        `--fresh would empty ${folder} under a running ${running}. End it first. Nothing was deleted.`,
      );
    }
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, MARK), 'Attune keeps its data here.\n');
}
