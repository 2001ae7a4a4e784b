import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileShim, shimmed, whyNot, type Mode } from './shim.ts';

const why = whyNot();
/** Five calls: a write, its sync, a write behind it, one over it, a cut. */
const PROGRAM = `
const { openSync, writeSync, fsyncSync, ftruncateSync } = require('node:fs');
const file = openSync(process.argv[1] + '/file', 'w+');
writeSync(file, 'synced');
fsyncSync(file);
writeSync(file, ' loose');
writeSync(file, 'LOOSE!', 7);
ftruncateSync(file, 3);
console.log('done');
`;

let root: string;
let shim: string;
let runs = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'attune-shim-'));
  if (why === undefined) shim = compileShim(root);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function folders(): { folder: string; images: string } {
  runs += 1;
  const [folder, images] = [join(root, `run-${runs}`), join(root, `images-${runs}`)];
  for (const one of [folder, images]) mkdirSync(one);
  return { folder, images };
}

/** What the file holds after the end at the last of the calls, and what each copy of it holds. */
function left(mode: Mode, calls: readonly number[], seed = 1): string[] {
  const { folder, images } = folders();
  const env = { ...process.env, ...shimmed(shim, folder, { calls, mode, seed, images }) };
  const { signal } = spawnSync(process.execPath, ['-e', PROGRAM, folder], { env });
  expect(signal).toBe('SIGKILL');
  const copies = calls.slice(0, -1).map((call) => join(images, String(call)));
  return [...copies, folder].map((place) => readFileSync(join(place, 'file'), 'utf8'));
}

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

describe.skipIf(why !== undefined)(`a process that is ended at a write${why === undefined ? '' : ` (${why})`}`, () => {
  test('leaves what it had written before, and its copies are what an end there would have left', () => {
    expect(left('kill', [1])).toEqual(['']);
    expect(left('kill', [2, 3, 4, 5])).toEqual(['synced', 'synced', 'synced loose', 'synced LOOSE!']);
  });

  test('leaves half of a torn write', () => {
    expect(left('torn', [1, 2, 4, 5])).toEqual(['syn', 'synced', 'synced LOOse', 'synced LOOSE!']);
  });

  test('keeps in a power cut what was synced, and of the rest any part of it in its order', () => {
    const kept = new Set(SEEDS.flatMap((seed) => left('power', [5], seed)));
    expect(kept).toEqual(new Set(['synced', 'synced loose', 'synced\0LOOSE!', 'synced LOOSE!']));
    expect(new Set(SEEDS.slice(0, 4).flatMap((seed) => left('power', [2], seed)))).toEqual(new Set(['', 'synced']));
  });

  test('says how many calls there were when it comes to its end', () => {
    const { folder } = folders();
    const total = join(root, 'total');
    const { stdout } = spawnSync(process.execPath, ['-e', PROGRAM, folder], {
      env: { ...process.env, ...shimmed(shim, folder, { total }) },
    });
    expect([stdout.toString(), readFileSync(total, 'utf8')]).toEqual(['done\n', '5']);
  });
});
