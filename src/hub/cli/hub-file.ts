import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type HubFile = { url: string; pid: number; startedAt: number; serviceToken: string };

/** Tells programs of the same user where the hub is. Readable by this user only: the token is an administrator's. */
export async function writeHubFile(folder: string, facts: HubFile): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'hub.json');
  await writeFile(`${path}.new`, JSON.stringify(facts), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

export const removeHubFile = (folder: string): Promise<void> => rm(join(folder, 'hub.json'), { force: true });
