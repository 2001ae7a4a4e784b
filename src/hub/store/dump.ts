import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../kernel/ports.ts';
import { syncFolder, writeDurably } from './durable.ts';

const KEPT = 2;
const isDump = (name: string): boolean => /^hub-\d+\.tar\.gz$/.test(name);

export type DumpFolder = {
  /** Writes a dump beside the database, whole or not at all, and keeps the newest two. The path. */
  write(dump: Blob): Promise<string>;
  newest(): Promise<Blob | undefined>;
  /** Moves a damaged database folder out of the way. */
  putAside(folder: string): Promise<void>;
};

export function dumpFolder(folder: string, clock: Clock): DumpFolder {
  const names = async (): Promise<string[]> => (await readdir(folder).catch(() => [])).filter(isDump).toSorted();
  return {
    async write(dump) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const last = Number(/\d+/.exec((await names()).at(-1) ?? '')?.[0] ?? 0);
      // Names sort by age, also when the clock was set back.
      const path = join(folder, `hub-${String(Math.max(clock.now(), last + 1)).padStart(15, '0')}.tar.gz`);
      await writeDurably(`${path}.part`, new Uint8Array(await dump.arrayBuffer()));
      await rename(`${path}.part`, path);
      await syncFolder(folder);
      for (const old of (await names()).slice(0, -KEPT)) await rm(join(folder, old), { force: true });
      return path;
    },
    async newest() {
      const name = (await names()).at(-1);
      return name === undefined ? undefined : new Blob([await readFile(join(folder, name))]);
    },
    putAside: (damaged) => rename(damaged, `${damaged}.damaged-${clock.now()}`),
  };
}
