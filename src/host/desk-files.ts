import { createHash } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { goOn } from './pages.ts';

export type DeskFile = { readonly url: string; readonly pid: number; readonly controlToken: string };

const CONTROL = 'desk.json';
const OPEN = 'open.html';

/**
 * What a running desk leaves in its folder, readable by its owner only: `desk.json` says how to ask it for a link,
 * `open.html` leads a browser to it. A link never stands in the arguments of a process, which everybody can read.
 */
export const deskFiles = (dataDir: string) => ({
  openPath: join(dataDir, OPEN),
  writeControl: (file: DeskFile) => writePrivately(join(dataDir, CONTROL), `${JSON.stringify(file)}\n`),
  writeLink: (url: string) => writePrivately(join(dataDir, OPEN), goOn(url)),
  async readControl(): Promise<DeskFile | undefined> {
    try {
      return JSON.parse(await readFile(join(dataDir, CONTROL), 'utf8')) as DeskFile;
    } catch {
      return undefined;
    }
  },
  async remove(): Promise<void> {
    await Promise.all([CONTROL, OPEN].map((name) => rm(join(dataDir, name), { force: true })));
  },
});

/** A short name for a desk that stays the same as long as its folder does. */
export async function deskIdOf(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 12);
}

/** Written beside and renamed over, so that no reader finds half of it and no old, wider permission survives. */
async function writePrivately(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  await file.writeFile(text);
  await file.close();
  await rename(draft, path);
}
