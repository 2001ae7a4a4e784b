import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether the program that left this file (hub.json, desk.json) still runs. */
async function isAlive(file: string): Promise<boolean> {
  try {
    const { pid } = JSON.parse(await readFile(file, 'utf8')) as { pid: number };
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What runs on a data folder of `npm start`, in words: "hub", "desk of linxiao". */
export async function livePrograms(data: string): Promise<string[]> {
  const desks = await readdir(join(data, 'desks')).catch(() => []);
  const files = [
    { what: 'hub', file: join(data, 'hub', 'hub.json') },
    ...desks.map((name) => ({ what: `desk of ${name}`, file: join(data, 'desks', name, 'desk.json') })),
  ];
  const alive = await Promise.all(files.map(({ file }) => isAlive(file)));
  return files.filter((_, i) => alive[i]).map(({ what }) => what);
}
