import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfStale } from '../scripts/lib/build.ts';
import { inRoot } from '../scripts/lib/paths.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder } from './lib/rig.ts';
import { openScreen } from './lib/screen.ts';
import { round } from './lib/stats.ts';

const COUNT = 100_000;

async function gzKb(path: string): Promise<number> {
  return gzipSync(await readFile(join(inRoot('out', 'renderer'), path)), { level: 9 }).byteLength / 1000;
}

/** Every script the page has asked for by the time its list can be used: sign-in and inbox. */
export async function measure(): Promise<Measured[]> {
  await buildIfStale();
  const screen = await openScreen(await deskFolder(COUNT));
  const scripts = [...screen.scripts];
  await screen.close();
  const sizes = await Promise.all(scripts.map(gzKb));
  const value = sizes.reduce((sum, one) => sum + one, 0);
  return [
    {
      name: 'bundle',
      value: round(value, 1),
      unit: 'kB gz of script',
      promise: { text: '≤ 300 kB', isKept: value <= 300 },
      facts: { scripts: scripts.length, largestKb: round(Math.max(...sizes), 1) },
    },
  ];
}
